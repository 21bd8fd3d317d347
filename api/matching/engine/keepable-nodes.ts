import type { CommonTime } from './common-time.ts'
import { circlesOf, sortCircles, type FailingCircle, type SeatedCircle } from './keepable-circles.ts'
import type { ReadMatch } from './match.ts'
import type { CircleQuestion, MeetingFacts } from './meeting-facts.ts'
import type { Pairwise, PairwiseOptimum, Restrictions, WeighedSeating } from './pairwise.ts'
import { createPlaceCounts } from './place-counts.ts'
import { findOffer } from './seat-best.ts'

/** Restrictions with their pairwise optimum, whose circles are all answered for. */
export type KeepableNode = { restrictions: Restrictions; optimum: PairwiseOptimum; failing: FailingCircle[] }

/** Beyond so many free mentees a circle is repaired one at a time instead of by trying every subset. */
const mostTried = 8

/** The nodes of the search for circles that can meet: what each permits, and how a failing circle is taken apart. */
export type KeepableNodes = ReturnType<typeof createKeepableNodes>

export function createKeepableNodes(read: ReadMatch, pairwise: Pairwise, facts: MeetingFacts, commonTime: CommonTime) {
  const { problem } = pairwise
  const { held, pool } = read
  const lockedWith = new Map<number, string[]>()
  for (const { mentor, mentee } of held.locked) lockedWith.set(mentor.index, [...(lockedWith.get(mentor.index) ?? []), mentee.id])
  /** Offers whose two people, with those locked to the mentor, can never meet. */
  const impossible = new Set(findImpossible())
  pairwise.exclude(impossible)
  const offersOf = listByMentor()

  function findImpossible(): number[] {
    const always = pool.mentors.map((mentor) => commonTime.together([mentor.id, ...(lockedWith.get(mentor.index) ?? [])]))
    return held.free.flatMap(({ id }, at) => {
      const own = commonTime.instantsOf(id)
      const never: number[] = []
      for (let offer = problem.offerStart[at]!; offer < problem.offerStart[at + 1]!; offer++) {
        const base = always[problem.offerMentor[offer]!]!
        if (base.some((word) => word !== 0) && !base.some((word, part) => (word & own[part]!) !== 0)) never.push(offer)
      }
      return never
    })
  }

  function listByMentor(): { mentee: number; offer: number }[][] {
    const lists: { mentee: number; offer: number }[][] = pool.mentors.map(() => [])
    for (let mentee = 0; mentee < held.free.length; mentee++) {
      for (let offer = problem.offerStart[mentee]!; offer < problem.offerStart[mentee + 1]!; offer++) lists[problem.offerMentor[offer]!]!.push({ mentee, offer })
    }
    return lists
  }

  function sort(optimum: WeighedSeating) {
    return sortCircles(circlesOf(read, optimum.mentorOf), facts)
  }

  function questions(optimum: WeighedSeating): CircleQuestion[] {
    return sort(optimum).unknown.map(({ id, mentees }) => ({ mentor: id, mentees }))
  }

  /** Whoever alone is why a circle fails can never be there: true when that is news, and the node must be solved again. */
  function learnImpossible(failing: FailingCircle[]): boolean {
    const found = failing.flatMap(({ circle, movable }) => (movable.length === 1 ? [findOffer(problem, movable[0]!, circle.mentor)] : []))
    const news = found.filter((offer) => !impossible.has(offer))
    for (const offer of news) impossible.add(offer)
    if (news.length > 0) pairwise.exclude(news)
    return news.length > 0
  }

  /** By the prices, at least how much is lost when the mentee leaves this mentor. */
  function lossOf({ menteePrice, priceOf }: PairwiseOptimum, mentee: number, mentor: number): number {
    let elsewhere = 0
    for (let offer = problem.offerStart[mentee]!; offer < problem.offerStart[mentee + 1]!; offer++) {
      const other = problem.offerMentor[offer]!
      if (other === mentor || impossible.has(offer)) continue
      elsewhere = Math.max(elsewhere, problem.matchWorth + problem.offerWorth[offer]! - priceOf(other, problem.group[mentee]!))
    }
    return menteePrice[mentee]! - elsewhere
  }

  /** Who leaves a failing circle so that by what is known the others can meet, at the least loss that the prices promise. */
  function leavers(optimum: PairwiseOptimum, { circle, movable }: FailingCircle): number[] {
    const free = [...circle.free]
    const losses = new Map(free.map(([, mentee]) => [mentee, lossOf(optimum, mentee, circle.mentor)]))
    const [cheapest] = [...movable].sort((one, other) => losses.get(one)! - losses.get(other)! || one - other)
    if (cheapest === undefined) throw new RangeError('A failing circle needs somebody who may leave.')
    if (free.length > mostTried) return [cheapest]
    let best: number[] | null = null
    let least = Infinity
    for (let subset = 1; subset < 1 << free.length; subset++) {
      const leaving = free.filter((_, at) => (subset >> at) & 1)
      const loss = leaving.reduce((sum, [, mentee]) => sum + losses.get(mentee)!, 0)
      if (loss >= least) continue
      const gone = new Set(leaving.map(([id]) => id))
      if (facts.isKnownToFail([circle.id, ...circle.mentees.filter((id) => !gone.has(id))])) continue
      least = loss
      best = leaving.map(([, mentee]) => mentee)
    }
    return best ?? [cheapest]
  }

  function repairAll({ restrictions, optimum, failing }: KeepableNode): Restrictions {
    const apart = failing.flatMap((one) => leavers(optimum, one).map((mentee) => findOffer(problem, mentee, one.circle.mentor)))
    return { ...restrictions, apart: [...restrictions.apart, ...apart] }
  }

  /**
   * The children of a node: of the failing members of one circle, the first leaves; or the first stays and the second
   * leaves; and so on. Whoever stays keeps away everybody who is known never to meet with those who stay.
   */
  function branch({ restrictions, optimum, failing }: KeepableNode): Restrictions[] {
    const choices = failing.map(({ circle, movable }) => ({
      circle,
      movable: movable.map((mentee) => ({ mentee, loss: lossOf(optimum, mentee, circle.mentor) })).sort((one, other) => one.loss - other.loss || one.mentee - other.mentee),
    }))
    const hardest = choices.reduce((most, choice) => (choice.movable[0]!.loss > most.movable[0]!.loss ? choice : most))
    const { mentor } = hardest.circle
    const children: Restrictions[] = []
    const stays = [...restrictions.stays]
    let excluded: number[] = []
    for (const { mentee } of hardest.movable) {
      const offer = findOffer(problem, mentee, mentor)
      children.push({ apart: [...restrictions.apart, ...excluded, offer], stays: [...stays] })
      stays.push(offer)
      const staying = stayingWith(mentor, stays)
      if (facts.isKnownToFail(staying.map(({ id }) => id))) break
      const ids = staying.map(({ id }) => id)
      excluded = offersOf[mentor]!.flatMap((other) => {
        const { id } = held.free[other.mentee]!
        return !ids.includes(id) && facts.isKnownToFail([...ids, id]) ? [other.offer] : []
      })
    }
    return children
  }

  function stayingWith(mentor: number, stays: number[]): { id: string }[] {
    const fixed = [pool.mentors[mentor]!.id, ...(lockedWith.get(mentor) ?? [])].map((id) => ({ id }))
    const here = offersOf[mentor]!.filter(({ offer }) => stays.includes(offer)).map(({ mentee }) => ({ id: held.free[mentee]!.id }))
    return [...fixed, ...here]
  }

  /** Pairs that a rule permits and a seat is free for, so that only time keeps them apart. */
  function apartByTime({ mentorOf }: WeighedSeating): { mentor: string; mentee: string }[] {
    const taken = new Int32Array(pool.mentors.length)
    const present = createPlaceCounts(problem)
    mentorOf.forEach((mentor, mentee) => {
      if (mentor < 0) return
      taken[mentor]!++
      present.add(mentor, problem.group[mentee]!)
    })
    return held.free.flatMap(({ id }, mentee) => {
      if (mentorOf[mentee]! >= 0) return []
      const mentors = problem.offerMentor.slice(problem.offerStart[mentee], problem.offerStart[mentee + 1])
      return [...mentors].flatMap((mentor) => {
        const isFull = taken[mentor]! >= problem.seats[mentor]! || (problem.penalty === Infinity && present.at(mentor, problem.group[mentee]!) > 0)
        return isFull ? [] : [{ mentor: pool.mentors[mentor]!.id, mentee: id }]
      })
    })
  }

  return {
    solve: (restrictions: Restrictions): PairwiseOptimum => pairwise.solve(restrictions),
    questions,
    failing: (optimum: WeighedSeating): FailingCircle[] => sort(optimum).failing,
    stuck: (optimum: WeighedSeating): SeatedCircle[] => sort(optimum).stuck,
    learnImpossible,
    repairAll,
    branch,
    apartByTime,
  }
}
