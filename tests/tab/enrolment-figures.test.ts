import { expect, test } from 'vitest'
import { countByState, departmentsOf, everybody, filterRows, inOrderOfNeed, isNarrowed, lastStep, onePerPerson } from '#tabs/programs/enrolment-figures.ts'
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

test('somebody who enrolled twice is one person, shown by the newest, with what was before', () => {
  const declined = row({ person: person('Ana Ruiz', 'Finance'), state: 'declined', submittedAt: 1, decidedAt: 2 })
  const again = row({ person: person('Ana Ruiz', 'Finance'), state: 'submitted', submittedAt: 9 })
  const [only, ...others] = onePerPerson([again, declined])
  expect(others).toEqual([])
  expect(only).toEqual({ ...again, before: [declined] })
  expect(onePerPerson(all)).toHaveLength(all.length)
})

test('an enrolment that goes on stands before one that has ended, whichever was sent last', () => {
  const active = row({ person: person('Ana Ruiz'), state: 'active', submittedAt: 5 })
  const left = row({ person: person('Ana Ruiz'), state: 'withdrawn', submittedAt: 5 })
  expect(onePerPerson([left, active])[0]?.enrolment.state).toBe('active')
})

test('a request that was put off is not called approved', () => {
  expect(lastStep(row({ state: 'not-until', decidedAt: 7 }))).toEqual({ step: 'put-off', at: 7 })
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
  expect(lastStep(jon)).toEqual({ step: 'joined', at: 4 })
  expect(lastStep(mei)).toEqual({ step: 'approved', at: 5 })
})
