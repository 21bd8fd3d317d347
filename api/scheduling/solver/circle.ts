import { secondsOfBit } from './lattice.ts'
import { book, unbook } from './member.ts'
import type { Member } from './member.ts'
import { drawCommon } from './problem.ts'
import type { Problem } from './problem.ts'
import { chooseSeries } from './series.ts'
import type { Choice } from './series.ts'

/** A circle on its way: what it asks, whom it shares with other circles, and what it has got. */
export type Circle = {
  readonly id: string
  readonly problem: Problem
  readonly shared: readonly Member[]
  choice: Choice | null
  /** Its sessions in its members' books: from, to, from, to … */
  sessions: readonly number[]
}

/** Solves a circle as things stand, and books what it gets for whoever has other circles too. */
export function seat(circle: Circle): void {
  const { problem } = circle
  const choice = chooseSeries(problem, drawCommon(problem))
  take(circle, choice)
}

/** Gives a circle this choice. */
export function take(circle: Circle, choice: Choice | null): void {
  const { lattice } = circle.problem.clock
  circle.choice = choice
  circle.sessions = Array.from(choice?.bits ?? []).flatMap((bit) => (bit < 0 ? [] : [secondsOfBit(lattice, bit), secondsOfBit(lattice, bit) + circle.problem.duration]))
  for (const member of circle.shared) for (let at = 0; at < circle.sessions.length; at += 2) book(member, circle.sessions[at]!, circle.sessions[at + 1]!)
}

/** Takes a circle's sessions out of its members' books. */
export function unseat(circle: Circle): void {
  for (const member of circle.shared) unbook(member, circle.sessions)
  circle.sessions = []
}
