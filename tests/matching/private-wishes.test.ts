import { expect, test, vi } from 'vitest'
import { canonicalJson } from '#api/matching/canonical.ts'
import type { MatchInstance } from '#api/matching/engine/types.ts'
import type { BusyTimes } from '#api/matching/find-time.ts'
import { drawLots, type Lottery, withHeldBack } from '#api/matching/held-back.ts'
import { type RunResult, solveRun } from '#api/matching/solve-run.ts'
import { fewestChoices, withWishesThatCount } from '#api/matching/wishes-that-count.ts'

// Half a million pairs take a moment, and longer beside other work.
vi.setConfig({ testTimeout: 60_000 })

const departments = ['Finance', 'Sales', 'Legal', 'Operations', 'Design']
const mentors = Array.from({ length: 12 }, (_, at) => `mentor-${at}`)
const mentees = Array.from({ length: 30 }, (_, at) => `mentee-${at}`)
const hours = { monday: ['09:00', '17:00'], tuesday: ['09:00', '17:00'], wednesday: ['09:00', '17:00'], thursday: ['09:00', '17:00'], friday: ['09:00', '17:00'] } satisfies MatchInstance['people'][number]['workingHours']

const instance: MatchInstance = {
  people: [...mentors, ...mentees].map((id, at) => ({ id, name: id, managerId: null, department: [departments[at % departments.length] ?? ''], timeZone: 'Europe/London', workingHours: hours })),
  mentors: mentors.map((person, at) => ({ person, capacity: 2, skills: { [at % 2 ? 'negotiation' : 'budgeting']: 4 } })),
  mentees: mentees.map((person, at) => ({ person, wants: { [at % 3 ? 'negotiation' : 'budgeting']: 2 } })),
  rules: { languages: false, circleSize: 3 },
  seed: 1,
}
const lottery: Lottery = { secret: 'a secret', perMille: 100, favoursPerMille: 0, mentorIds: new Map(mentors.map((id) => [id, 0])), menteeIds: new Map(mentees.map((id) => [id, 0])) }
const series = { occurrences: 4, durationMinutes: 60, firstNotBefore: '2026-12-01', notBefore: '2026-12-01', granularityMinutes: 30 }
const free = { progress: () => undefined, readCalendars: (ids: string[]) => Promise.resolve(new Map<string, BusyTimes>(ids.map((id) => [id, []]))) }
const solve = (given: MatchInstance, perMille: number, favoursPerMille = 0) => solveRun({ instance: given, lottery: { ...lottery, perMille, favoursPerMille }, standing: [], series, taxonomy: null }, free)
const bytes = (result: RunResult) => canonicalJson({ ...result, slots: [...result.slots] })
const pairsOf = (lots: Map<string, string[]>) => [...lots].flatMap(([mentee, held]) => held.filter((id) => id.startsWith('mentor')).map((mentor) => ({ mentor, mentee })))

/** Everybody who is held back from a mentee: mentors, and other mentees. */
const heldOf = (lots: Map<string, string[]>) => [...lots].flatMap(([mentee, held]) => held.map((other) => ({ mentee, other })))

/** The instance in which these pairs are declined by one of the two, in turns. */
function declined(pairs: { mentee: string; other: string }[]): MatchInstance {
  const by = (person: string) => pairs.flatMap(({ mentee, other }, at) => (at % 2 && mentee === person ? [other] : at % 2 === 0 && other === person ? [mentee] : []))
  return { ...instance, mentors: instance.mentors.map((mentor) => ({ ...mentor, never: by(mentor.person) })), mentees: instance.mentees.map((mentee) => ({ ...mentee, never: by(mentee.person) })) }
}

test('whether a pair is declined by one of the two or held back by lot, every byte of the result is the same', async () => {
  const held = pairsOf(drawLots(lottery))
  const all = heldOf(drawLots(lottery))
  expect(held.length).toBeGreaterThan(10)
  expect(all.length - held.length).toBeGreaterThan(3)
  const byLot = await solve(instance, 100)
  expect(bytes(await solve(declined(all), 0))).toBe(bytes(byLot))
  expect(bytes(await solve(declined(all.slice(0, 7)), 100))).toBe(bytes(byLot))
  expect(bytes(await solve(instance, 0))).not.toBe(bytes(byLot))
  const together = new Set(byLot.answer.circles.flatMap((circle) => circle.mentees.map((mentee) => `${circle.mentor} ${mentee.id}`)))
  for (const { mentor, mentee } of held) expect(together.has(`${mentor} ${mentee}`)).toBe(false)
  for (const { mentee, other } of all) expect(byLot.answer.circles.some(({ mentees: members }) => members.some(({ id }) => id === mentee) && members.some(({ id }) => id === other))).toBe(false)
})

test('what the lot drew stays drawn however often somebody changes their mind, so that drawing anew separates no veto from a lot', () => {
  const first = heldOf(drawLots(lottery))
  const later = drawLots({ ...lottery, mentorIds: new Map(mentors.map((id, at) => [id, at % 3])), menteeIds: new Map(mentees.map((id, at) => [id, at % 2])) })
  for (const { mentee, other } of first) expect(later.get(mentee)).toContain(other)
  expect(heldOf(later).length).toBeGreaterThan(first.length)
})

test('a lock on a pair that is held back does not hold, whoever holds it back', async () => {
  const [pair] = pairsOf(drawLots(lottery))
  if (!pair) throw new Error('Some pair is held back.')
  const locks = [pair]
  const [byLot, byVeto] = [await solve({ ...instance, locks }, 100), await solve({ ...declined(heldOf(drawLots(lottery))), locks }, 0)]
  expect(bytes(byVeto)).toBe(bytes(byLot))
  expect(byLot.answer.circles.find((circle) => circle.mentor === pair.mentor)?.mentees.map((mentee) => mentee.id) ?? []).not.toContain(pair.mentee)
})

test('the lot draws its share of all pairs, the same at every run, and by its secret alone', () => {
  const many = (role: string, number: number) => new Map(Array.from({ length: number }, (_, at) => [`${role} ${at}`, 0]))
  const large: Lottery = { secret: 'a secret', perMille: 20, favoursPerMille: 0, mentorIds: many('mentor', 300), menteeIds: many('mentee', 1_000) }
  const drawn = pairsOf(drawLots(large))
  expect(drawn.length / 300_000).toBeGreaterThan(0.019)
  expect(drawn.length / 300_000).toBeLessThan(0.021)
  expect(drawLots({ ...large, mentorIds: new Map([...large.mentorIds].toReversed()) }).get('mentee 7')?.toSorted()).toEqual(drawLots(large).get('mentee 7')?.toSorted())
  const fewer = drawLots({ ...large, mentorIds: many('mentor', 150) })
  expect(pairsOf(fewer)).toEqual(drawn.filter(({ mentor }) => Number(mentor.slice(7)) < 150))
  const peers = [...drawLots(large)].flatMap(([, held]) => held.filter((id) => id.startsWith('mentee'))).length
  expect(peers / 499_500).toBeGreaterThan(0.0045)
  expect(peers / 499_500).toBeLessThan(0.0055)
  const shared = (one: Map<string, string[]>) => pairsOf(one).filter((pair) => drawn.some((other) => other.mentor === pair.mentor && other.mentee === pair.mentee)).length
  expect(shared(drawLots({ ...large, secret: 'another', mentorIds: many('mentor', 30) })) / 600).toBeLessThan(0.1)
  expect(drawLots({ ...large, perMille: 0 }).size).toBe(0)
})

test('what is held back is said in one way, on one side, in one order, and only of people who take part', () => {
  const given: MatchInstance = { ...instance, mentors: instance.mentors.map((mentor, at) => ({ ...mentor, never: at === 0 ? ['mentee-3', 'somebody else'] : [] })), mentees: instance.mentees.map((mentee, at) => ({ ...mentee, never: at === 3 ? ['mentor-9', 'mentor-1', 'nobody'] : [] })) }
  const held = withHeldBack(given, new Map([['mentee-3', ['mentor-2', 'mentor-1']]]))
  expect(held.mentees[3]?.never).toEqual(['mentor-0', 'mentor-1', 'mentor-2', 'mentor-9'])
  expect(held.mentors.every((mentor) => mentor.never?.length === 0)).toBe(true)
})

/** The instance in which these mentees name these mentors. */
const naming = (named: { mentee: string; mentor: string }[], given = instance): MatchInstance => ({ ...given, mentees: given.mentees.map((mentee) => ({ ...mentee, favourites: named.filter((pair) => pair.mentee === mentee.person).map(({ mentor }) => mentor) })) })
const favouritesIn = ({ mentees: taking }: MatchInstance) => taking.flatMap(({ person, favourites = [] }) => favourites.map((mentor) => `${mentor} ${person}`)).sort()

test('where few take part no wish counts: a run over a handful of people is the same byte by byte, whatever they wish', async () => {
  const named = [{ mentee: 'mentee-0', mentor: 'mentor-1' }]
  const crowd = (mentorCount: number, menteeCount: number): MatchInstance => ({ ...instance, mentors: instance.mentors.slice(0, mentorCount), mentees: instance.mentees.slice(0, menteeCount) })
  for (const [mentorCount, menteeCount, counts] of [[fewestChoices, fewestChoices, true], [fewestChoices - 1, 30, false], [12, fewestChoices - 1, false]] as const) {
    expect(favouritesIn(withWishesThatCount(naming(named, crowd(mentorCount, menteeCount)), lottery)).length, `${mentorCount} mentors, ${menteeCount} mentees`).toBe(counts ? 1 : 0)
  }
  const few = crowd(fewestChoices - 1, 8)
  expect(bytes(await solve(naming(named, few), 0))).toBe(bytes(await solve(few, 0)))
  const enough = crowd(fewestChoices, 8)
  expect(bytes(await solve(naming(named, enough), 0))).not.toBe(bytes(await solve(enough, 0)))
})

test('an organizer who locks or forbids until few are left makes wishes stop counting instead of showing them', () => {
  const named = [{ mentee: 'mentee-0', mentor: 'mentor-1' }]
  const after = (more: Partial<MatchInstance>) => favouritesIn(withWishesThatCount({ ...naming(named), ...more }, lottery))
  const apart = (count: number) => mentors.slice(12 - count).map((mentor) => ({ mentor, mentee: 'mentee-0' }))
  expect(after({ forbidden: apart(7) })).toHaveLength(1)
  expect(after({ forbidden: [...apart(8), ...apart(8)] })).toHaveLength(0)
  expect(after({ forbidden: mentees.slice(5).map((mentee) => ({ mentor: 'mentor-1', mentee })) })).toHaveLength(1)
  expect(after({ forbidden: mentees.slice(4).map((mentee) => ({ mentor: 'mentor-1', mentee })) })).toHaveLength(0)
  // Two seats each: sixteen locks fill eight of the twelve mentors.
  expect(after({ locks: mentors.slice(4).flatMap((mentor, at) => [2 * at + 5, 2 * at + 6].map((mentee) => ({ mentor, mentee: `mentee-${mentee}` }))) })).toHaveLength(0)
})

test('whether a mentee named a mentor or the lot favours the two, every byte of the result is the same', async () => {
  const drawn = favouritesIn(withWishesThatCount(instance, { ...lottery, favoursPerMille: 100 })).map((pair) => ({ mentor: pair.split(' ')[0]!, mentee: pair.split(' ')[1]! }))
  expect(drawn.length / (mentors.length * mentees.length)).toBeGreaterThan(0.06)
  expect(drawn.length / (mentors.length * mentees.length)).toBeLessThan(0.14)
  const byLot = bytes(await solve(instance, 100, 100))
  expect(bytes(await solve(naming(drawn), 100, 0)) === byLot).toBe(true)
  expect(bytes(await solve(naming(drawn.slice(0, 9)), 100, 100)) === byLot).toBe(true)
  expect(bytes(await solve(instance, 100, 0)) === byLot).toBe(false)
})
