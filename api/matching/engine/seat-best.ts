import type { Offers } from './offers.ts'
import type { Pool } from './pool.ts'
import type { Prices, SeatingProblem } from './seating/problem.ts'
import { createSeating } from './seating/seating.ts'
import { countedWorth, countScale, greatestWorth, moderateScale, mostWorth, strictScale, worthOf, type WorthScale } from './worth.ts'

/** A problem with its best seating. */
export type Seated = { problem: SeatingProblem; solved: Prices; scale: WorthScale }

/** `counts` is there where the tiers alone do not prove the order of the objective; see `seatBest`. */
export type BestSeating = Seated & { counts: Seated | null; /** In the order that the problem has them. */ offers: Offers }

/** `most` bounds what a pair may be worth; `times` is where moderate tiers begin. Tests lower both. */
export type WeightLimits = { most: number; times: number }

/**
 * The best seating by matched, then standing pairs kept, then floors, then score less penalties.
 *
 * Where weights that put each of these strictly before the next fit into a double, one solve says it all. Otherwise the
 * tiers are moderate, and a second solve over the counts alone proves that they did no harm: it finds the counts C that
 * are best in their order. If the moderate optimum x has the counts C, then for any y with the counts C
 *
 *     tiers·C + score(y) = weighed(y) ≤ weighed(x) = tiers·C + score(x)
 *
 * so the tiers cancel and score(y) ≤ score(x): x is the best of those with the best counts, which is what was asked.
 * If not, the tiers are doubled, and at the latest when strict ones fit the counts agree.
 * Throws a RangeError where even doubled tiers outgrow a double, which takes a chain of hundreds of people, each
 * losing their whole score so that one more reaches a floor.
 * @param standing the mentor's number by free mentee, −1 for none; null where nothing stands.
 */
export function seatBest(pool: Pool, offers: Offers, standing: Int32Array | null, limits: WeightLimits = { most: mostWorth, times: 64 }): BestSeating {
  const { rules } = pool
  const menteeCount = pool.mentees.length
  const ordered = standing ? standingFirst(offers, standing) : offers
  const solve = (scale: WorthScale, isCounted: boolean): Seated => {
    const problem = problemOf(pool, ordered, standing, scale, isCounted)
    return { problem, solved: createSeating(problem), scale }
  }
  const strict = strictScale(rules, menteeCount, standing !== null)
  if (greatestWorth(strict) <= limits.most) return { ...solve(strict, false), counts: null, offers: ordered }
  const counts = solve(countScale(rules, menteeCount, standing !== null), true)
  const best = countsOf(pool, ordered, standing, counts.solved)
  let times = limits.times
  while (times > 1 && greatestWorth(moderateScale(rules, menteeCount, standing !== null, times)) > limits.most) times /= 2
  for (; ; times *= 2) {
    const scale = moderateScale(rules, menteeCount, standing !== null, times)
    if (greatestWorth(scale) > mostWorth) throw new RangeError('The floors cannot be weighed exactly for so many people.')
    const seated = solve(scale, false)
    if (countsOf(pool, ordered, standing, seated.solved).every((count, at) => count === best[at])) return { ...seated, counts, offers: ordered }
  }
}

/** Whether the counts of so many mentees can be told apart exactly, whatever the scores. */
export function canCount(pool: Pick<Pool, 'rules'>, menteeCount: number, hasStanding: boolean): boolean {
  const { rules } = pool
  return greatestWorth(countScale(rules, menteeCount, hasStanding)) <= mostWorth && greatestWorth(moderateScale(rules, menteeCount, hasStanding, 2)) <= mostWorth
}

function problemOf(pool: Pool, offers: Offers, standing: Int32Array | null, scale: WorthScale, isCounted: boolean): SeatingProblem {
  const { distinctDepartments, sameDepartmentPenalty, floors } = pool.rules
  const countsDepartments = distinctDepartments === 'hard' || (distinctDepartments === 'prefer' && !isCounted)
  const weigh = isCounted ? countedWorth : worthOf
  const offerWorth = new Float64Array(offers.offerScore.length)
  offers.free.forEach((_, at) => {
    const stands = standing ? standing[at]! : -1
    for (let offer = offers.offerStart[at]!; offer < offers.offerStart[at + 1]!; offer++) {
      offerWorth[offer] = weigh(offers.offerScore[offer]!, offers.offerMentor[offer] === stands, floors, scale) - scale.M
    }
  })
  return {
    group: Int32Array.from(offers.free, (mentee) => mentee.group),
    seats: offers.seats,
    offerStart: offers.offerStart,
    offerMentor: offers.offerMentor,
    offerWorth,
    matchWorth: scale.M,
    penalty: distinctDepartments === 'hard' ? Infinity : countsDepartments ? sameDepartmentPenalty : 0,
    standing: offers.locked.map(({ mentor, mentee }) => ({ mentor: mentor.index, group: mentee.group })),
  }
}

/** Each mentee's standing mentor before the others: the solver wants the worthiest offer first. */
function standingFirst(offers: Offers, standing: Int32Array): Offers {
  const offerMentor = offers.offerMentor.slice()
  const offerScore = offers.offerScore.slice()
  offers.free.forEach((_, at) => {
    const first = offers.offerStart[at]!
    const found = offerMentor.subarray(first, offers.offerStart[at + 1]).indexOf(standing[at] ?? -1)
    if (found <= 0) return
    const [mentor, score] = [offerMentor[first + found]!, offerScore[first + found]!]
    offerMentor.copyWithin(first + 1, first, first + found)
    offerScore.copyWithin(first + 1, first, first + found)
    offerMentor[first] = mentor
    offerScore[first] = score
  })
  return { ...offers, offerMentor, offerScore }
}

/** Matched, standing pairs kept, then how many reach each floor. */
function countsOf(pool: Pool, offers: Offers, standing: Int32Array | null, solved: Prices): number[] {
  const { floors } = pool.rules
  const counts = [0, 0, ...floors.map(() => 0)]
  solved.mentorOf.forEach((mentor, at) => {
    if (mentor < 0) return
    let offer = offers.offerStart[at]!
    while (offers.offerMentor[offer] !== mentor) offer++
    counts[0]!++
    if (standing && standing[at] === mentor) counts[1]!++
    floors.forEach((floor, tier) => {
      if (offers.offerScore[offer]! >= floor) counts[tier + 2]!++
    })
  })
  return counts
}
