import type { Seating } from '#api/matching/engine/seating/problem.ts'
import { createSeating } from '#api/matching/engine/seating/seating.ts'
import { createChance, type Chance } from './chance.ts'
import { checkPrices } from './check-prices.ts'
import { checkSeating } from './check-seating.ts'
import type { BenchInstance, Form } from './instance.ts'
import { seatingProblem } from './solvers/ours.ts'

export const changes = ['mentee leaves', 'mentee joins', 'mentor leaves', 'mentor joins'] as const

export type Change = (typeof changes)[number]

/** How long each kind of change took, in milliseconds, and what is wrong afterwards. */
export type LateChanges = {
  times: { change: Change; count: number; p50: number; p95: number; most: number }[]
  matched: number
  score: number
  /** Of the seating and of its proof, once all changes are made. */
  faults: string[]
}

/**
 * Solves the instance without one in fifty of its mentees and mentors, then lets people leave and join at random, one by one,
 * each time repairing the seating from the prices it has; then checks it and its proof as if it had been solved anew.
 * The first changes are cold and count.
 */
export function makeLateChanges(instance: BenchInstance, form: Form, count: number, seed: number): LateChanges {
  const chance = createChance(seed)
  const problem = seatingProblem(instance, form)
  const mentees = splitCrowd(instance.department.length, chance)
  const mentors = splitCrowd(instance.seats.length, chance)
  const seatsAtFirst = instance.seats.slice()
  for (const mentor of mentors.away) seatsAtFirst[mentor] = 0
  const seating = createSeating({ ...problem, seats: seatsAtFirst })
  for (const mentee of mentees.away) seating.leave(mentee)

  const times: Record<Change, number[]> = { 'mentee leaves': [], 'mentee joins': [], 'mentor leaves': [], 'mentor joins': [] }
  for (let made = 0; made < count; made++) {
    const change = chance.pick(changes)
    const [crowd, isLeaving] = [change.startsWith('mentee') ? mentees : mentors, change.endsWith('leaves')]
    const person = isLeaving ? crowd.takeAway(chance) : crowd.bringBack(chance)
    if (person === undefined) continue
    const start = performance.now()
    if (crowd === mentors) seating.setSeats(person, isLeaving ? 0 : instance.seats[person]!)
    else if (isLeaving) seating.leave(person)
    else seating.join(person)
    times[change].push(performance.now() - start)
  }

  const left = withoutAway(instance, mentees.away, mentors.away)
  const mentorOf = seating.mentorOf
  const { matched, score, faults } = checkSeating(left, form, mentorOf)
  return {
    times: changes.map((change) => ({ change, ...percentiles(times[change]) })),
    matched,
    score,
    faults: [...faults, ...checkPrices(left, form, mentorOf, pricesOf(seating, problem.matchWorth))],
  }
}

function pricesOf(seating: Seating, matchWorth: number) {
  return { matchWorth, mentee: seating.menteePrice, mentor: seating.mentorPrice, places: seating.places() }
}

/** People who are in, and people who are away; one in fifty is away at first. */
function splitCrowd(count: number, chance: Chance) {
  const present = Array.from({ length: count }, (_, person) => person)
  const away: number[] = []
  function move(from: number[], to: number[], by: Chance): number | undefined {
    if (from.length === 0) return undefined
    const at = by.between(0, from.length - 1)
    const person = from[at]!
    from[at] = from.at(-1)!
    from.pop()
    to.push(person)
    return person
  }
  for (let left = Math.ceil(count / 50); left > 0; left--) move(present, away, chance)
  return {
    away,
    takeAway: (by: Chance) => move(present, away, by),
    bringBack: (by: Chance) => move(away, present, by),
  }
}

/** The instance as those who are in would state it. */
function withoutAway(instance: BenchInstance, mentees: number[], mentors: number[]): BenchInstance {
  const isAway = new Uint8Array(instance.department.length)
  for (const mentee of mentees) isAway[mentee] = 1
  const seats = instance.seats.slice()
  for (const mentor of mentors) seats[mentor] = 0
  const offerStart = new Int32Array(instance.offerStart.length)
  const offerMentor = new Int32Array(instance.offerMentor.length)
  const offerScore = new Int32Array(instance.offerScore.length)
  let end = 0
  for (let mentee = 0; mentee < isAway.length; mentee++) {
    const [from, to] = isAway[mentee] === 1 ? [0, 0] : [instance.offerStart[mentee], instance.offerStart[mentee + 1]]
    offerMentor.set(instance.offerMentor.subarray(from, to), end)
    offerScore.set(instance.offerScore.subarray(from, to), end)
    end += to! - from!
    offerStart[mentee + 1] = end
  }
  return { ...instance, seats, offerStart, offerMentor: offerMentor.slice(0, end), offerScore: offerScore.slice(0, end) }
}

function percentiles(times: number[]): { count: number; p50: number; p95: number; most: number } {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), most: at(1) }
}
