import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { writeCertificate } from '#api/matching/engine/certificate.ts'
import { describeMatch } from '#api/matching/engine/describe-match.ts'
import { listPairs } from '#api/matching/engine/list-pairs.ts'
import { readMatch, runMatch } from '#api/matching/engine/match.ts'
import { seatBest, type WeightLimits } from '#api/matching/engine/seat-best.ts'
import { standingMentors } from '#api/matching/engine/standing.ts'
import type { MatchInstance } from '#api/matching/engine/types.ts'
import { checkTiers } from './check-tiers.ts'
import { anyInstance } from './company.ts'

// Hundreds of random companies take seconds, and more beside other work.
vi.setConfig({ testTimeout: 60_000 })

/** Solves with the given room for weights, and has the proof checked. */
function solve(instance: MatchInstance, limits?: WeightLimits) {
  const read = readMatch(instance)
  const { pool, scorer, held } = read
  const standing = standingMentors(instance, pool, held)
  const best = seatBest(pool, held, listPairs(pool, scorer, held, standing, { length: 2 }), standing, { limits })
  const answer = describeMatch(instance, read, best.solved.mentorOf)
  const certificate = writeCertificate(pool, held, best)
  return { answer, certificate, wrong: () => checkTiers(instance, runMatch(instance).candidates(), answer, certificate) }
}

const floored = anyInstance({ people: 14, mentors: 7, mentees: 9, locks: true }).chain((instance) =>
  fc.record({ floors: fc.constantFrom<number[][]>([150_000], [120_000, 250_000], [100_000, 150_000, 250_000]), standing: fc.subarray(instance.mentees, { maxLength: 4 }) }).map(({ floors, standing }): MatchInstance => ({
    ...instance,
    rules: { ...instance.rules, floors },
    standing: standing.map(({ person }, at) => ({ mentor: instance.mentors[at % instance.mentors.length]!.person, mentee: person })),
  })),
)

test('where strict weights would not fit, moderate ones reach the same counts and score, with a proof of both', () => {
  fc.assert(
    fc.property(floored, fc.constantFrom(2, 64), (instance, times) => {
      const strict = solve(instance)
      const moderate = solve(instance, { most: 1, times })
      expect(strict.certificate.counts).toBeUndefined()
      expect(moderate.certificate.counts).toBeDefined()
      expect(moderate.answer.objective).toEqual(strict.answer.objective)
      expect(strict.wrong()).toEqual([])
      expect(moderate.wrong()).toEqual([])
    }),
    { numRuns: 150 },
  )
})

test('weights too small to put a floor before points are raised until the counts agree', () => {
  let raised = 0
  fc.assert(
    fc.property(floored, (instance) => {
      // A millionth of everything else: a floor weighs two points.
      const moderate = solve(instance, { most: 1, times: 1e-6 })
      if (moderate.certificate.tiers.some((tier) => tier > 10)) raised++
      expect(moderate.answer.objective).toEqual(solve(instance).answer.objective)
      expect(moderate.wrong()).toEqual([])
    }),
    // Of the drawn ones a tenth need it.
    { numRuns: 80, examples: [[crowd(40)]] },
  )
  expect(raised).toBeGreaterThan(0)
})

test('the checker accepts no moderate weights without the proof of their counts', () => {
  const { answer, certificate } = solve(crowd(40), { most: 1, times: 8 })
  const { counts: _counts, ...alone } = certificate
  expect(checkTiers(crowd(40), runMatch(crowd(40)).candidates(), answer, alone)).toContain('no weights put each count before the next')
})

test('two floors are exact for more mentees than strict weights can hold', () => {
  const instance = crowd(1400)
  const { answer, candidates, certificate } = runMatch(instance)
  expect(certificate.counts).toBeDefined()
  expect(checkTiers(instance, candidates(), answer, certificate)).toEqual([])
  const below = (at: MatchInstance) => runMatch(at).answer.circles.flatMap(({ mentees }) => mentees).filter(({ score }) => score < 300_000).length
  expect(below(instance)).toBeLessThan(below({ ...instance, rules: { ...instance.rules, floors: [] } }))
})

/** Many mentees for few seats, the same each time, each with a handful of mentors in reach. */
function crowd(mentees: number): MatchInstance {
  const wanted = ['negotiation', 'budgeting', 'sql', 'coaching', 'storytelling', 'project management', 'pricing']
  // A linear congruential stream; its high half decides.
  let state = 7
  const draw = (below: number) => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 16) % below
  const one = () => wanted[draw(wanted.length)]!
  const mentors = Math.ceil(mentees / 3)
  const person = (id: string, level: number) => ({ id, department: [`Department ${draw(20)}`], level, languages: [`l${draw(Math.ceil(mentors / 12))}`] })
  return {
    people: [...Array.from({ length: mentors }, (_, at) => person(`m${at}`, 5)), ...Array.from({ length: mentees }, (_, at) => person(`e${at}`, 1 + draw(4)))],
    mentors: Array.from({ length: mentors }, (_, at) => ({ person: `m${at}`, capacity: 3, skills: { [one()]: 1 + draw(5), [one()]: 1 + draw(5) } })),
    mentees: Array.from({ length: mentees }, (_, at) => ({ person: `e${at}`, wants: { [one()]: 1 + draw(3), [one()]: 1 + draw(3) } })),
    rules: { floors: [200_000, 300_000] },
  }
}
