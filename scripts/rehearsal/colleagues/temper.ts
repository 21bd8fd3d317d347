import type { Circle } from '#api/matching/contract.ts'
import { seededRandom } from '../../tenant/cast/random.ts'

/**
 * How a circle of colleagues keeps its dates. steady: on the day · late: a week after · misses: its second session a month late ·
 * moves: its mentor moves the second session · declines: somebody cannot come to the second session.
 */
export type Temper = 'steady' | 'late' | 'misses' | 'moves' | 'declines'

/** By the order that `drawOf` gives the circles of a cohort: one in eight is late or misses one. */
const bySeat: Partial<Record<number, Temper>> = { 1: 'moves', 2: 'misses', 6: 'declines', 10: 'late' }
const round = 16
/** Only in the first round: one mentor of a cohort moves a session, one person declines one. */
const onceOnly: readonly Temper[] = ['moves', 'declines']

/** The temper of every circle of a cohort, the same at every look as long as its people stay. */
export function tempersOf(circles: readonly Circle[]): Map<string, Temper> {
  const ordered = circles.toSorted((one, other) => drawOf(one) - drawOf(other))
  return new Map(
    ordered.map(({ id }, seat) => {
      const temper = bySeat[seat % round] ?? 'steady'
      return [id, seat >= round && onceOnly.includes(temper) ? 'steady' : temper]
    }),
  )
}

/** Days after a session's date on which a circle holds it. */
export function daysLate(temper: Temper, number: number): number {
  if (temper === 'late') return 7
  return temper === 'misses' && number >= 2 ? 28 : 0
}

/** Circles get new ids at each fresh start, their people do not. */
function drawOf(circle: Circle): number {
  return seededRandom(`${circle.mentor?.id ?? circle.mentees[0]?.id ?? circle.id}:temper`).next()
}
