/** Something that takes time on one day, in minutes since its midnight. */
export type Stretch = { start: number; end: number }
export type Placed<Item> = { item: Item; lane: number; lanes: number }

/** Puts overlapping stretches side by side: each gets a lane, and all that hang together share the number of lanes. */
export function placeInLanes<Item extends Stretch>(items: Item[]): Placed<Item>[] {
  const sorted = items.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const placed: Placed<Item>[] = []
  let group: Placed<Item>[] = []
  let ends: number[] = []
  let groupEnd = -1
  function closeGroup(): void {
    for (const entry of group) entry.lanes = ends.length
    placed.push(...group)
    group = []
    ends = []
  }
  for (const item of sorted) {
    if (item.start >= groupEnd) closeGroup()
    const free = ends.findIndex((end) => end <= item.start)
    const lane = free >= 0 ? free : ends.length
    ends[lane] = item.end
    groupEnd = Math.max(groupEnd, item.end)
    group.push({ item, lane, lanes: 1 })
  }
  closeGroup()
  return placed
}
