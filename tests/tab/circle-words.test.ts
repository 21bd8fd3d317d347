import { expect, test } from 'vitest'
import { besideWords, circleFit, joinWords, mentions, otherZone, sharesOf, shortTime, timeQuality, titleOf } from '#tabs/matching/circle-words.ts'
import { lockOf, waitingChanges, waitingSentence, wishFor } from '#tabs/matching/wish-words.ts'
import { helpOf, unmatchedSentence } from '#tabs/matching/unmatched-words.ts'
import { ana, keller, mei, run } from './a-run.ts'
import { person } from './people-of-a-season.ts'

const slot = { words: 'Second Tuesday of the month, 14:00', firstAt: 0, timeZone: 'Europe/Lisbon', minutes: 60, sessions: 4, onPattern: 4, unseen: [] }

test('fit is shown out of 100, of a circle as the mean of its mentees', () => {
  expect(circleFit(keller)).toBe(50)
  expect(circleFit({ ...keller, mentees: [] })).toBe(0)
})

test('the strongest reason comes first, points add up to the fit, and each says where it was read', () => {
  expect(sharesOf(mei).map(({ points, source }) => [points, source])).toEqual([[50, 'From skills offered and wanted'], [10, 'From working hours']])
  expect(sharesOf({ ...ana, reasons: [{ kind: 'unheard-of', text: 'Something new.', points: 1 }] })[0]?.source).toBeNull()
})

test('a circle is named after its mentor, a pair after both', () => {
  expect(titleOf(keller)).toBe('Jon Keller’s circle')
  expect(titleOf({ ...keller, mentees: [mei] })).toBe('Jon Keller and Mei Ono')
})

test('a time says how often it holds and whose calendar was not seen', () => {
  expect(timeQuality(slot)).toBe('Free for all in all 4 months.')
  expect(timeQuality({ ...slot, onPattern: 3, unseen: [person('Ana Ruiz')] })).toBe('Free for all in 3 of 4 months; the others move within their month. Ana’s calendar can’t be seen, so working hours alone count.')
  expect(shortTime(slot)).toBe('Second Tuesday, 14:00')
})

test('a clock that is not the reader’s is named', () => {
  expect(otherZone('Europe/Lisbon', 'Europe/Lisbon')).toBeNull()
  expect(otherZone('America/New_York', 'Europe/Lisbon')).toBe('New York')
})

test('a search finds people by name and department, in any order', () => {
  expect(mentions(keller, 'ruiz finance')).toBe(true)
  expect(mentions(keller, 'legal')).toBe(false)
})

const wish = (mentee: string, kind: 'lock' | 'forbid') => ({ mentor: keller.mentor, mentee: person(mentee), wish: kind, by: person('Imogen Tazelaar'), at: 0 })

test('a circle is locked when all its pairs are', () => {
  expect(lockOf([], keller)).toBe('none')
  expect(lockOf([wish('Mei Ono', 'lock')], keller)).toBe('some')
  expect(lockOf([wish('Mei Ono', 'lock'), wish('Ana Ruiz', 'lock')], keller)).toBe('all')
  expect(wishFor([wish('Ana Ruiz', 'forbid')], keller.mentor.id, 'Ana Ruiz')).toBe('forbid')
})

test('only what the shown run was not made with waits for the next one', () => {
  const lock = { mentor: keller.mentor, mentee: mei.person }
  expect(waitingChanges(run({ locks: [lock] }), [wish('Mei Ono', 'lock'), wish('Ana Ruiz', 'forbid')])).toEqual(['not Jon with Ana'])
  expect(waitingChanges(run({ locks: [lock], forbidden: [{ ...lock, mentee: ana.person }] }), [])).toEqual(['Jon with Mei no longer locked', 'Jon with Ana allowed again'])
  expect(waitingChanges(run({ locks: [lock] }), [wish('Mei Ono', 'forbid')])).toEqual(['not Jon with Mei'])
})

test('a circle that is locked whole is one change', () => {
  expect(waitingChanges(run(), [wish('Mei Ono', 'lock'), wish('Ana Ruiz', 'lock')])).toEqual(['Jon with Mei and Ana locked'])
})

test('the bar counts what waits and names three of it', () => {
  expect(waitingSentence(['not Jon with Ana'])).toBe('1 change waits for the next run: not Jon with Ana.')
  expect(waitingSentence(['a', 'b', 'c', 'd', 'e'])).toBe('5 changes wait for the next run: a; b; c and 2 more.')
})

const remedy = (rule: string, frees: number) => ({ rule, frees, text: `Relaxing ${rule} frees ${frees}.`, change: {} })
const left = (name: string, role: 'mentor' | 'mentee', remedies: ReturnType<typeof remedy>[] = []) => ({ person: person(name), role, reasons: [], remedies })

test('advice is given once, most helpful first, and nothing that frees nobody', () => {
  const people = [left('Li Wen', 'mentee', [remedy('languages', 1), remedy('minSharedHours', 2)]), left('Sam Cho', 'mentee', [remedy('minSharedHours', 2), remedy('cooldownSeasons', 0)])]
  expect(helpOf(people).map(({ rule }) => rule)).toEqual(['minSharedHours', 'languages'])
})

test('those left over are told as people who wait, in one sentence', () => {
  expect(unmatchedSentence([left('Li Wen', 'mentee'), left('Jo Ito', 'mentor')], false)).toBe('1 mentee and 1 mentor would stay without a circle. When you publish, they go to the waitlist and keep their answers.')
  expect(unmatchedSentence([left('Li Wen', 'mentee')], true)).toBe('1 mentee is on the waitlist and takes part in the next run.')
})

test('a seat in a circle that runs names that circle, who is in it, and how its booked sessions suit', () => {
  const slot = { words: 'Second Tuesday of the month, 14:00', firstAt: 0, timeZone: 'Europe/London', sessions: 4, minutes: 60, onPattern: 3, unseen: [] }
  const joined = { ...keller, mentees: keller.mentees.slice(0, 1), slot, joins: { beside: [person('Ana Ruiz')] } }
  expect([joinWords(keller), joinWords(joined), joinWords({ ...joined, mentees: keller.mentees })]).toEqual([null, 'Joins Jon’s circle', 'Join Jon’s circle'])
  expect(titleOf(joined)).toBe('Jon Keller’s circle')
  expect(besideWords(joined.joins)).toBe('This circle runs already with Ana. They and their meetings stay as they are.')
  expect(timeQuality(slot, true)).toBe('3 of the 4 sessions that are left suit whoever joins; the others find another time by themselves.')
  expect(timeQuality({ ...slot, onPattern: 4 }, true)).toBe('All 4 sessions that are left suit whoever joins.')
  expect(mentions(joined, 'ana ruiz')).toBe(true)
})
