import type { SeatingProblem } from './seating/problem.ts'

/** How many hold each mentor's place for each department group. */
export type PlaceCounts = {
  at(mentor: number, group: number): number
  /** One more; returns how many there were. */
  add(mentor: number, group: number): number
}

/** Begins with those who hold a place beforehand. */
export function createPlaceCounts({ standing, seats }: Pick<SeatingProblem, 'standing' | 'seats'>): PlaceCounts {
  const counts = new Map<number, number>()
  const places: PlaceCounts = {
    at: (mentor, group) => counts.get(group * seats.length + mentor) ?? 0,
    add(mentor, group) {
      const before = places.at(mentor, group)
      counts.set(group * seats.length + mentor, before + 1)
      return before
    },
  }
  for (const { mentor, group } of standing) places.add(mentor, group)
  return places
}
