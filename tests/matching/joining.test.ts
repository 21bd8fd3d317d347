import { expect, test } from 'vitest'
import { judgePlace, type StandingCircle } from '#api/matching/beside-standing.ts'
import { canonicalJson } from '#api/matching/canonical.ts'
import type { MatchInstance, PoolPerson } from '#api/matching/engine/types.ts'
import type { BusyTimes } from '#api/matching/find-time.ts'
import { findFreeSeats } from '#api/matching/free-seats.ts'
import { type RunResult, solveRun } from '#api/matching/solve-run.ts'

const hours = { monday: ['09:00', '17:00'], tuesday: ['09:00', '17:00'], wednesday: ['09:00', '17:00'], thursday: ['09:00', '17:00'], friday: ['09:00', '17:00'] } satisfies PoolPerson['workingHours']
const person = (id: string, department: string): PoolPerson => ({ id, name: id, managerId: null, department: [department], timeZone: 'Europe/London', workingHours: hours })
/** Second Tuesdays at ten, London's winter. */
const sessions = ['2027-01-12', '2027-02-09', '2027-03-09'].map((day) => ({ startAt: Date.parse(`${day}T10:00:00Z`), endAt: Date.parse(`${day}T11:00:00Z`) }))
const circle = (more: Partial<StandingCircle> = {}): StandingCircle => ({ id: 'circle', mentor: 'mina', members: [{ person: 'ben', enrolmentId: 'ben’s', department: 'Legal', never: [] }], left: [], sessions, words: 'Second Tuesday of the month, 10:00', timeZone: 'Europe/London', ...more })

/** Mina has one free seat beside Ben of Legal; Ann of Sales and Leo of Legal wait, and so does a mentor, Omar, for one of them. */
const instance: MatchInstance = {
  people: [person('mina', 'Product'), person('omar', 'Finance'), person('ann', 'Sales'), person('leo', 'Legal')],
  mentors: [{ person: 'mina', capacity: 1, skills: { negotiation: 5 } }, { person: 'omar', capacity: 1, skills: { cooking: 1 } }],
  mentees: [{ person: 'ann', wants: { negotiation: 3 } }, { person: 'leo', wants: { negotiation: 3 } }],
  rules: { languages: false, circleSize: 3, distinctDepartments: 'hard' },
  seed: 1,
}
const series = { occurrences: 4, durationMinutes: 60, firstNotBefore: '2026-12-01', notBefore: '2026-12-01', granularityMinutes: 30 }

function solve(given: Partial<MatchInstance> = {}, standing: StandingCircle[] = [circle()], busyOf: Record<string, BusyTimes> = {}): Promise<RunResult> {
  const lottery = { secret: 'a secret', perMille: 0, favoursPerMille: 0, mentorIds: new Map([['mina', 0], ['omar', 0]]), menteeIds: new Map([['ann', 0], ['leo', 0], ['ben', 0]]) }
  const doors = { progress: () => undefined, readCalendars: (ids: string[]) => Promise.resolve(new Map<string, BusyTimes>(ids.map((id) => [id, busyOf[id] ?? []]))) }
  return solveRun({ instance: { ...instance, ...given }, standing, lottery, series, taxonomy: null }, doors)
}
const circlesOf = ({ answer }: RunResult) => Object.fromEntries(answer.circles.flatMap(({ mentor, mentees }) => (mentees.length > 0 ? [[mentor, mentees.map(({ id }) => id)]] : [])))
const bytes = (result: RunResult) => canonicalJson({ ...result, slots: [...result.slots] })

test('a free seat goes to whoever shares no department with those who sit there, at the time that is booked', async () => {
  const found = await solve()
  expect(circlesOf(found)).toEqual({ mina: ['ann'], omar: ['leo'] })
  expect(found.slots.get('mina')).toEqual({ words: 'Second Tuesday of the month, 10:00', firstAt: sessions[0]?.startAt, timeZone: 'Europe/London', sessions: 3, minutes: 60, onPattern: 3, unseen: [], joins: { circleId: 'circle', beside: ['ben’s'] } })
  expect(found.slots.get('omar')?.joins).toBeUndefined()
  expect(found.figures).toMatchObject({ mentors: 1, mentees: 2, circles: 1, matched: 2, unmatched: 0, bySize: [{ size: 1, circles: 1 }], withTime: 1, joining: { circles: 1, mentees: 1 } })
})

test('a circle that nobody joins is not told of: its mentor neither waits nor is left over', async () => {
  const found = await solve({ mentees: instance.mentees.filter((mentee) => mentee.person === 'leo') })
  expect(circlesOf(found)).toEqual({ omar: ['leo'] })
  expect(found.answer.unmatched).toEqual([])
  expect(found.figures).toMatchObject({ mentors: 1, mentees: 1, circles: 1 })
  expect(found.figures.joining).toBeUndefined()
})

test('who declined whom, who was kept apart otherwise and who had left give the same bytes', async () => {
  const [ann, leo] = instance.mentees
  if (!ann || !leo) throw new Error('Two wait.')
  const [member] = circle().members
  if (!member) throw new Error('Ben is in the circle.')
  const byJoiner = await solve({ mentees: [{ ...ann, never: ['ben'] }, leo] })
  expect(Object.keys(circlesOf(byJoiner))).not.toContain('mina')
  const byMember = await solve({}, [circle({ members: [{ ...member, never: ['ann'] }] })])
  const byDeparture = await solve({}, [circle({ left: ['ann'] })])
  const byMentor = await solve({ mentors: instance.mentors.map((mentor) => (mentor.person === 'mina' ? { ...mentor, never: ['ann'] } : mentor)) })
  for (const other of [byMember, byDeparture, byMentor]) expect(bytes(other)).toBe(bytes(byJoiner))
})

test('whoever joins can keep three in four of the sessions that are booked, and nobody else is asked', async () => {
  const busy = (days: string[]): BusyTimes => days.map((day) => [`${day}T10:30:00Z`, `${day}T12:00:00Z`, 'busy'] as const)
  const four = circle({ sessions: [...sessions, { startAt: Date.parse('2027-04-13T09:00:00Z'), endAt: Date.parse('2027-04-13T10:00:00Z') }] })
  const ann = person('ann', 'Sales')
  const judged = (standing: StandingCircle, days: string[]) => judgePlace(standing, [ann], new Map([['ann', busy(days)], ['mina', busy(['2027-01-12', '2027-02-09'])]]))
  expect(judged(four, ['2027-02-09'])).toEqual({ meets: true })
  expect(judged(four, ['2027-02-09', '2027-03-09'])).toEqual({ meets: false, failing: ['mina', 'ann'] })
  expect(judged(circle(), ['2027-02-09'])).toEqual({ meets: false, failing: ['mina', 'ann'] })
  expect(judgePlace(circle(), [{ ...ann, workingHours: { monday: ['09:00', '17:00'] } }], new Map())).toEqual({ meets: false, failing: ['mina', 'ann'] })
  expect(circlesOf(await solve({ mentors: instance.mentors.slice(0, 1) }, [circle()], { ann: busy(['2027-02-09']) }))).toEqual({})
})

test('a mentor of two circles has one capacity for both, and only the one with most room is filled', () => {
  const running = (id: string, mentees: number) => ({ id, members: [{ enrolmentId: 'mina', role: 'mentor' as const }, ...Array.from({ length: mentees }, (_, at) => ({ enrolmentId: `${id} ${at}`, role: 'mentee' as const }))] })
  expect(findFreeSeats([running('one', 2)], 'mina', 3, 3)).toEqual({ circleId: 'one', seats: 1 })
  expect(findFreeSeats([running('one', 2)], 'mina', 3, 2)).toBeNull()
  expect(findFreeSeats([running('one', 2), running('two', 1)], 'mina', 4, 3)).toEqual({ circleId: 'two', seats: 1 })
  expect(findFreeSeats([running('two', 1), running('one', 1)], 'mina', 4, 2)).toEqual({ circleId: 'one', seats: 1 })
  expect(findFreeSeats([running('one', 2), running('two', 1)], 'mina', 3, 3)).toBeNull()
  expect(findFreeSeats([running('one', 1)], 'omar', 3, 3)).toBeNull()
})
