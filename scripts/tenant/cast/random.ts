/** A small seeded source of chance: the same seed gives the same company, on every machine. */
export type Random = {
  /** Uniform in [0, 1). */
  next(): number
  /** Whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** `count` different entries in random order; all of them when the list is shorter. */
  sample<T>(list: readonly T[], count: number): T[]
  /** A GUID in lower case, in the shape of RFC 9562 version 4. */
  guid(): string
}

/**
 * Makes a generator from a name such as "1:people". Separate names give independent streams, so that one part
 * of the company can change without reshuffling the others. FNV-1a hashes the name, mulberry32 does the rest.
 */
export function seededRandom(name: string): Random {
  let state = hash(name)

  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  function integer(least: number, most: number): number {
    return least + Math.floor(next() * (most - least + 1))
  }

  function pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError('Nothing to pick from.')
    return list[integer(0, list.length - 1)] as T
  }

  function sample<T>(list: readonly T[], count: number): T[] {
    const rest = [...list]
    const taken: T[] = []
    while (taken.length < count && rest.length > 0) {
      const index = integer(0, rest.length - 1)
      taken.push(rest[index] as T)
      rest[index] = rest.at(-1) as T
      rest.pop()
    }
    return taken
  }

  function guid(): string {
    const digits = Array.from({ length: 32 }, () => integer(0, 15).toString(16))
    digits[12] = '4'
    digits[16] = integer(8, 11).toString(16)
    const text = digits.join('')
    return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
  }

  return { next, integer, chance: (probability) => next() < probability, pick, sample, guid }
}

function hash(name: string): number {
  let value = 0x811c9dc5
  for (const character of name) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return value | 0
}
