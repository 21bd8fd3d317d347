type Part = { part?: string | undefined }

/** So many stops fit beside each other with their names. */
const IN_ONE_ROW = 6

/** How many stops stand in the first of two rows: all in one row where they fit, else broken where a part begins, the earliest that leaves no third row. */
export function rowLength(stops: readonly Part[]): number {
  if (stops.length <= IN_ONE_ROW) return stops.length
  const half = Math.ceil(stops.length / 2)
  const breaks = stops.flatMap(({ part }, at) => (at >= half && at <= IN_ONE_ROW && part !== stops[at - 1]?.part ? [at] : []))
  return breaks[0] ?? half
}

/** For each stop, whether its part begins and ends with it in its row; nothing where every part has one stop. */
export function brackets(stops: readonly Part[]): { begins: boolean; ends: boolean }[] {
  const parts = new Set(stops.map(({ part }) => part))
  if (parts.has(undefined) || parts.size === stops.length) return []
  const perRow = rowLength(stops)
  return stops.map(({ part }, at) => ({
    begins: at % perRow === 0 || part !== stops[at - 1]?.part,
    ends: (at + 1) % perRow === 0 || part !== stops[at + 1]?.part,
  }))
}
