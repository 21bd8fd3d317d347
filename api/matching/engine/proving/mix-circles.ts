/** A circle that may be chosen: the mentor's number, the numbers of its free mentees in order, and what they are worth together. */
export type Circle = { mentor: number; mentees: number[]; worth: number }

/**
 * The best mix of circles, in which parts of circles may be chosen and nobody, mentee or mentor, is used more than once:
 * a linear program over the circles that are known so far, solved by the primal simplex method with an explicit inverse
 * of its basis (Dantzig's revised simplex method, 1953). Mentees' rows come first, then mentors'.
 *
 * Only its prices go into proofs, and those hold whatever prices they are given (see `bound-circles.ts`), so that it may
 * count in doubles. Steps of length 0 would lead it round in circles: equals are
 * settled as if every row had room for a little more than 1, by different amounts too small to count (Charnes, 1952).
 */
export type CircleMix = {
  /** Takes a circle in; one that is known already is left as it is. Returns whether it is new. */
  add(circle: Circle): boolean
  /** From now on only circles for which this is true may be used, and mentors in `forced` have one, if anyhow possible. */
  restrict(isOpen: (circle: Circle) => boolean, forced: ReadonlySet<number>): void
  /** Goes on to the best mix, at most so many changes of the basis further; returns how many it took. */
  solve(mostPivots: number): number
  /** What a mentee costs by the mix: by number. */
  menteePrices(): Float64Array
  /** How much a circle would add to the mix, 0 at most for those that are part of it. */
  gainOf(circle: Circle): number
  /** Circles that are part of the mix, and how much of each. */
  parts(): { circle: Circle; share: number }[]
}

type Column = Circle & { rows: number[]; isOpen: boolean }

/** Below this a part of a circle is rounding. */
const leastShare = 1e-6
/** What is nearer to 0 is 0. */
const smallest = 1e-7
/** Entering candidates looked for at once. */
const candidates = 40
/** After so many changes the inverse is made anew, so that errors do not add up. */
const mostUpdates = 100

/** @param greatest what a pair is worth at most: rounding errors grow with it. */
export function createCircleMix(menteeCount: number, mentorCount: number, greatest: number): CircleMix {
  const size = menteeCount + mentorCount
  const columns: Column[] = []
  const known = new Set<string>()
  const tolerance = 1e-3 + greatest * 1e-14
  const extraRoom = Float64Array.from({ length: size }, (_, row) => 1 + ((row * 7919 + 4729) % 10_007) / 10_007)
  /** The basic column of each row; −1 for the row's own slack. */
  const basic = new Int32Array(size).fill(-1)
  const slackOf = Int32Array.from({ length: size }, (_, row) => row)
  const slackAt = Int32Array.from({ length: size }, (_, row) => row)
  const rowOf = new Map<number, number>()
  const inverse = new Float64Array(size * size)
  const level = new Float64Array(size).fill(1)
  const extra = extraRoom.slice()
  const price = new Float64Array(size)
  const direction = new Float64Array(size)
  const nonzero = new Int32Array(size)
  let updates = 0
  for (let row = 0; row < size; row++) inverse[row * size + row] = 1

  /** What makes mentors take a circle who would rather go without one. */
  const bonus = 4 * greatest
  let mustHave: ReadonlySet<number> = new Set()

  function valueOf(column: Column): number {
    if (!column.isOpen) return -1 - greatest
    return mustHave.has(column.mentor) ? column.worth + bonus : column.worth
  }

  function gain(column: Column): number {
    let left = valueOf(column)
    for (const row of column.rows) left -= price[row]!
    return left
  }

  /** What each basic column loses when the entering one takes part. */
  function findDirection(rows: readonly number[]): void {
    for (let row = 0; row < size; row++) {
      let sum = 0
      for (const one of rows) sum += inverse[row * size + one]!
      direction[row] = sum
    }
  }

  /** Brings what `direction` describes into the basis at the row. */
  function pivot(at: number): void {
    const first = at * size
    const by = direction[at]!
    let count = 0
    for (let one = 0; one < size; one++) {
      if (inverse[first + one] === 0) continue
      inverse[first + one]! /= by
      nonzero[count++] = one
    }
    for (let row = 0; row < size; row++) {
      const times = direction[row]!
      if (row === at || Math.abs(times) < 1e-12) continue
      const from = row * size
      for (let nth = 0; nth < count; nth++) inverse[from + nonzero[nth]!]! -= times * inverse[first + nonzero[nth]!]!
    }
  }

  function release(at: number): void {
    if (basic[at]! >= 0) rowOf.delete(basic[at]!)
    else slackAt[slackOf[at]!] = -1
  }

  /** The row that has room for the shortest step. */
  function findLeaving(): number {
    let at = -1
    let shortest = Infinity
    let least = Infinity
    for (let row = 0; row < size; row++) {
      if (direction[row]! < smallest) continue
      const step = Math.max(0, level[row]!) / direction[row]!
      const extraStep = extra[row]! / direction[row]!
      if (step > shortest + smallest || (step >= shortest - smallest && extraStep >= least)) continue
      at = row
      shortest = step
      least = extraStep
    }
    return at
  }

  /** @param column −1 for the slack of `slack`. */
  function enter(column: number, slack: number, added: number): boolean {
    findDirection(column < 0 ? [slack] : columns[column]!.rows)
    const at = findLeaving()
    if (at < 0) return false
    const step = Math.max(0, level[at]!) / direction[at]!
    const extraStep = extra[at]! / direction[at]!
    pivot(at)
    for (let row = 0; row < size; row++) {
      level[row]! -= step * direction[row]!
      extra[row]! -= extraStep * direction[row]!
    }
    level[at] = step
    extra[at] = extraStep
    release(at)
    basic[at] = column
    if (column >= 0) rowOf.set(column, at)
    else {
      slackOf[at] = slack
      slackAt[slack] = at
    }
    for (let one = 0; one < size; one++) price[one]! += added * inverse[at * size + one]!
    updates++
    return true
  }

  /** Levels and prices from the inverse. */
  function settle(): void {
    price.fill(0)
    for (let row = 0; row < size; row++) {
      let sum = 0
      let extraSum = 0
      const value = basic[row]! < 0 ? 0 : valueOf(columns[basic[row]!]!)
      for (let one = 0; one < size; one++) {
        const entry = inverse[row * size + one]!
        if (entry === 0) continue
        sum += entry
        extraSum += entry * extraRoom[one]!
        price[one]! += value * entry
      }
      level[row] = sum
      extra[row] = extraSum
    }
  }

  /** The inverse anew from slacks alone, column after column at the surest row. */
  function invert(): void {
    const chosen = [...rowOf.keys()].sort((one, other) => one - other)
    const slacks = [...slackAt.keys()].filter((slack) => slackAt[slack]! >= 0)
    inverse.fill(0)
    for (let row = 0; row < size; row++) inverse[row * size + row] = 1
    rowOf.clear()
    basic.fill(-1)
    slackAt.fill(-1)
    const taken = new Uint8Array(size)
    for (const slack of slacks) {
      taken[slack] = 1
      slackOf[slack] = slack
      slackAt[slack] = slack
    }
    for (const column of chosen) {
      findDirection(columns[column]!.rows)
      let at = -1
      for (let row = 0; row < size; row++) if (taken[row] === 0 && (at < 0 || Math.abs(direction[row]!) > Math.abs(direction[at]!))) at = row
      if (at < 0 || Math.abs(direction[at]!) < smallest) continue
      pivot(at)
      taken[at] = 1
      basic[at] = column
      rowOf.set(column, at)
    }
    // A column that rounding made a copy of the others is left out; the row's own slack stands in for it.
    for (let row = 0; row < size; row++) {
      if (taken[row] === 1) continue
      slackOf[row] = row
      slackAt[row] = row
    }
    updates = 0
    settle()
  }

  /** The columns, then slacks as negative numbers, that would add most. */
  function findEntering(): number[] {
    const found: { at: number; gain: number }[] = []
    let lowest = tolerance
    const offer = (at: number, by: number) => {
      if (by <= lowest) return
      found.push({ at, gain: by })
      if (found.length < 4 * candidates) return
      found.sort((one, other) => other.gain - one.gain || one.at - other.at)
      found.length = candidates
      lowest = found[candidates - 1]!.gain
    }
    columns.forEach((column, at) => {
      if (column.isOpen && !rowOf.has(at)) offer(at, gain(column))
    })
    for (let row = 0; row < size; row++) if (slackAt[row]! < 0) offer(-1 - row, -price[row]!)
    return found.sort((one, other) => other.gain - one.gain || one.at - other.at).slice(0, candidates).map(({ at }) => at)
  }

  return {
    add(circle) {
      const key = `${circle.mentor}:${circle.mentees.join(' ')}`
      if (known.has(key)) return false
      known.add(key)
      columns.push({ ...circle, rows: [...circle.mentees, menteeCount + circle.mentor], isOpen: true })
      return true
    },
    restrict(isOpen, forced) {
      mustHave = forced
      for (const column of columns) column.isOpen = isOpen(column)
      settle()
    },
    solve(mostPivots) {
      let pivots = 0
      while (pivots < mostPivots) {
        if (updates >= mostUpdates) invert()
        const entering = findEntering()
        if (entering.length === 0) break
        for (const at of entering) {
          const by = at < 0 ? -price[-1 - at]! : gain(columns[at]!)
          if (by <= tolerance) continue
          pivots++
          if (!enter(at < 0 ? -1 : at, -1 - at, by)) break
        }
      }
      return pivots
    },
    menteePrices: () => price.slice(0, menteeCount).map((one) => Math.max(0, one)),
    gainOf(circle) {
      const worth = mustHave.has(circle.mentor) ? circle.worth + bonus : circle.worth
      return circle.mentees.reduce((left, mentee) => left - price[mentee]!, worth - price[menteeCount + circle.mentor]!)
    },
    parts() {
      return [...rowOf].filter(([, row]) => level[row]! > leastShare).map(([at, row]) => ({ circle: columns[at]!, share: level[row]! }))
    },
  }
}
