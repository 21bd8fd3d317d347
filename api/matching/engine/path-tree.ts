/** Numbers for the steps of paths: equal paths end in the same node, and equal steps under different ones are different. */
export type PathTree = {
  /** The node above each node, −1 at the top; a node comes after the one above it. */
  readonly parents: number[]
  /** Where a path ends; −1 for one without steps. */
  nodeOf(path: readonly string[]): number
}

export function createPathTree(): PathTree {
  const parents: number[] = []
  const below = [new Map<string, number>()]
  return {
    parents,
    nodeOf(path) {
      let node = -1
      for (let at = 0; at < path.length; at++) {
        const siblings = below[node + 1]!
        const step = path[at]!
        let next = siblings.get(step)
        if (next === undefined) {
          siblings.set(step, (next = parents.length))
          parents.push(node)
          below.push(new Map())
        }
        node = next
      }
      return node
    },
  }
}
