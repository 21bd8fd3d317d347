/**
 * What somebody may think possible in a table whose margins they know: the hidden cells as edges between rows and columns.
 * A cell can be larger where others of its row and column can be smaller, and so on until the margins are kept; each way to do so is a path.
 */
export type Edge = {
  /** Row and column of the cell. In a mirrored table both are of one numbering, and the edge stands for both its places. */
  row: number
  column: number
  /** By how much it can be less, and more, for whoever knows the rules. */
  less: number
  more: number
}

type Step = { edge: number; turned: boolean }

/**
 * By how much a hidden cell can move one way while every margin keeps its sum, at least; not looked for beyond `enough`.
 * @param edges all hidden cells.
 * @param way 'more' or 'less'.
 * @param mirrored whether cell (a, b) and cell (b, a) are one.
 */
export function roomToMove(edges: readonly Edge[], target: number, way: 'more' | 'less', enough: number, mirrored: boolean): number {
  const used = { less: edges.map(() => 0), more: edges.map(() => 0) }
  const other = way === 'more' ? 'less' : 'more'
  for (let found = 0; found < enough; found += 1) {
    const path = findPath(edges, target, other, used, mirrored)
    if (!path) return found
    path.forEach(({ edge }, at) => { used[at % 2 === 0 ? other : way][edge] = (used[at % 2 === 0 ? other : way][edge] ?? 0) + weight(edges[edge], mirrored) })
  }
  return enough
}

/** A path may use a mirrored edge in both directions; where that is more than it can bear, the second direction is left out and another path sought. */
function findPath(edges: readonly Edge[], target: number, first: 'more' | 'less', used: Record<'more' | 'less', number[]>, mirrored: boolean): Step[] | null {
  const barred = new Set<string>()
  for (;;) {
    const path = seek(edges, target, first, used, mirrored, barred)
    const burden = new Map<string, number>()
    const tooMuch = path?.find(({ edge }, at) => {
      const move = at % 2 === 0 ? first : opposite(first)
      const key = `${move} ${edge}`
      burden.set(key, (burden.get(key) ?? 0) + weight(edges[edge], mirrored))
      return (burden.get(key) ?? 0) > (edges[edge]?.[move] ?? 0) - (used[move][edge] ?? 0)
    })
    if (!path || !tooMuch) return path
    barred.add(`${tooMuch.edge} ${tooMuch.turned}`)
  }
}

/** The shortest path from the target's row to its column: from rows to columns by `first`, back by its opposite. */
function seek(edges: readonly Edge[], target: number, first: 'more' | 'less', used: Record<'more' | 'less', number[]>, mirrored: boolean, barred: ReadonlySet<string>): Step[] | null {
  const goal = edges[target]
  if (!goal) return null
  const cameBy = new Map<string, { from: string; step: Step } | null>([[`row ${goal.row}`, null]])
  const queue = [`row ${goal.row}`]
  const touching = listTouching(edges, mirrored)
  for (const place of queue) {
    const inRow = place.startsWith('row')
    const move = inRow ? first : opposite(first)
    for (const { at, turned } of touching.get(place) ?? []) {
      const edge = edges[at]
      if (!edge || at === target || edge[move] - (used[move][at] ?? 0) < weight(edge, mirrored) || barred.has(`${at} ${turned}`)) continue
      const [row, column] = turned ? [edge.column, edge.row] : [edge.row, edge.column]
      const next = inRow ? `column ${column}` : `row ${row}`
      if (cameBy.has(next)) continue
      cameBy.set(next, { from: place, step: { edge: at, turned } })
      if (next === `column ${goal.column}`) return trace(cameBy, next)
      queue.push(next)
    }
  }
  return null
}

/** The edges at each row and each column; a mirrored one stands at both its lines both ways. */
function listTouching(edges: readonly Edge[], mirrored: boolean): Map<string, { at: number; turned: boolean }[]> {
  const touching = new Map<string, { at: number; turned: boolean }[]>()
  const put = (place: string, at: number, turned: boolean) => {
    const there = touching.get(place)
    if (there) there.push({ at, turned })
    else touching.set(place, [{ at, turned }])
  }
  for (const [at, edge] of edges.entries()) {
    for (const turned of mirrored && edge.row !== edge.column ? [false, true] : [false]) {
      put(`row ${turned ? edge.column : edge.row}`, at, turned)
      put(`column ${turned ? edge.row : edge.column}`, at, turned)
    }
  }
  return touching
}

function trace(cameBy: ReadonlyMap<string, { from: string; step: Step } | null>, end: string): Step[] {
  const steps: Step[] = []
  for (let at = cameBy.get(end); at; at = cameBy.get(at.from)) steps.unshift(at.step)
  return steps
}

/** On the diagonal of a mirrored table a cell stands once and not twice, so it moves by two where the others move by one. */
function weight(edge: Edge | undefined, mirrored: boolean): number {
  return mirrored && edge?.row === edge?.column ? 2 : 1
}

function opposite(way: 'more' | 'less'): 'more' | 'less' {
  return way === 'more' ? 'less' : 'more'
}
