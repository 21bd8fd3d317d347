import type { Person } from '../../api/people/contract.ts'
import { listOf } from '../texts/language.ts'
import { say } from '../texts/roadmap-circle.ts'

export type Spot = { department: string; /** Who of the circle works there, the mentor first. */ people: Person[] }

/** The departments of a circle, the mentor's first; people whose department is not known are on no map. */
export function spotsOf(members: readonly Person[]): Spot[] {
  const spots = new Map<string, Person[]>()
  for (const person of members) {
    if (person.department) spots.set(person.department, [...(spots.get(person.department) ?? []), person])
  }
  return [...spots].map(([department, people]) => ({ department, people }))
}

/** What the map says: "Engineering, Sales and Finance meet here, 3 of 24 departments." */
export function mapSentence(spots: readonly Spot[], departments: number): string {
  const names = listOf(spots.map(({ department }) => department))
  return departments > spots.length ? say('meetHere', { names, here: spots.length, all: departments }) : say('allMeetHere', { names })
}

/** Where on the ring the departments of a circle stand, in turns from its top: at the upper or the lower side, where there is room for names. */
const stands: Record<number, number[]> = { 1: [0], 2: [0, 1 / 2], 3: [0, 3 / 8, 5 / 8], 4: [1 / 8, 3 / 8, 5 / 8, 7 / 8] }

/** Places on a ring for all departments, in turns from its top: the others stand between those of the circle. The ring has no order of its own. */
export function ringOf(spots: number, departments: number): { own: number[]; others: number[] } {
  const own = stands[spots] ?? Array.from({ length: spots }, (_, at) => at / spots)
  const left = Math.max(0, departments - spots)
  const others = own.flatMap((from, at) => {
    const to = own[at + 1] ?? 1 + (own[0] ?? 0)
    const [before, after] = [from, to].map((turn) => Math.floor((turn - (own[0] ?? 0)) * left))
    const here = (after ?? 0) - (before ?? 0)
    return Array.from({ length: here }, (_, index) => (from + ((index + 1) * (to - from)) / (here + 1)) % 1)
  })
  return { own, others }
}
