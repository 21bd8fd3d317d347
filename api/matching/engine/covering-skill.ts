import type { Columns } from './columns.ts'
import { coverPoints } from './lens.ts'
import { findInRow } from './rows.ts'

/**
 * How a mentor covers the ask at this place in `columns.asks` best: the entry of `columns.near` whose skill is offered,
 * of equals the nearest, −1 for none.
 */
export function coveringSkill(columns: Columns, mentor: number, ask: number): { entry: number; points: number } {
  const { asks, near, nearness, offers, offerLevel } = columns
  const asked = asks.values[ask]!
  const best = { entry: -1, points: 0 }
  for (let at = near.start[asked]!; at < near.start[asked + 1]!; at++) {
    const offer = findInRow(offers, mentor, near.values[at]!)
    if (offer < 0) continue
    const points = coverPoints(columns, ask, nearness[at]!, offerLevel[offer]!)
    if (points <= best.points) continue
    best.points = points
    best.entry = at
  }
  return best
}
