import type { Crew } from './crew-task.ts'
import type { Held } from './openings.ts'
import type { Pool } from './pool.ts'
import { priceIn, type PriceRecord } from './price-in.ts'
import type { Prices, Seating, SeatingProblem } from './seating/problem.ts'
import { createSeating } from './seating/seating.ts'
import { addToShortlist, type Shortlist } from './shortlist.ts'
import { countScale, greatestWorth, moderateScale, mostWorth, strictScale, worthOf, type WorthScale } from './worth.ts'

/** A seating that is the best over all permitted pairs, with the pairs that were listed to find it. */
export type Seated = { list: Shortlist; problem: SeatingProblem; solved: Seating; scale: WorthScale }

/** `counts` is there where the tiers alone do not prove the order of the objective; see `seatBest`. */
export type BestSeating = Seated & { counts: Seated | null }

/** `most` bounds what a pair may be worth; `times` is where moderate tiers begin. Tests lower both. */
export type WeightLimits = { most: number; times: number }

export type SeatOptions = {
  crew?: Crew
  limits?: WeightLimits
  /** Told after each round of pricing how many mentees' lists had to grow. */
  onRound?: (grown: number) => void
}

/** So many more mentors at most are listed for a mentee at once. */
const growth = 16
/** Pairs that fall short of improving the seating by less than so many points are listed with those that would. */
const nearly = 32_000
/** From so many improving pairs per mentee on it is faster to seat everybody anew than to repair. */
const manyPairs = 0.1

/**
 * The best seating by matched, then standing pairs kept, then floors, then score less penalties, over all permitted
 * pairs: after each solve, pairs that are not listed but would improve it by its prices are listed, until there are none.
 *
 * Where weights that put each aim strictly before the next fit into a double, one solve says it all. Otherwise the
 * tiers are moderate, and a second solve over the counts alone proves that they did no harm: it finds the counts C that
 * are best in their order. If the moderate optimum x has the counts C, then for any y with the counts C
 *
 *     tiers·C + score(y) = weighed(y) ≤ weighed(x) = tiers·C + score(x)
 *
 * so the tiers cancel and score(y) ≤ score(x): x is the best of those with the best counts, which is what was asked.
 * If not, the tiers are doubled, and at the latest when strict ones fit the counts agree.
 * Throws a RangeError where even doubled tiers outgrow a double, which takes a chain of hundreds of people, each
 * losing their whole score so that one more reaches a floor.
 * @param first the pairs to begin with; every standing one is among them.
 * @param standing the mentor's number by free mentee, −1 for none; null where nothing stands.
 */
export function seatBest(pool: Pool, held: Held, first: Shortlist, standing: Int32Array | null, options: SeatOptions = {}): BestSeating {
  const { limits = { most: mostWorth, times: 64 } } = options
  const { rules } = pool
  const menteeCount = pool.mentees.length
  let list = first
  const solve = (scale: WorthScale, isCounted: boolean): Seated => {
    const seated = solveOverAll(pool, held, list, standing, scale, isCounted, options)
    list = seated.list
    return seated
  }
  const strict = strictScale(rules, menteeCount, standing !== null)
  if (greatestWorth(strict) <= limits.most) return { ...solve(strict, false), counts: null }
  const counts = solve(countScale(rules, menteeCount, standing !== null), true)
  const best = countsOf(pool, counts, standing)
  let times = limits.times
  while (times > 1 && greatestWorth(moderateScale(rules, menteeCount, standing !== null, times)) > limits.most) times /= 2
  for (; ; times *= 2) {
    const scale = moderateScale(rules, menteeCount, standing !== null, times)
    if (greatestWorth(scale) > mostWorth) throw new RangeError('The floors cannot be weighed exactly for so many people.')
    const seated = solve(scale, false)
    if (countsOf(pool, seated, standing).every((count, at) => count === best[at])) return { ...seated, counts }
  }
}

/** Whether the counts of so many mentees can be told apart exactly, whatever the scores. */
export function canCount(pool: Pick<Pool, 'rules'>, menteeCount: number, hasStanding: boolean): boolean {
  const { rules } = pool
  return greatestWorth(countScale(rules, menteeCount, hasStanding)) <= mostWorth && greatestWorth(moderateScale(rules, menteeCount, hasStanding, 2)) <= mostWorth
}

function solveOverAll(pool: Pool, held: Held, first: Shortlist, standing: Int32Array | null, scale: WorthScale, isCounted: boolean, { crew, onRound }: SeatOptions): Seated {
  const problemNow = (): SeatingProblem => problemOf(pool, held, list, standing, scale, isCounted)
  let list = first
  let solved = createSeating(problemNow())
  const record: PriceRecord = { last: null }
  for (;;) {
    const further = priceIn(pool.columns, list, listPrices(pool, solved, scale, isCounted), { most: growth, reach: nearly, crew, record })
    onRound?.(new Set(further.place).size)
    if (further.improving === 0) return { list, problem: problemNow(), solved, scale }
    list = addToShortlist(list, further)
    solved = createSeating(problemNow(), further.improving < manyPairs * held.free.length ? solved : undefined)
  }
}

/** What a pair is worth on top of what every match is worth. */
function weigher({ rules: { floors } }: Pool, scale: WorthScale, isCounted: boolean): (score: number, stands: boolean) => number {
  return (score, stands) => worthOf(score, stands, floors, scale) - scale.M - (isCounted ? score : 0)
}

function listPrices(pool: Pool, { menteePrice, mentorPrice, places }: Prices, scale: WorthScale, isCounted: boolean) {
  return { matchWorth: scale.M, points: isCounted ? 0 : 1, floors: pool.rules.floors, tiers: scale.tiers, menteePrice, mentorPrice, places: places() }
}

function problemOf(pool: Pool, held: Held, list: Shortlist, standing: Int32Array | null, scale: WorthScale, isCounted: boolean): SeatingProblem {
  const { distinctDepartments, sameDepartmentPenalty } = pool.rules
  const { offerStart, offerScore } = list
  const weigh = weigher(pool, scale, isCounted)
  const isPlain = scale.kept === 0 && scale.tiers.length === 0
  const offerMentor = standing ? list.offerMentor.slice() : list.offerMentor
  let offerWorth: Int32Array | Float64Array = offerScore
  if (!isPlain || isCounted) {
    offerWorth = new Float64Array(offerScore.length)
    for (let at = 0; at < held.free.length; at++) {
      const from = offerStart[at]!
      const to = offerStart[at + 1]!
      const stands = standing ? standing[at]! : -1
      for (let offer = from; offer < to; offer++) offerWorth[offer] = weigh(offerScore[offer]!, offerMentor[offer] === stands)
      bringFirst(offerMentor.subarray(from, to), offerWorth.subarray(from, to), stands)
    }
  }
  return {
    group: Int32Array.from(held.free, ({ group }) => group),
    seats: held.openings.seats,
    offerStart,
    offerMentor,
    offerWorth,
    matchWorth: scale.M,
    penalty: distinctDepartments === 'hard' ? Infinity : distinctDepartments === 'off' || isCounted ? 0 : sameDepartmentPenalty,
    standing: held.locked.map(({ mentor, mentee }) => ({ mentor: mentor.index, group: mentee.group })),
  }
}

/** The solver wants the worthiest offer first, and the standing one is. */
function bringFirst(mentors: Int32Array, worths: Int32Array | Float64Array, mentor: number): void {
  const found = mentors.indexOf(mentor)
  if (found <= 0) return
  const worth = worths[found]!
  mentors.copyWithin(1, 0, found)
  worths.copyWithin(1, 0, found)
  mentors[0] = mentor
  worths[0] = worth
}

/** Matched, standing pairs kept, then how many reach each floor. */
function countsOf(pool: Pool, { list, solved }: Seated, standing: Int32Array | null): number[] {
  const { floors } = pool.rules
  const counts = [0, 0, ...floors.map(() => 0)]
  solved.mentorOf.forEach((mentor, at) => {
    if (mentor < 0) return
    const score = list.offerScore[findOffer(list, at, mentor)]!
    counts[0]!++
    if (standing && standing[at] === mentor) counts[1]!++
    floors.forEach((floor, tier) => {
      if (score >= floor) counts[tier + 2]!++
    })
  })
  return counts
}

/** The number of a mentee's offer with a mentor; −1 without one. */
export function findOffer({ offerStart, offerMentor }: { offerStart: Int32Array; offerMentor: Int32Array }, mentee: number, mentor: number): number {
  for (let offer = offerStart[mentee]!; offer < offerStart[mentee + 1]!; offer++) if (offerMentor[offer] === mentor) return offer
  return -1
}
