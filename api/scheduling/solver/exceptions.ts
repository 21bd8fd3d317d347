import type { Grid } from './grid.ts'

/** How far and how dearly exceptions may lie: `days` between neighbouring sessions, cost (millionths) per day off the pattern. */
export type ExceptionRules = { readonly allowed: boolean; readonly minDaysBetween: number; readonly dayCost: number }

/** Sessions of a series as finally placed: day and slot of each occurrence, -1 for one without room. */
export type Placement = { readonly placed: number; readonly cost: number; readonly days: readonly number[]; readonly slots: readonly number[] }

/** The best that can be done so far when the last placed session lies on `day`. */
type State = { readonly day: number; readonly placed: number; readonly cost: number; readonly number: number; readonly slot: number; readonly before: State | null }

function isBetter(placed: number, cost: number, than: State): boolean {
  return placed > than.placed || (placed === than.placed && cost < than.cost)
}

/** The best state that leaves room before `day`; states grow strictly better with their day, and the first one is always the last fixed session (or none). */
function bestBefore(states: readonly State[], day: number, room: number): State | null {
  for (let at = states.length - 1; at > 0; at--) {
    const state = states[at] as State
    if (state.day <= day - room) return state
  }
  const fixed = states[0] as State
  return fixed.number < 0 || fixed.day <= day - room ? fixed : null
}

/**
 * Keeps each free occurrence on the pattern and gives the clashing ones a day of their own month: the most that can be placed,
 * then the least cost, exactly (dynamic programming over the day of the last placed session; days that are later and no better
 * are dropped). Rooms are kept wherever an exception is one of the two neighbours; months never share a day, so order holds.
 */
export function placeOccurrences(grid: Grid, days: Int32Array, slot: number, rules: ExceptionRules): Placement {
  const { clock, free, cost, daySlot } = grid
  let states: State[] = [{ day: -Infinity, placed: 0, cost: 0, number: -1, slot: -1, before: null }]
  for (let number = 0; number < days.length; number++) {
    const day = days[number] as number
    const cell = day * clock.slots + slot
    if (free[cell] === 1) {
      // Two sessions on the pattern are a month apart by nature; the room is asked of exceptions only.
      const before = bestBefore(states, day, rules.minDaysBetween) ?? (states[0] as State)
      states = [{ day, placed: before.placed + 1, cost: before.cost + (cost[cell] as number), number, slot, before }]
    } else if (rules.allowed) {
      const grown = [...states]
      for (let option = clock.monthFrom[day] as number; option < (clock.monthTo[day] as number); option++) {
        const optionSlot = daySlot[option] as number
        if (optionSlot < 0) continue
        const before = bestBefore(states, option, rules.minDaysBetween)
        if (!before) continue
        const placed = before.placed + 1
        const total = before.cost + (cost[option * clock.slots + optionSlot] as number) + Math.abs(option - day) * rules.dayCost
        if (isBetter(placed, total, grown.at(-1) as State)) grown.push({ day: option, placed, cost: total, number, slot: optionSlot, before })
      }
      states = grown
    }
  }
  const best = states.at(-1) as State
  const placedDays = new Array<number>(days.length).fill(-1)
  const placedSlots = new Array<number>(days.length).fill(-1)
  for (let state: State | null = best; state && state.number >= 0; state = state.before) {
    placedDays[state.number] = state.day
    placedSlots[state.number] = state.slot
  }
  return { placed: best.placed, cost: best.cost, days: placedDays, slots: placedSlots }
}
