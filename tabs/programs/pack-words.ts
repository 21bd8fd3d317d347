import type { PackSummary } from '../../api/programs/contract.ts'
import { say } from '../texts/programs-packs.ts'

/** "4 sessions of 60 minutes". */
export function lengthWords({ sessions, minutes }: Pick<PackSummary, 'sessions' | 'minutes'>): string {
  return say('length', { sessions, minutes })
}

export type PackGroup = { title: string; packs: PackSummary[] }

/** What the product brings by length, then its themes, then what the company brought; empty groups are left out. */
export function groupsOf(packs: readonly PackSummary[]): PackGroup[] {
  const own = packs.filter(({ importedAt }) => importedAt !== null)
  const ours = packs.filter(({ importedAt }) => importedAt === null)
  const groups = [
    { title: say('ownPacks'), packs: own },
    { title: say('themedPacks'), packs: ours.filter(({ hashtag }) => hashtag !== null) },
    { title: say('packsByLength'), packs: ours.filter(({ hashtag }) => hashtag === null) },
  ]
  return groups.filter((group) => group.packs.length > 0)
}

/** A pack has at most 200 kB; what is far beyond is not even sent. */
const mostBytes = 200_000

/** What is wrong with a file before it is read; null when it may be a pack. */
export function faultOfFile({ name, size }: { name: string; size: number }): string | null {
  if (!/\.(ya?ml|json)$/i.test(name)) return say('faultEnding')
  if (size === 0) return say('faultEmpty')
  return size > mostBytes ? say('faultTooBig') : null
}

/** The heading over what is not right in a file. */
export function faultsTitle(file: string, count: number): string {
  return say('faultsIn', { file, count })
}
