import { addAll, createPlane, hasBit, setBits } from './bits.ts'
import type { Plane } from './bits.ts'
import { secondsOfBit } from './lattice.ts'
import type { Lattice } from './lattice.ts'
import { eachStartThatMeets } from './member.ts'
import type { Member } from './member.ts'
import { stretchAt } from './stretches.ts'
import type { ScheduleWeights } from './types.ts'
import { weekPlanes } from './working-week.ts'
import type { WorkingWeek } from './working-week.ts'

/** Costs are counted in millionths, so that sums of any order are equal and ties are ties. */
export const COST_UNIT = 1_000_000

const HOUR_SECONDS = 3600

/** What sessions of one length cost a group of people, by their start. */
export type SoftCost = {
  readonly lattice: Lattice
  readonly duration: number
  /** Starts that cost `amounts[n]` each. */
  readonly planes: readonly Plane[]
  readonly amounts: readonly number[]
  /** Per hour of unequal burden, and whose weeks are weighed against each other: none where all live in one zone. */
  readonly burden: number
  readonly weeks: readonly WorkingWeek[]
}

function millionths(weight: number): number {
  return Math.round(weight * COST_UNIT)
}

export function buildSoftCost(members: readonly Member[], lattice: Lattice, duration: number, weights: ScheduleWeights): SoftCost {
  const amountOf = new Map<Plane, number>()
  const add = (plane: Plane | null, weight: number) => {
    if (plane && weight > 0) amountOf.set(plane, (amountOf.get(plane) ?? 0) + millionths(weight))
  }
  for (const { week, tentative } of members) {
    const { edge, protected: held } = weekPlanes(week, lattice, duration)
    add(edge, weights.edge)
    add(held, weights.protected)
    if (tentative.length > 0 && weights.tentative > 0) {
      const plane = createPlane(lattice.bits)
      eachStartThatMeets(tentative, lattice, duration, (from, to) => setBits(plane, from, to))
      add(plane, weights.tentative)
    }
  }
  const weeks = [...new Set(members.map(({ week }) => week))]
  const isFar = new Set(weeks.map(({ timeZone }) => timeZone)).size > 1
  return { lattice, duration, planes: [...amountOf.keys()], amounts: [...amountOf.values()], burden: isFar ? millionths(weights.burden) : 0, weeks: isFar ? weeks : [] }
}

/**
 * By how many hours the people of one time zone are further from the middle of their working day than those of another, in
 * millionths of the weight; a zone is as far as its furthest person. Half past noon for one and the last hour for the other
 * is unequal, early for one and late for the other is shared.
 */
function burdenAt({ weeks, burden, duration }: SoftCost, from: number): number {
  const furthest = new Map<string, number>()
  for (const { timeZone, windows } of weeks) {
    const at = stretchAt(windows, from)
    if (at < 0) continue
    const offMiddle = Math.abs(from + duration / 2 - (windows[at]! + windows[at + 1]!) / 2)
    furthest.set(timeZone, Math.max(furthest.get(timeZone) ?? 0, offMiddle))
  }
  const distances = [...furthest.values()]
  return distances.length < 2 ? 0 : Math.round((burden * (Math.max(...distances) - Math.min(...distances))) / HOUR_SECONDS)
}

/** What a session at this start costs, in millionths. */
export function costAt(soft: SoftCost, bit: number): number {
  const { planes, amounts } = soft
  let cost = 0
  for (let at = 0; at < planes.length; at++) if (hasBit(planes[at]!, bit)) cost += amounts[at]!
  return soft.burden > 0 ? cost + burdenAt(soft, secondsOfBit(soft.lattice, bit)) : cost
}

/** The same for a session that may begin off the lattice, as one that was booked on another granularity. */
export function costOfSession(members: readonly Member[], lattice: Lattice, duration: number, weights: ScheduleWeights, from: number): number {
  const phase = from % lattice.step
  const own = { ...lattice, name: `${lattice.step}+${phase}`, phase }
  return costAt(buildSoftCost(members, own, duration, weights), (from - phase) / lattice.step)
}

/** Draws the starts that cost anything; false where that cannot be told from planes. */
export function drawCostly({ planes, burden }: SoftCost, plane: Plane): boolean {
  if (burden > 0) return false
  plane.fill(0)
  for (const costly of planes) addAll(plane, costly)
  return true
}
