import { createNodeHeap } from './node-heap.ts'

/** Nodes in the order of their distance from where a search began (Dijkstra), with how each was reached. */
export type Frontier = {
  /** Infinity for nodes that were not reached. */
  readonly distance: Float64Array
  /** How the node was reached, in the numbers of whoever searches. */
  readonly from: Int32Array
  /** The nodes reached, in `reached[0]` to `reached[count − 1]`. */
  readonly reached: Int32Array
  readonly count: number
  /** Whether this is nearer than the node was. */
  reach(node: number, at: number, from: number): boolean
  /** The nearest node that was not taken yet; −1 when none is nearer than the limit. */
  takeBelow(limit: number): number
  clear(): void
}

/** A frontier over nodes 0..nodeCount−1. */
export function createFrontier(nodeCount: number): Frontier {
  const distance = new Float64Array(nodeCount).fill(Infinity)
  const from = new Int32Array(nodeCount)
  const reached = new Int32Array(nodeCount)
  const heap = createNodeHeap(nodeCount)
  /** Nodes as near as the one taken last need no place in the heap. */
  const level = new Int32Array(nodeCount)
  let levelCount = 0
  let current = 0
  let count = 0

  return {
    distance,
    from,
    reached,
    get count() {
      return count
    },
    reach(node, at, by) {
      const before = distance[node]!
      if (at >= before) return false
      if (before === Infinity) reached[count++] = node
      distance[node] = at
      from[node] = by
      if (at === current) level[levelCount++] = node
      else heap.offer(node, at)
      return true
    },
    takeBelow(limit) {
      if (current < limit && levelCount > 0) return level[--levelCount]!
      while (heap.least() < limit) {
        const at = heap.least()
        const node = heap.takeLeast()
        if (at > distance[node]!) continue
        current = at
        return node
      }
      return -1
    },
    clear() {
      for (let entry = 0; entry < count; entry++) distance[reached[entry]!] = Infinity
      count = 0
      levelCount = 0
      current = 0
      heap.clear()
    },
  }
}
