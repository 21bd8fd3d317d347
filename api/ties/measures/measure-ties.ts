/** A tie between two people, undirected, by their places in a list of people. */
export type Tie = readonly [number, number]

export type Measures = {
  people: number
  ties: number
  /** Between departments, and within one. */
  external: number
  internal: number
  /** (external - internal) / all: -1 all within, +1 all between; null without ties. */
  ei: number | null
  /** What E/I would be if ties fell between any two of these people alike. */
  expected: number | null
  /** Newman's modularity of the departments as they are; falls when they open to each other. */
  modularity: number | null
  /** Pairs of people of whom one reaches the other over ties, as a share of all pairs. */
  connectedness: number | null
}

/**
 * How much the ties of some people cross departments.
 * E/I: Krackhardt and Stern (1988); modularity: Newman and Girvan (2004), of a given partition; connectedness: Krackhardt (1994).
 * @param departmentOf the department of each person, by number.
 */
export function measureTies(departmentOf: readonly number[], ties: readonly Tie[]): Measures {
  const people = departmentOf.length
  const external = ties.filter(([a, b]) => departmentOf[a] !== departmentOf[b]).length
  const internal = ties.length - external
  return {
    people,
    ties: ties.length,
    external,
    internal,
    ei: ties.length === 0 ? null : (external - internal) / ties.length,
    expected: expectedEi(departmentOf),
    modularity: modularityOf(departmentOf, ties),
    connectedness: connectednessOf(people, ties),
  }
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2
}

function expectedEi(departmentOf: readonly number[]): number | null {
  const all = pairsOf(departmentOf.length)
  if (all === 0) return null
  const sizes = new Map<number, number>()
  for (const department of departmentOf) sizes.set(department, (sizes.get(department) ?? 0) + 1)
  const within = [...sizes.values()].reduce((sum, size) => sum + pairsOf(size), 0)
  return (all - 2 * within) / all
}

function modularityOf(departmentOf: readonly number[], ties: readonly Tie[]): number | null {
  if (ties.length === 0) return null
  const within = new Map<number, number>()
  const ends = new Map<number, number>()
  for (const tie of ties) {
    const [one = -1, other = -1] = tie.map((person) => departmentOf[person])
    for (const department of [one, other]) ends.set(department, (ends.get(department) ?? 0) + 1)
    if (one === other) within.set(one, (within.get(one) ?? 0) + 1)
  }
  return [...ends].reduce((sum, [department, count]) => sum + (within.get(department) ?? 0) / ties.length - (count / (2 * ties.length)) ** 2, 0)
}

function connectednessOf(people: number, ties: readonly Tie[]): number | null {
  const all = pairsOf(people)
  if (all === 0) return null
  const above = Array.from({ length: people }, (_, person) => person)
  const top = (person: number): number => {
    let at = person
    while (above[at] !== at) {
      above[at] = above[above[at] ?? at] ?? at
      at = above[at] ?? at
    }
    return at
  }
  for (const [a, b] of ties) above[top(a)] = top(b)
  const sizes = new Map<number, number>()
  for (let person = 0; person < people; person += 1) sizes.set(top(person), (sizes.get(top(person)) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, size) => sum + pairsOf(size), 0) / all
}

/**
 * In how many of some deals of the same departments among the same people E/I is at most what it is, and at least.
 * The same seed gives the same answer.
 */
export function countDeals(departmentOf: readonly number[], ties: readonly Tie[], { deals, seed }: { deals: number; seed: number }): { asLow: number; asHigh: number } {
  const count = (departments: readonly number[]) => ties.reduce((sum, [a, b]) => sum + Number(departments[a] !== departments[b]), 0)
  const found = count(departmentOf)
  const dealt = [...departmentOf]
  const next = draws(seed)
  let [asLow, asHigh] = [0, 0]
  for (let deal = 0; deal < deals; deal += 1) {
    for (let at = dealt.length - 1; at > 0; at -= 1) {
      const other = Math.floor(next() * (at + 1))
      const kept = dealt[at] ?? 0
      dealt[at] = dealt[other] ?? 0
      dealt[other] = kept
    }
    const external = count(dealt)
    if (external <= found) asLow += 1
    if (external >= found) asHigh += 1
  }
  return { asLow, asHigh }
}

/** The chance of something that was seen in so many deals, the one that there is among them: never 0. */
export function chanceOf(seen: number, deals: number): number {
  return (seen + 1) / (deals + 1)
}

/** Numbers from 0 to 1, always the same ones for a seed (mulberry32). */
function draws(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
