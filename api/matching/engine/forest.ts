import { sharedInts } from './rows.ts'

/** Trees by each node's parent (−1 above a root) and its depth, 1 at a root. */
export type Forest = { parent: Int32Array; depth: Int32Array }

/**
 * Trees from links upward that may run in circles: a circle is opened above the member that comes first by `rank`, so
 * that the order in which nodes are listed changes nothing.
 */
export function plantForest(linkUp: Int32Array, rank: (one: number, other: number) => number): Forest {
  const count = linkUp.length
  const parent = sharedInts(count)
  parent.set(linkUp)
  const depth = sharedInts(count)
  const walkOf = new Int32Array(count).fill(-1)
  for (let begin = 0; begin < count; begin++) {
    let node = begin
    while (node >= 0 && walkOf[node]! < 0) {
      walkOf[node] = begin
      node = parent[node]!
    }
    if (node < 0 || walkOf[node] !== begin) continue
    let first = node
    for (let member = parent[node]!; member !== node; member = parent[member]!) if (rank(member, first) < 0) first = member
    parent[first] = -1
  }
  const pending: number[] = []
  for (let begin = 0; begin < count; begin++) {
    for (let node = begin; node >= 0 && depth[node] === 0; node = parent[node]!) pending.push(node)
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      const above = parent[node]!
      depth[node] = above < 0 ? 1 : depth[above]! + 1
    }
  }
  return { parent, depth }
}

/** The depth of the nearest node above or at both, 0 when they stand in different trees or one of them is −1. */
export function commonDepth({ parent, depth }: Forest, one: number, other: number): number {
  if (one < 0 || other < 0) return 0
  let low = one
  let high = other
  while (low !== high) {
    if (depth[low]! < depth[high]!) high = parent[high]!
    else low = parent[low]!
    if (low < 0 || high < 0) return 0
  }
  return depth[low]!
}

/** `commonDepth` with one node for many others. */
export type LookUp = {
  /** The one node from now on; −1 for none. */
  lookFrom(node: number): void
  /** The depth of the nearest node above or at both; 0 without one. */
  depthInCommon(other: number): number
}

/** Remembers the way up from the one node, so that another need not be followed far. */
export function createLookUp({ parent, depth }: Forest): LookUp {
  const isAbove = new Uint8Array(parent.length)
  let from = -1
  function mark(value: number): void {
    for (let node = from; node >= 0; node = parent[node]!) isAbove[node] = value
  }
  return {
    lookFrom(node) {
      mark(0)
      from = node
      mark(1)
    },
    depthInCommon(other) {
      let node = other
      while (node >= 0 && isAbove[node] === 0) node = parent[node]!
      return node < 0 ? 0 : depth[node]!
    },
  }
}
