import { expect, test } from 'vitest'
import { cohortTouches, draftOf, faultsOfChange, givesPlaces, placesTaken, programTouches } from '#tabs/programs/change-words.ts'
import { answers, cohort, person, row } from './people-of-a-season.ts'

const winter = cohort({ places: 10 })
const same = { name: winter.name, enrolUntilOn: winter.enrolUntilOn, places: '10' }
const say = (on: string) => on

test('a change of a program says what it touches, and nothing where nothing was changed', () => {
  const draft = draftOf(winter.program)
  expect(programTouches(winter.program, draft)).toBe('Whatever you change counts from then on. Nobody is told.')
  expect(programTouches(winter.program, { ...draft, remindAfterDays: 3 })).toContain('also for requests that wait')
  expect(programTouches(winter.program, { ...draft, mentorNeedsApproval: true })).toContain('those who are in stay in')
})

test('a mailbox that was chosen before stays chosen', () => {
  const id = '0b6e1c1e-5f0a-4b7e-9a3c-2f6d1e8b7a90'
  expect(draftOf({ ...winter.program, seriesMailbox: id })).toMatchObject({ mailbox: 'one', owner: { id } })
  expect(draftOf(winter.program)).toMatchObject({ mailbox: 'mentor', owner: null })
})

test('places are taken by mentees who are in; the waitlist waits for one, and mentors need none', () => {
  const rows = [row({ person: person('Ana Ruiz'), state: 'approved' }), row({ person: person('Mei Ono'), state: 'waitlisted' }), row({ person: person('Li Wei'), state: 'declined' }), row({ person: person('Jon Keller'), state: 'approved', answers: answers({ role: 'mentor' }) })]
  expect(placesTaken(rows)).toEqual({ taken: 1, waiting: 1 })
  expect([givesPlaces(winter), givesPlaces({ ...winter, state: 'running' }), givesPlaces({ ...winter, places: null })]).toEqual([true, false, false])
})

test('more places say how many people get one, fewer that nobody is sent away', () => {
  expect(cohortTouches(winter, { ...same, places: '12' }, { taken: 10, waiting: 5 }, say)).toBe('2 people who wait get a place and are told.')
  expect(cohortTouches(winter, { ...same, places: '' }, { taken: 10, waiting: 1 }, say)).toBe('1 person who waits gets a place and is told.')
  expect(cohortTouches(winter, { ...same, places: '8' }, { taken: 10, waiting: 0 }, say)).toContain('Nobody is sent away')
  expect(cohortTouches(winter, same, { taken: 10, waiting: 5 }, say)).toBe('Nobody is told.')
  expect(cohortTouches(winter, { ...same, enrolUntilOn: '2026-12-01' }, { taken: 0, waiting: 0 }, say)).toBe('People can enrol until 2026-12-01.')
})

test('a last day that is not changed may lie in the past, a new one may not', () => {
  expect(faultsOfChange(winter, same, '2027-01-01')).toEqual({})
  expect(faultsOfChange(winter, { ...same, enrolUntilOn: '2026-11-30' }, '2026-12-01')).toHaveProperty('enrolUntilOn')
  expect(faultsOfChange(winter, { ...same, enrolUntilOn: '2026-12-05' }, '2026-12-01')).toHaveProperty('enrolUntilOn')
  expect(faultsOfChange(winter, { ...same, enrolUntilOn: '2026-12-04' }, '2026-12-01')).toEqual({})
})
