/** Nothing is shown of fewer people than this. */
export const fewest = 5

/** `shown`: null where hidden. `why`: which rule hid it; never shown beside a single cell, for it tells the small ones from their partners. */
export type Cell = { people: number; shown: number | null; why: 'small' | 'complement' | null }

/** The least and the most that somebody who knows all rules must take for possible in a cell that is hidden for being small. */
export const least = 1
export const most = fewest - 1

/**
 * Decides which counts of one list are shown. Counts of 1 to 4 people are hidden; zero tells of nobody and stays.
 * Where the sum of the list is known, partners are hidden with them (the smallest one that does, else the smallest ones) until each small
 * count could still be anything from 1 to 4 for whoever knows the sum, everything shown, and which rule hid what. Where no partners do,
 * everything is hidden, zeros too. A sum below five is itself a small count, and is not to be shown.
 * @param counts people, or whatever is counted of them.
 * @param people how many people stand behind each count, where it counts something else.
 */
export function hideSmall(counts: readonly number[], totalKnown: boolean, people: readonly number[] = counts): Cell[] {
  const hidden = new Set(counts.flatMap((_, at) => (isSmall(people[at] ?? 0) ? [at] : [])))
  const partners = totalKnown && hidden.size > 0 ? findPartners(counts, people, hidden) : []
  return counts.map((count, at) => {
    const cell = { people: people[at] ?? 0 }
    if (hidden.has(at)) return { ...cell, shown: null, why: 'small' }
    return partners === null || partners.includes(at) ? { ...cell, shown: null, why: 'complement' } : { ...cell, shown: count, why: null }
  })
}

export function isSmall(people: number): boolean {
  return people > 0 && people < fewest
}

/** Positions of the partners; null where everything must be hidden. */
function findPartners(counts: readonly number[], people: readonly number[], hidden: ReadonlySet<number>): number[] | null {
  const small = [...hidden].map((at) => counts[at] ?? 0)
  const below = sum(small.map((count) => count - least))
  const above = sum(small.map((count) => Math.max(most, count) - count))
  // Two small ones may cover each other: what one could have more, the others could have less, and the other way round.
  if (below >= most - least && above >= most - least) return []
  const room = most - least - below
  const others = counts.flatMap((count, at) => ((people[at] ?? 0) >= fewest ? [{ at, spare: Math.max(0, count - fewest) }] : [])).sort((a, b) => a.spare - b.spare || a.at - b.at)
  const one = others.find(({ spare }) => spare >= room)
  if (one) return [one.at]
  return sum(others.map(({ spare }) => spare)) >= room && others.length > 0 ? takeUntil(others, room) : null
}

function takeUntil(others: readonly { at: number; spare: number }[], room: number): number[] {
  const taken: number[] = []
  let found = 0
  for (const { at, spare } of others) {
    if (found >= room && taken.length > 0) break
    taken.push(at)
    found += spare
  }
  return taken
}

/** Whether a set of people and a part of it may both be shown: what lies between them must be nobody, or five people or more. */
export function mayShowBoth(whole: number, part: number): boolean {
  const between = Math.abs(whole - part)
  return between === 0 || between >= fewest
}

/** A share of 0 to 1 as it may be told: with a cap "over 90 %" or "under 10 %", for all of a few people would tell what each of them said. */
export type Share = { share: number; cap: 'over' | 'under' | null }

const capBelow = 20
const highest = 0.9
const lowest = 0.1

/** @returns null where it is of fewer than five people. */
export function capShare(share: number, people: number): Share | null {
  if (people < fewest) return null
  if (people < capBelow && share > highest) return { share: highest, cap: 'over' }
  return people < capBelow && share < lowest ? { share: lowest, cap: 'under' } : { share, cap: null }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
