import type { MatchInstance, PermittedPair } from '#api/matching/engine/types.ts'

/** What an assignment is judged by, the first difference decides: matched, kept where pairs stand, at or above each floor, score less penalties. */
export type Worth = number[]

/** The best worth there is, by trying every assignment of the pairs. For a handful of mentees. */
export function bestWorth(instance: MatchInstance, pairs: PermittedPair[], seats: Map<string, number>, canMeet: (members: string[]) => boolean = () => true): Worth {
  const { floors = [], distinctDepartments = 'hard', sameDepartmentPenalty = 200_000 } = instance.rules ?? {}
  const mentees = [...new Set(pairs.map(({ mentee }) => mentee))]
  const left = new Map(seats)
  const inGroup = new Map<string, number>()
  const seated = new Map<string, string[]>()
  const standing = instance.standing ?? []
  const stands = (pair: PermittedPair) => standing.some(({ mentor, mentee }) => mentor === pair.mentor && mentee === pair.mentee)
  const levelsOf = (pair: PermittedPair) => [...(standing.length > 0 ? [stands(pair)] : []), ...floors.map((floor) => pair.score >= floor)].map(Number)
  let best: Worth = [0, ...(standing.length > 0 ? [0] : []), ...floors.map(() => 0), 0]

  function place(at: number, worth: Worth): void {
    const mentee = mentees[at]
    if (mentee === undefined) {
      if (isBetter(worth, best)) best = worth
      return
    }
    place(at + 1, worth)
    for (const pair of pairs) {
      const free = left.get(pair.mentor) ?? 0
      const slot = `${pair.mentor}|${pair.group}`
      const already = inGroup.get(slot) ?? 0
      if (pair.mentee !== mentee || free === 0 || (already > 0 && distinctDepartments === 'hard')) continue
      const penalty = distinctDepartments === 'prefer' ? already * sameDepartmentPenalty : 0
      const circle = [...(seated.get(pair.mentor) ?? []), mentee]
      if (!canMeet([pair.mentor, ...circle])) continue
      seated.set(pair.mentor, circle)
      left.set(pair.mentor, free - 1)
      inGroup.set(slot, already + 1)
      place(at + 1, [worth[0]! + 1, ...levelsOf(pair).map((level, tier) => worth[tier + 1]! + level), worth.at(-1)! + pair.score - penalty])
      seated.set(pair.mentor, circle.slice(0, -1))
      left.set(pair.mentor, free)
      inGroup.set(slot, already)
    }
  }

  place(0, best)
  return best
}

function isBetter(one: Worth, other: Worth): boolean {
  for (const [at, value] of one.entries()) if (value !== other[at]) return value > other[at]!
  return false
}
