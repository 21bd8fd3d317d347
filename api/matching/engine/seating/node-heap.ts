/** A binary heap of node numbers by distance, in which a node's distance may fall. */
export type NodeHeap = {
  readonly size: number
  /** The least distance; Infinity when empty. */
  least(): number
  /** Adds the node, or moves it up when it is in the heap already. */
  offer(node: number, distance: number): void
  takeLeast(): number
  clear(): void
}

/** Makes a heap for nodes 0..capacity−1. Ties fall to whichever comes up first, the same in every run. */
export function createNodeHeap(capacity: number): NodeHeap {
  const nodes = new Int32Array(capacity)
  const distances = new Float64Array(capacity)
  const places = new Int32Array(capacity).fill(-1)
  let size = 0

  function put(place: number, node: number, distance: number): void {
    nodes[place] = node
    distances[place] = distance
    places[node] = place
  }

  function rise(from: number, node: number, distance: number): void {
    let place = from
    while (place > 0) {
      const parent = (place - 1) >> 1
      if (distances[parent]! <= distance) break
      put(place, nodes[parent]!, distances[parent]!)
      place = parent
    }
    put(place, node, distance)
  }

  function sink(node: number, distance: number): void {
    let place = 0
    for (;;) {
      let child = 2 * place + 1
      if (child >= size) break
      if (child + 1 < size && distances[child + 1]! < distances[child]!) child++
      if (distances[child]! >= distance) break
      put(place, nodes[child]!, distances[child]!)
      place = child
    }
    put(place, node, distance)
  }

  return {
    get size() {
      return size
    },
    least: () => (size > 0 ? distances[0]! : Infinity),
    offer(node, distance) {
      const place = places[node]!
      rise(place < 0 ? size++ : place, node, distance)
    },
    takeLeast() {
      const node = nodes[0]!
      places[node] = -1
      size--
      if (size > 0) sink(nodes[size]!, distances[size]!)
      return node
    },
    clear() {
      for (let place = 0; place < size; place++) places[nodes[place]!] = -1
      size = 0
    },
  }
}
