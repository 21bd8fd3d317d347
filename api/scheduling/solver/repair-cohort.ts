import { seat, take, unseat } from './circle.ts'
import type { Circle } from './circle.ts'
import type { Member } from './member.ts'
import type { Choice } from './series.ts'

function placedIn(choice: Choice | null): number {
  return choice?.placed ?? 0
}

function lacks({ choice, problem }: Circle): boolean {
  return placedIn(choice) < problem.series.occurrences
}

function putBack(circle: Circle, choice: Choice | null): void {
  unseat(circle)
  take(circle, choice)
}

/** Whether asking once more gives a circle more sessions than it has: somebody may have moved away since. */
function findsMore(circle: Circle): boolean {
  const before = circle.choice
  unseat(circle)
  seat(circle)
  if (placedIn(circle.choice) > placedIn(before)) return true
  putBack(circle, before)
  return false
}

/** Lets a circle choose before one that stands in its way; undone unless it gains sessions and the other loses none. */
function displaces(circle: Circle, other: Circle): boolean {
  const before = circle.choice
  const otherBefore = other.choice
  unseat(other)
  unseat(circle)
  seat(circle)
  if (placedIn(circle.choice) > placedIn(before)) {
    seat(other)
    if (placedIn(other.choice) >= placedIn(otherBefore)) return true
    unseat(other)
  }
  putBack(circle, before)
  take(other, otherBefore)
  return false
}

/**
 * Gives circles that lack sessions a second chance: each may go before one other circle that shares somebody with it. Every
 * change places more sessions than before, so there is an end to it.
 */
export function repairPlan(circles: readonly Circle[]): void {
  const circlesOf = new Map<Member, Circle[]>()
  for (const circle of circles) {
    for (const member of circle.shared) circlesOf.set(member, [...(circlesOf.get(member) ?? []), circle])
  }
  for (let isBetter = true; isBetter; ) {
    isBetter = false
    for (const circle of circles) {
      if (circle.shared.length === 0 || !lacks(circle)) continue
      const others = new Set(circle.shared.flatMap((member) => circlesOf.get(member) ?? []))
      others.delete(circle)
      if (findsMore(circle) || [...others].some((other) => displaces(circle, other))) isBetter = true
    }
  }
}
