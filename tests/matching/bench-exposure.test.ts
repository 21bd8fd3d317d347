import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { withBenchFavours } from '#api/matching/bench-favours.ts'
import { canonicalJson } from '#api/matching/canonical.ts'
import type { MatchInstance } from '#api/matching/engine/types.ts'
import type { BusyTimes } from '#api/matching/find-time.ts'
import { type RunResult, solveRun } from '#api/matching/solve-run.ts'
import { coinOf, coins, drawAnswers, favourBench, isDrawn, mostDraws } from '#api/succession/draw.ts'

vi.setConfig({ testTimeout: 60_000 })

const departments = ['Finance', 'Sales', 'Legal', 'Operations']
const hours = { monday: ['09:00', '17:00'], tuesday: ['09:00', '17:00'], wednesday: ['09:00', '17:00'], thursday: ['09:00', '17:00'], friday: ['09:00', '17:00'] } satisfies MatchInstance['people'][number]['workingHours']
const series = { occurrences: 4, durationMinutes: 60, firstNotBefore: '2026-12-01', notBefore: '2026-12-01', granularityMinutes: 30 }
const free = { progress: () => undefined, readCalendars: (ids: string[]) => Promise.resolve(new Map<string, BusyTimes>(ids.map((id) => [id, []]))) }
const bytes = (result: RunResult) => canonicalJson({ ...result, slots: [...result.slots] })

/** A company in which departments and skills lie as the numbers say. */
function companyOf(mentorCount: number, menteeCount: number, mix: number): MatchInstance {
  const mentors = Array.from({ length: mentorCount }, (_, at) => `mentor-${at}`)
  const mentees = Array.from({ length: menteeCount }, (_, at) => `mentee-${at}`)
  const scatter = (at: number, among: number) => ((at + 1) * (2 * mix + 7) + Math.floor(at / among)) % among
  return {
    people: [...mentors, ...mentees].map((id, at) => ({ id, name: id, managerId: null, department: [departments[scatter(at, departments.length)]!], timeZone: 'Europe/London', workingHours: hours })),
    mentors: mentors.map((person, at) => ({ person, capacity: 2, skills: { [scatter(at, 3) ? 'negotiation' : 'budgeting']: 4 } })),
    mentees: mentees.map((person, at) => ({ person, wants: { [scatter(at + mix, 3) ? 'negotiation' : 'budgeting']: 2 } })),
    rules: { languages: false, circleSize: 2 },
    seed: 1,
  }
}

const idsOf = ({ mentees }: MatchInstance) => mentees.map(({ person }) => person)

/** The run as an organizer sees it, with who is on a bench; everything on the way is the product's own. */
function solve(instance: MatchInstance, { candidates, secret, earlier = new Map(), weight = 'full' }: { candidates: ReadonlySet<string>; secret: string; earlier?: Parameters<typeof drawAnswers>[0]['earlier']; weight?: 'some' | 'full' | 'off' }) {
  const answers = drawAnswers({ secret, personIds: idsOf(instance), candidates, earlier })
  return { answers, run: solveDrawn(instance, new Set(answers.flatMap(({ personId, drawn }) => (drawn ? [personId] : []))), weight, secret) }
}

function favoursOf(instance: MatchInstance, drawn: ReadonlySet<string>): Map<string, string[]> {
  const functionOf = new Map(instance.people.map(({ id, department }) => [id, department[0]?.toLowerCase() ?? null]))
  const inFunction = ({ person }: { person: string }) => ({ personId: person, function: functionOf.get(person) ?? null })
  return favourBench({ asked: new Set(['finance', 'legal']), drawn, mentees: instance.mentees.map(inFunction), mentors: instance.mentors.map(inFunction), met: new Map([['mentee-1', new Set(['legal'])]]) })
}

function solveDrawn(instance: MatchInstance, drawn: ReadonlySet<string>, weight: 'some' | 'full' | 'off', secret: string): Promise<RunResult> {
  const asked = withBenchFavours(instance, weight === 'off' ? null : { weight, mentorsOf: favoursOf(instance, drawn) })
  const nobodysTurn = (ids: string[]) => new Map(ids.map((id) => [id, 0]))
  const lottery = { secret, perMille: 20, favoursPerMille: 20, mentorIds: nobodysTurn(instance.mentors.map(({ person }) => person)), menteeIds: nobodysTurn(idsOf(instance)) }
  return solveRun({ instance: asked, lottery, standing: [], series, taxonomy: null }, free)
}

/** How often each outcome comes over all coins, which are equally likely: exactly, not by trying. */
function countOutcomes(flags: boolean[]): Map<string, number> {
  const outcomes = new Map<string, number>()
  for (let throwing = 0; throwing < coins ** flags.length; throwing++) {
    const outcome = flags.map((flag, at) => (isDrawn(Math.floor(throwing / coins ** at) % coins, flag) ? 1 : 0)).join('')
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  return outcomes
}

test('one flag more or less makes no outcome of the lot more than three times as likely, and makes none impossible', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }), fc.nat(4), (flags, at) => {
      const [one, other] = [countOutcomes(flags), countOutcomes(flags.with(at % flags.length, !flags[at % flags.length]))]
      expect([...one.keys()].sort()).toEqual([...other.keys()].sort())
      for (const [outcome, times] of one) {
        expect(times).toBeLessThanOrEqual(3 * other.get(outcome)!)
        expect(other.get(outcome)!).toBeLessThanOrEqual(3 * times)
      }
    }),
    { numRuns: 40 },
  )
})

test('over all secrets the four coins come equally often, and each person has a coin of their own', () => {
  const times = [0, 0, 0, 0]
  let alike = 0
  for (let at = 0; at < 8_000; at++) {
    times[coinOf(`secret ${at}`, 'somebody')]! += 1
    if (coinOf(`secret ${at}`, 'somebody') === coinOf(`secret ${at}`, 'somebody else')) alike += 1
  }
  // Six standard deviations of 8,000 throws of a quarter.
  for (const often of [...times, alike]) expect(Math.abs(often - 2_000)).toBeLessThan(6 * Math.sqrt(8_000 * 0.25 * 0.75))
})

test('a flag can only draw somebody who was not, and nobody else’s answer depends on it', () => {
  const personIds = ['one', 'two', 'three']
  fc.assert(
    fc.property(fc.string(), fc.subarray(personIds), (secret, flagged) => {
      const answersWith = (candidates: string[]) => drawAnswers({ secret, personIds, candidates: new Set(candidates), earlier: new Map() })
      for (const { personId, drawn } of answersWith(flagged)) {
        const alone = answersWith([]).find((answer) => answer.personId === personId)?.drawn
        expect(drawn).toBe(flagged.includes(personId) ? answersWith([personId]).find((answer) => answer.personId === personId)?.drawn : alone)
        if (alone) expect(drawn).toBe(true)
      }
    }),
  )
})

test('nobody answers more than twice in all their life: after that the last answer is given, whatever they have become', () => {
  const fresh = (drawn: boolean) => ({ drawn, fresh: true })
  const ask = (before: { drawn: boolean; fresh: boolean }[], flagged: boolean, secret: string) =>
    drawAnswers({ secret, personIds: ['one'], candidates: new Set(flagged ? ['one'] : []), earlier: new Map([['one', before]]) })[0]
  const secrets = Array.from({ length: 40 }, (_, at) => `secret ${at}`)
  for (const secret of secrets) {
    for (const flagged of [true, false]) {
      expect(ask(Array.from({ length: mostDraws }, () => fresh(true)), flagged, secret)).toEqual({ personId: 'one', drawn: true, fresh: false })
      expect(ask([fresh(true), fresh(false), { drawn: false, fresh: false }], flagged, secret)).toEqual({ personId: 'one', drawn: false, fresh: false })
    }
  }
  expect(new Set(secrets.map((secret) => ask([fresh(true)], false, secret)?.drawn))).toEqual(new Set([true, false]))
})

test('given who was drawn, every byte of a run is the same, whoever is a candidate', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 5, max: 7 }), fc.integer({ min: 6, max: 9 }), fc.nat(20), fc.infiniteStream(fc.boolean()), fc.constantFrom('some' as const, 'full' as const), async (mentorCount, menteeCount, mix, flags, weight) => {
      const instance = companyOf(mentorCount, menteeCount, mix)
      const candidates = new Set(idsOf(instance).filter(() => flags.next().value === true))
      const { answers, run } = solve(instance, { candidates, secret: 'first', weight })
      // Other flags, and the coins with which the lot answers the same: what was answered stands from then on.
      const earlier = new Map(answers.map(({ personId, drawn }) => [personId, Array.from({ length: mostDraws }, () => ({ drawn, fresh: true }))]))
      const others = new Set(idsOf(instance).filter((id) => !candidates.has(id)))
      const again = solve(instance, { candidates: others, secret: 'first', weight, earlier })
      expect(again.answers.map(({ drawn }) => drawn)).toEqual(answers.map(({ drawn }) => drawn))
      expect(bytes(await again.run)).toBe(bytes(await run))
      expect(bytes(await run)).not.toMatch(/favourite|bench|candidate|succession/i)
    }),
    { numRuns: 8 },
  )
})

test('without the objective a run is the same byte by byte as if there were no bench at all', async () => {
  const instance = companyOf(7, 10, 3)
  const all = new Set(idsOf(instance))
  expect(withBenchFavours(instance, null)).toBe(instance)
  expect(bytes(await solve(instance, { candidates: all, secret: 'first', weight: 'off' }).run)).toBe(bytes(await solveDrawn(instance, new Set(), 'full', 'first')))
  expect(bytes(await solveDrawn(instance, all, 'full', 'first'))).not.toBe(bytes(await solveDrawn(instance, new Set(), 'full', 'first')))
})

test('only mentors of functions that are asked for, and that a drawn mentee neither works in nor has met, are favoured', () => {
  const instance = companyOf(8, 8, 5)
  const departmentOf = new Map(instance.people.map(({ id, department }) => [id, department[0]]))
  const favours = favoursOf(instance, new Set(['mentee-0', 'mentee-1']))
  expect([...favours.keys()].filter((id) => id !== 'mentee-0' && id !== 'mentee-1')).toEqual([])
  for (const [mentee, mentors] of favours) {
    const missing = ['Finance', ...(mentee === 'mentee-1' ? [] : ['Legal'])].filter((name) => name !== departmentOf.get(mentee))
    expect(mentors).toEqual(instance.mentors.map(({ person }) => person).filter((id) => missing.includes(departmentOf.get(id) ?? '')))
  }
})

test('with the objective candidates meet a function that they lack clearly more often', async () => {
  const hits = { off: 0, some: 0, full: 0 }
  let candidatesInAll = 0
  for (let company = 0; company < 12; company++) {
    const instance = companyOf(10, 16, company)
    const candidates = new Set(idsOf(instance).filter((_, at) => at % 3 === company % 3))
    candidatesInAll += candidates.size
    const missing = favoursOf(instance, new Set(idsOf(instance)))
    for (const weight of ['off', 'some', 'full'] as const) {
      const { answer } = await solve(instance, { candidates, secret: `company ${company}`, weight }).run
      for (const { mentor, mentees } of answer.circles) hits[weight] += mentees.filter(({ id }) => candidates.has(id) && missing.get(id)?.includes(mentor)).length
    }
  }
  expect(hits.full).toBeGreaterThan(hits.off + 0.1 * candidatesInAll)
  expect(hits.some).toBeGreaterThan(hits.off)
})
