/** How far and how dearly exceptions may lie: days between neighbouring sessions, cost (millionths) per day off the pattern. */
export type ExceptionRules = { readonly allowed: boolean; readonly minDaysBetween: number; readonly dayCost: number }

/** The best start of a day for a moved session: slot, -1 where the day has none, and its cost. */
export type DayChoice = { slot(day: number): number; cost(day: number): number }

/** Where the sessions that clash go: how many found a place, what they cost in millionths, and each one's day; -1 or nothing for one without room. */
export type Exceptions = { readonly placed: number; readonly cost: number; readonly days: Int32Array }

export const NO_EXCEPTIONS: Exceptions = { placed: 0, cost: 0, days: new Int32Array(0) }

/** From one session on: the most that can be placed, the least cost of so many, and the next session that is placed. */
type Tail = { readonly placed: number; readonly cost: number; readonly number: number; readonly day: number; readonly next: Tail | null }

const END: Tail = { placed: 0, cost: 0, number: -1, day: 0, next: null }

function isBetter(tail: Tail, than: Tail): boolean {
  return tail.placed > than.placed || (tail.placed === than.placed && tail.cost < than.cost)
}

/**
 * Gives the sessions that clash a day of their own month, all of them together: the most that can be placed, then the least cost,
 * then the earliest days, exactly (dynamic programming from the last session back). The others stay on their pattern days; an
 * exception keeps `minDaysBetween` to the sessions beside it, as finally placed. Months never share a day, so order holds.
 *
 * @param days the pattern's days; `clashing` has bit n set where session n has to move.
 * @param months first day of the month of each session, and past it of the month after.
 */
export function placeExceptions(days: Int32Array, clashing: number, months: Int32Array, choice: DayChoice, rules: ExceptionRules): Exceptions {
  if (clashing === 0 || !rules.allowed) return NO_EXCEPTIONS
  const room = rules.minDaysBetween
  const isFixed = (number: number) => ((clashing >>> number) & 1) === 0
  // tails[n][d]: session n on the d-th day of its month or the best later one; for a fixed session the one entry is its own day.
  const tails: (Tail | null)[][] = []

  /** The best from session `number` on when no exception may lie before day `from`, nor a fixed one unless it follows a fixed one; null when it does. */
  function bestTail(number: number, from: number, followsFixed: boolean): Tail | null {
    let best: Tail | null = null
    for (let at = number; at < days.length; at++) {
      const tail = isFixed(at) && (followsFixed || days[at]! >= from) ? tails[at]![0]! : isFixed(at) ? null : (tails[at]![Math.max(0, from - months[at]!)] ?? null)
      // Of equals the one that leaves no earlier session out.
      if (tail && (!best || isBetter(tail, best))) best = tail
      if (isFixed(at)) return best
    }
    return best ?? END
  }

  for (let number = days.length - 1; number >= 0; number--) {
    const day = days[number]!
    if (isFixed(number)) {
      const next = bestTail(number + 1, day + room, true)
      tails[number] = [{ placed: next?.placed ?? 0, cost: next?.cost ?? 0, number, day, next }]
      continue
    }
    const first = months[number]!
    const options = new Array<Tail | null>(months[number + 1]! - first).fill(null)
    for (let at = options.length - 1; at >= 0; at--) {
      const option = first + at
      const later = options[at + 1] ?? null
      options[at] = later
      if (choice.slot(option) < 0) continue
      const next = bestTail(number + 1, option + room, false)
      if (!next) continue
      const tail = { placed: next.placed + 1, cost: next.cost + choice.cost(option) + Math.abs(option - day) * rules.dayCost, number, day: option, next }
      // Of equals the earlier day is kept.
      if (!later || !isBetter(later, tail)) options[at] = tail
    }
    tails[number] = options
  }
  return unroll(bestTail(0, -Infinity, false) ?? END, clashing, days.length)
}

function unroll(tail: Tail, clashing: number, sessions: number): Exceptions {
  const days = new Int32Array(sessions).fill(-1)
  for (let at: Tail | null = tail; at && at.number >= 0; at = at.next) if (((clashing >>> at.number) & 1) === 1) days[at.number] = at.day
  return { placed: tail.placed, cost: tail.cost, days }
}
