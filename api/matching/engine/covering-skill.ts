import type { Columns } from './columns.ts'
import { coverPoints } from './lens.ts'
import { findInRow } from './rows.ts'

/** The mentor's skill that covers the ask at this place in `columns.asks` best; of equals the one nearest to it. */
export function coveringSkill(columns: Columns, mentor: number, ask: number): { skill: number; points: number } {
  const { asks, near, nearness, offers, offerLevel } = columns
  const asked = asks.values[ask]!
  const best = { skill: asked, points: 0 }
  for (let at = near.start[asked]!; at < near.start[asked + 1]!; at++) {
    const offer = findInRow(offers, mentor, near.values[at]!)
    if (offer < 0) continue
    const points = coverPoints(columns, ask, nearness[at]!, offerLevel[offer]!)
    if (points <= best.points) continue
    best.points = points
    best.skill = near.values[at]!
  }
  return best
}
