import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { findFault } from '#api/matching/engine/faults.ts'
import { matchPeople, runMatch } from '#api/matching/engine/match.ts'
import type { MatchAnswer, MatchInstance, PairReference } from '#api/matching/engine/types.ts'
import { checkTiers } from './check-tiers.ts'
import { anyInstance } from './company.ts'
import { drawn } from './drawn.ts'
import { bestWorth } from './exhaustive.ts'

// Hundreds of runs take seconds, and more beside other work.
vi.setConfig({ testTimeout: 120_000 })

function pairsOf({ circles }: Pick<MatchAnswer, 'circles'>): PairReference[] {
  return circles.flatMap(({ mentor, mentees }) => mentees.map(({ id }) => ({ mentor, mentee: id })))
}

const withStanding = anyInstance({ people: 9, mentors: 4, mentees: 6 }).chain((instance) =>
  fc.array(fc.nat(), { minLength: instance.mentees.length, maxLength: instance.mentees.length }).map((drawn): MatchInstance => {
    const standing = instance.mentees.flatMap(({ person }, at) => (drawn[at]! % 3 === 0 ? [] : [{ mentor: instance.mentors[drawn[at]! % instance.mentors.length]!.person, mentee: person }]))
    return { ...instance, standing }
  }),
)

test('after the most matched, the most standing pairs are kept, then floors, then score: as good as every assignment tried', () => {
  fc.assert(
    fc.property(withStanding, (instance) => {
      const { answer, candidates, certificate } = runMatch(instance)
      const { floors = [], circleSize = 3 } = instance.rules ?? {}
      const seats = new Map(instance.mentors.map(({ person, capacity }) => [person, Math.min(capacity, circleSize)]))
      const { matched, kept, score, penalty } = answer.objective
      const scores = answer.circles.flatMap(({ mentees }) => mentees.map((mentee) => mentee.score))
      const reached = floors.map((floor) => scores.filter((one) => one >= floor).length)
      expect([matched, ...(kept === undefined ? [] : [kept]), ...reached, score - penalty]).toEqual(bestWorth(instance, candidates(), seats))
      expect(checkTiers(instance, candidates(), answer, certificate)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('what changed is said pair by pair, and adds up', () => {
  fc.assert(
    fc.property(withStanding, (instance) => {
      const answer = matchPeople(instance)
      const standing = instance.standing ?? []
      expect(answer.changes === undefined).toBe(standing.length === 0)
      const { kept, broken, formed, circlesTouched } = answer.changes ?? { kept: 0, broken: [], formed: pairsOf(answer), circlesTouched: answer.circles.length }
      const now = pairsOf(answer)
      const has = (pairs: PairReference[], one: PairReference) => pairs.some(({ mentor, mentee }) => mentor === one.mentor && mentee === one.mentee)
      expect(kept).toBe(standing.filter((pair) => has(now, pair)).length)
      expect(broken.length).toBe(standing.length - kept)
      for (const pair of broken) expect([has(standing, pair), has(now, pair)]).toEqual([true, false])
      for (const pair of formed) expect([has(standing, pair), has(now, pair)]).toEqual([false, true])
      expect(formed.length).toBe(now.length - kept)
      expect(circlesTouched).toBe(new Set([...broken, ...formed].map(({ mentor }) => mentor)).size)
    }),
    { numRuns: 200 },
  )
})

test('a run around its own circles changes nothing, and neither does the order of what stands', () => {
  fc.assert(
    fc.property(anyInstance({ people: 14, mentors: 7, mentees: 9 }), (instance) => {
      const first = matchPeople(instance)
      const standing = pairsOf(first)
      const again = matchPeople({ ...instance, standing })
      expect(again.circles).toEqual(first.circles)
      if (standing.length > 0) expect(again.changes).toEqual({ kept: standing.length, broken: [], formed: [], circlesTouched: 0 })
      const turned = { ...instance, people: [...instance.people].reverse(), mentors: [...instance.mentors].reverse(), mentees: [...instance.mentees].reverse() }
      expect(JSON.stringify(matchPeople({ ...turned, standing: [...standing].reverse() }))).toBe(JSON.stringify(again))
    }),
    { numRuns: 200 },
  )
})

test('nobody can stand with two mentors', () => {
  const pair = { mentor: 'p1', mentee: 'p2' }
  expect(findFault({ people: [], mentors: [], mentees: [], standing: [pair, { ...pair, mentor: 'p3' }] })).toEqual({ path: ['standing', 1, 'mentee'], sentence: '"p2" stands with two mentors.' })
})

const wanted = ['negotiation', 'budgeting', 'sql', 'coaching', 'storytelling', 'pricing', 'recruiting', 'accounting']

/** So many mentees, 1.1 to 1.3 seats for each, departments and levels of every size. */
function company(mentees: number, draw: (below: number) => number): MatchInstance {
  const one = () => wanted[draw(wanted.length)]!
  const seats = Math.ceil(mentees * (1.1 + draw(21) / 100))
  const capacities: number[] = []
  for (let left = seats; left > 0; left -= capacities.at(-1)!) capacities.push(Math.min(left, 1 + draw(3)))
  const department = () => [`Department ${Math.min(draw(12), draw(12))}`]
  return {
    people: [
      ...capacities.map((_, at) => ({ id: `m${at}`, department: department(), level: 4 + draw(4) })),
      ...Array.from({ length: mentees }, (_, at) => ({ id: `e${at}`, department: department(), level: 1 + draw(5) })),
    ],
    mentors: capacities.map((capacity, at) => ({ person: `m${at}`, capacity, skills: { [one()]: 1 + draw(5), [one()]: 1 + draw(5) } })),
    mentees: Array.from({ length: mentees }, (_, at) => ({ person: `e${at}`, wants: { [one()]: 1 + draw(3), [one()]: 1 + draw(3) } })),
  }
}

/** The circles whose members differ, apart from those who are gone. */
function touched(before: PairReference[], after: PairReference[], gone: string): number {
  const key = ({ mentor, mentee }: PairReference) => `${mentor} ${mentee}`
  const remains = before.filter(({ mentor, mentee }) => mentor !== gone && mentee !== gone)
  const [was, is] = [new Set(remains.map(key)), new Set(after.map(key))]
  return new Set([...remains.filter((pair) => !is.has(key(pair))), ...after.filter((pair) => !was.has(key(pair)))].map(({ mentor }) => mentor)).size
}

test('a decline, a joiner or a leaver touches at most one more circle in nine cases of ten', () => {
  const events: Record<'decline' | 'joiner' | 'leaver', number[]> = { decline: [], joiner: [], leaver: [] }
  for (let round = 0; round < 24; round++) {
    const draw = drawn(round + 1)
    const all = company(60 + draw(241), draw)
    const [late, ...enrolled] = all.mentees
    const running = { ...all, mentees: enrolled }
    const standing = pairsOf(matchPeople(running))
    const chosen = standing[draw(standing.length)]!
    const declined = matchPeople({ ...running, standing, forbidden: [chosen] })
    const rest = standing.filter((pair) => pair !== chosen)
    events.decline.push(touched(rest, pairsOf(declined), ''))
    events.joiner.push(touched(standing, pairsOf(matchPeople({ ...running, mentees: [...enrolled, late!], standing })), ''))
    const left = { ...running, mentees: enrolled.filter(({ person }) => person !== chosen.mentee), standing: rest }
    events.leaver.push(touched(standing, pairsOf(matchPeople(left)), chosen.mentee))
  }
  const share = (cases: number[]) => cases.filter((circles) => circles <= 1).length / cases.length
  expect(share(Object.values(events).flat())).toBeGreaterThanOrEqual(0.9)
  for (const cases of Object.values(events)) expect(share(cases)).toBeGreaterThanOrEqual(0.9)
})
