import { expect, test } from 'vitest'
import type { Warning } from '#api/nudges/contract.ts'
import type { CircleToRepair, RepairOption } from '#api/repairs/contract.ts'
import { aboutWhom, answeredBy, possibleOnes, repairRows, repairSentence, restsUntil, whoHearsNothing, whoReadsWhat } from '#tabs/parts/repair-words.ts'
import { circle, person } from './people-of-a-season.ts'

const jon = circle(['Mei Ono', 'Ana Ruiz'])
const eva = circle(['Tariq Aziz'], 'Eva Lund')
const warning = (more: Partial<Warning> = {}): Warning => ({ id: '0b6e1c1e-5f0a-4b7e-9a3c-2f6d1e8b7a92', circle: jon, rule: 'quiet', number: 2, sentence: '21 days past the planned day without a session.', raisedAt: 100, person: null, snoozedUntilAt: null, ...more })
const noMentor: CircleToRepair = { circle: eva, reasons: [{ kind: 'no-mentor', line: 'The mentor has left the company.', person: null }] }
const names = (rows: ReturnType<typeof repairRows>) => rows.map((row) => row.circle.name)
const option = (more: Partial<RepairOption> = {}): RepairOption => ({ kind: 'swap', id: 'a', title: 'Swap in Dana Wolf', line: 'Fit 0.79.', changes: [], tells: [], keeps: 'Goals stay.', possible: true, whyNot: null, ...more })

test('whoever asked for help stands first, before what is missing and what is quiet', () => {
  const help = warning({ circle: circle(['Li Wei'], 'Sam Osei'), rule: 'help-asked', person: person('Li Wei'), raisedAt: 900 })
  expect(names(repairRows([warning(), help], [noMentor]))).toEqual(['Sam Osei’s circle', 'Eva Lund’s circle', 'Jon Keller’s circle'])
})

test('a circle stands once, with every reason, the most pressing first', () => {
  const [only, ...others] = repairRows([warning(), warning({ rule: 'help-asked', person: person('Mei Ono'), raisedAt: 200 })], [{ circle: jon, reasons: [{ kind: 'same-department', line: 'Two sit in one department.', person: null }] }])
  expect(others).toEqual([])
  expect(only?.concerns.map(({ kind }) => kind)).toEqual(['help-asked', 'quiet', 'same-department'])
})

test('of two alike, the one that waits longer stands first', () => {
  expect(names(repairRows([warning({ raisedAt: 300 }), warning({ circle: eva, raisedAt: 50 })], []))).toEqual(['Eva Lund’s circle', 'Jon Keller’s circle'])
})

test('a circle rests only while everything about it is snoozed', () => {
  const away = warning({ snoozedUntilAt: 5_000 })
  const rest = (rows: ReturnType<typeof repairRows>) => rows.map(restsUntil)
  expect(rest(repairRows([away, warning({ rule: 'no-time', snoozedUntilAt: 4_000 })], []))).toEqual([4_000])
  expect(rest(repairRows([away, warning({ rule: 'moved-twice' })], []))).toEqual([null])
  expect(rest(repairRows([{ ...away, circle: eva }], [noMentor]))).toEqual([null])
  expect(repairRows([warning({ rule: 'help-asked', snoozedUntilAt: 9 }), warning({ rule: 'not-closed' })], [])[0]?.concerns[0].kind).toBe('not-closed')
})

test('people who asked are counted as people, beside the circles', () => {
  const help = (name: string) => warning({ rule: 'help-asked', person: person(name) })
  expect(repairSentence(repairRows([warning()], []))).toBe('1 circle to look at')
  expect(repairSentence(repairRows([help('Mei Ono'), help('Mei Ono')], [noMentor]))).toBe('1 person asked for help, 2 circles to look at')
  expect(repairSentence(repairRows([help('Mei Ono'), help('Ana Ruiz')], []))).toBe('2 people asked for help, 1 circle to look at')
})

test('ways are asked about the mentee who asked, and about the whole circle otherwise', () => {
  const about = (rows: ReturnType<typeof repairRows>) => rows.map(aboutWhom)
  expect(about(repairRows([warning({ rule: 'help-asked', person: person('Mei Ono') })], []))).toEqual(['Mei Ono'])
  expect(about(repairRows([warning({ rule: 'help-asked', person: person('Jon Keller', 'Product') })], []))).toEqual([null])
  expect(about(repairRows([warning({ circle: eva, rule: 'help-asked', person: person('Tariq Aziz') })], []))).toEqual([null])
})

test('a repair for one person closes nobody else’s call for help', () => {
  const of = (id: string, name: string | null) => warning({ id, rule: name === null ? 'quiet' : 'help-asked', person: name === null ? null : person(name) })
  const [row] = repairRows([of('a', 'Mei Ono'), of('b', 'Ana Ruiz'), of('c', null)], [])
  expect(row && answeredBy(row, 'Mei Ono').sort()).toEqual(['a', 'c'])
  expect(row && answeredBy(row, null).sort()).toEqual(['a', 'b', 'c'])
})

test('what cannot be done is offered to nobody', () => {
  expect(possibleOnes([option(), option({ id: 'b', possible: false, whyNot: 'No circle has room.' })]).map(({ id }) => id)).toEqual(['a'])
})

test('those who read the same words stand together, and who hears nothing is named', () => {
  const tells = [{ person: person('Mei Ono'), text: 'Dana is your new mentor.' }, { person: person('Ana Ruiz'), text: 'Dana is your new mentor.' }, { person: person('Dana Wolf'), text: 'You have a circle.' }]
  expect(whoReadsWhat(tells)).toEqual([{ names: 'Mei Ono and Ana Ruiz', text: 'Dana is your new mentor.' }, { names: 'Dana Wolf', text: 'You have a circle.' }])
  expect(whoHearsNothing(jon, tells)).toBe('Jon Keller hears nothing.')
  expect(whoHearsNothing({ ...jon, mentor: null }, tells)).toBeNull()
})
