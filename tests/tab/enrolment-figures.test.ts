import { expect, test } from 'vitest'
import { agoInWords, countByState, departmentsOf, everybody, filterRows, howAsked, inOrderOfNeed, isNarrowed, lastStep } from '#tabs/programs/enrolment-figures.ts'
import { answers, person, row } from './people-of-a-season.ts'

const ana = row({ person: person('Ana Ruiz', 'Finance') })
const mei = row({ person: person('Mei Ono', 'Operations'), state: 'approved', decidedAt: 5 })
const jon = row({ person: person('Jon Keller', 'Product'), state: 'approved', answers: answers({ role: 'mentor' }), approver: null, submittedAt: 3, decidedAt: 4 }, { asks: [] })
const zoe = row({ person: person('Zoe Adler', null) }, { stuck: 'Priya is out of office until 9 March.' })
const all = [mei, jon, zoe, ana]
const names = (rows: typeof all) => rows.map(({ enrolment }) => enrolment.person.displayName)

test('people in equals people out: the states add up to everybody', () => {
  const counts = countByState(all)
  expect(counts).toMatchObject({ submitted: 2, approved: 2 })
  expect(Object.values(counts).reduce((sum, number) => sum + number, 0)).toBe(all.length)
})

test('a draft belongs to its owner and is counted nowhere', () => {
  expect(Object.values(countByState([row({ state: 'draft' })])).every((number) => number === 0)).toBe(true)
})

test('who is stuck stands first, then who waits, then everybody by name', () => {
  expect(names(inOrderOfNeed(all))).toEqual(['Zoe Adler', 'Ana Ruiz', 'Jon Keller', 'Mei Ono'])
})

test('every word of a search has to be found, in any order and in any capitals', () => {
  expect(names(filterRows(all, { ...everybody, search: 'RUIZ ana' }))).toEqual(['Ana Ruiz'])
  expect(filterRows(all, { ...everybody, search: 'ruiz operations' })).toEqual([])
})

test('a manager finds their people by the manager’s name', () => {
  expect(names(filterRows(all, { ...everybody, search: 'priya' }))).toEqual(['Mei Ono', 'Zoe Adler', 'Ana Ruiz'])
})

test('filters narrow together', () => {
  expect(names(filterRows(all, { ...everybody, state: 'approved', role: 'mentor' }))).toEqual(['Jon Keller'])
  expect(names(filterRows(all, { ...everybody, department: 'Operations' }))).toEqual(['Mei Ono'])
  expect(names(filterRows(all, { ...everybody, stuckOnly: true }))).toEqual(['Zoe Adler'])
})

test('blanks in the search narrow nothing', () => {
  expect(isNarrowed({ ...everybody, search: '  ' })).toBe(false)
  expect(filterRows(all, { ...everybody, search: '  ' })).toHaveLength(4)
  expect(isNarrowed({ ...everybody, role: 'mentee' })).toBe(true)
})

test('somebody without a department adds none to choose from', () => {
  expect(departmentsOf(all)).toEqual(['Finance', 'Operations', 'Product'])
})

test('a mentor whom nobody had to approve has joined, not been approved', () => {
  expect(lastStep(jon)).toEqual({ words: 'Joined', at: 4 })
  expect(howAsked(jon)).toBe('Nobody had to be asked')
  expect(lastStep(mei)).toEqual({ words: 'Approved', at: 5 })
  expect(howAsked(mei)).toBe('Priya Nair, card in Teams')
  expect(howAsked({ ...mei, asks: mei.asks.map((ask) => ({ ...ask, way: 'tab' as const })) })).toBe('Priya Nair, only in their tab')
})

test('days are said as people say them', () => {
  expect([0, 1, 2].map(agoInWords)).toEqual(['today', 'yesterday', '2 days ago'])
})
