/** The best few of many: the greatest keys, of equal ones the smallest numbers. */
export type BestFew = {
  clear(): void
  readonly size: number
  /** The worst key kept once there is no room left, before that −Infinity: what is below it need not be offered. */
  readonly least: number
  offer(key: number, number: number): void
  /** Calls back from the best on, and empties. */
  drain(visit: (number: number, key: number) => void): void
}

/** A heap with the worst on top, with room for so many. */
export function createBestFew(room: number): BestFew {
  const keys = new Float64Array(room + 1)
  const numbers = new Int32Array(room + 1)
  let size = 0

  function isWorse(one: number, other: number): boolean {
    return keys[one]! < keys[other]! || (keys[one] === keys[other] && numbers[one]! > numbers[other]!)
  }

  function swap(one: number, other: number): void {
    const key = keys[one]!
    const number = numbers[one]!
    keys[one] = keys[other]!
    numbers[one] = numbers[other]!
    keys[other] = key
    numbers[other] = number
  }

  function sink(): void {
    for (let at = 0; ; ) {
      let worst = at
      if (2 * at + 1 < size && isWorse(2 * at + 1, worst)) worst = 2 * at + 1
      if (2 * at + 2 < size && isWorse(2 * at + 2, worst)) worst = 2 * at + 2
      if (worst === at) return
      swap(at, worst)
      at = worst
    }
  }

  return {
    clear() {
      size = 0
    },
    get size() {
      return size
    },
    get least() {
      return size < room ? -Infinity : keys[0]!
    },
    offer(key, number) {
      if (size < room) {
        keys[size] = key
        numbers[size] = number
        for (let at = size++; at > 0 && isWorse(at, (at - 1) >> 1); at = (at - 1) >> 1) swap(at, (at - 1) >> 1)
        return
      }
      keys[room] = key
      numbers[room] = number
      if (room === 0 || !isWorse(0, room)) return
      swap(0, room)
      sink()
    },
    drain(visit) {
      const kept = size
      while (size > 0) {
        swap(0, --size)
        sink()
      }
      for (let at = 0; at < kept; at++) visit(numbers[at]!, keys[at]!)
    },
  }
}
