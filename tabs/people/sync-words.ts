import type { SyncStatus } from '../../api/people/contract.ts'

function people(number: number): string {
  return number === 1 ? '1 person' : `${number.toLocaleString('en-GB')} people`
}

/** What the last reading of the org chart did. */
export function lastReading(status: SyncStatus): string {
  if (status.state === 'running') return 'Reading the org chart now'
  if (status.lastFinishedAt === null) return 'The org chart has not been read yet'
  if (status.lastKind === 'full') {
    const off = status.lastTransferred - status.people
    return `Everybody was read: ${people(status.lastTransferred)}${off > 0 ? `, ${off} of them with an account that is switched off` : ''}`
  }
  if (status.lastTransferred === 0) return 'Nothing had changed'
  return `Only what changed was read: ${people(status.lastTransferred)}`
}

export type Gap = { key: 'manager' | 'department' | 'mailbox'; number: number; words: string; consequence: string }

/** What the directory does not say about people, and what that means for them. */
export function gapsOf(status: SyncStatus): Gap[] {
  const gaps: Gap[] = [
    { key: 'manager', number: status.withoutManager, words: `${people(status.withoutManager)} without a manager`, consequence: 'The cohort’s organizer is asked to approve for them.' },
    { key: 'department', number: status.withoutDepartment, words: `${people(status.withoutDepartment)} without a department`, consequence: 'Crosspath can’t tell whether their mentor is from another function.' },
    { key: 'mailbox', number: status.withoutMailbox, words: `${people(status.withoutMailbox)} without a mailbox`, consequence: 'Crosspath can’t see when they are free, nor book sessions for them.' },
  ]
  return gaps.filter((gap) => gap.number > 0)
}
