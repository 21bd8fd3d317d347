import type { SyncStatus } from '../../api/people/contract.ts'
import { say } from '../texts/people.ts'

/** What the last reading of the org chart did. */
export function lastReading(status: SyncStatus): string {
  const count = status.lastTransferred
  if (status.state === 'running') return say('readingNow')
  if (status.lastFinishedAt === null) return say('notReadYet')
  if (status.lastKind === 'full') {
    const off = count - status.people
    return off > 0 ? say('readEverybodyAndOff', { count, off }) : say('readEverybody', { count })
  }
  return count === 0 ? say('nothingChanged') : say('readChanges', { count })
}

export type Gap = { key: 'manager' | 'department' | 'mailbox'; number: number; words: string; consequence: string }

/** What the directory does not say about people, and what that means for them. */
export function gapsOf(status: SyncStatus): Gap[] {
  const { withoutManager, withoutDepartment, withoutMailbox } = status
  const gaps: Gap[] = [
    { key: 'manager', number: withoutManager, words: say('withoutManager', { count: withoutManager }), consequence: say('withoutManagerDetail') },
    { key: 'department', number: withoutDepartment, words: say('withoutDepartment', { count: withoutDepartment }), consequence: say('withoutDepartmentDetail') },
    { key: 'mailbox', number: withoutMailbox, words: say('withoutMailbox', { count: withoutMailbox }), consequence: say('withoutMailboxDetail') },
  ]
  return gaps.filter((gap) => gap.number > 0)
}
