import type { PackSummary } from '../../api/programs/contract.ts'

/** "4 sessions of 60 minutes". */
export function lengthWords({ sessions, minutes }: Pick<PackSummary, 'sessions' | 'minutes'>): string {
  return `${sessions} sessions of ${minutes} minutes`
}

export type PackGroup = { title: string; packs: PackSummary[] }

/** What the product brings by length, then its themes, then what the company brought; empty groups are left out. */
export function groupsOf(packs: readonly PackSummary[]): PackGroup[] {
  const own = packs.filter(({ importedAt }) => importedAt !== null)
  const ours = packs.filter(({ importedAt }) => importedAt === null)
  const groups = [
    { title: 'Your own', packs: own },
    { title: 'With a theme', packs: ours.filter(({ hashtag }) => hashtag !== null) },
    { title: 'By length', packs: ours.filter(({ hashtag }) => hashtag === null) },
  ]
  return groups.filter((group) => group.packs.length > 0)
}

/** A pack has at most 200 kB; what is far beyond is not even sent. */
const mostBytes = 200_000

/** What is wrong with a file before it is read; null when it may be a pack. */
export function faultOfFile({ name, size }: { name: string; size: number }): string | null {
  if (!/\.(ya?ml|json)$/i.test(name)) return 'Choose a file that ends in .yaml, .yml or .json.'
  if (size === 0) return 'This file is empty. Choose the one you edited.'
  return size > mostBytes ? 'A pack has at most 200 kB. Shorten it, or leave out what sessions do not use.' : null
}

/** The heading over what is not right in a file. */
export function faultsTitle(file: string, count: number): string {
  return count === 1 ? `One thing is not right in ${file}` : `${count} things are not right in ${file}`
}
