import type { EnrolmentRow, EnrolmentState } from '../../api/enrolment/contract.ts'
import { locale } from '../texts/language.ts'

/** The states an organizer can see, in the order of a person's way; drafts belong to their owner alone. */
export const visibleStates = ['submitted', 'approved', 'not-until', 'waitlisted', 'matched', 'active', 'paused', 'completed', 'declined', 'withdrawn'] as const satisfies readonly EnrolmentState[]

export type VisibleState = (typeof visibleStates)[number]

/** Somebody who enrolled, by their newest enrolment; what became of those before it, newest first. */
export type PersonRow = EnrolmentRow & { before: readonly EnrolmentRow[] }

/** One row for each person: somebody who asked again after a no, or after leaving, is one person and not two. */
export function onePerPerson(rows: readonly EnrolmentRow[]): PersonRow[] {
  const byPerson = new Map<string, EnrolmentRow[]>()
  for (const row of rows) byPerson.set(row.enrolment.person.id, [...(byPerson.get(row.enrolment.person.id) ?? []), row])
  const newestFirst = (a: EnrolmentRow, b: EnrolmentRow) => Number(hasEnded(a)) - Number(hasEnded(b)) || sentAt(b) - sentAt(a)
  return [...byPerson.values()].flatMap((own) => {
    const [newest, ...before] = own.sort(newestFirst)
    return newest ? [{ ...newest, before }] : []
  })
}

function hasEnded({ enrolment: { state } }: EnrolmentRow): boolean {
  return state === 'declined' || state === 'withdrawn' || state === 'completed'
}

function sentAt({ enrolment }: EnrolmentRow): number {
  return enrolment.submittedAt ?? enrolment.savedAt
}

/** How many people are in each state; together always everybody who enrolled. Takes one row for each person. */
export function countByState(rows: readonly EnrolmentRow[]): Record<VisibleState, number> {
  const counts: Record<VisibleState, number> = { submitted: 0, approved: 0, 'not-until': 0, waitlisted: 0, matched: 0, active: 0, paused: 0, completed: 0, declined: 0, withdrawn: 0 }
  for (const { enrolment } of rows) if (enrolment.state !== 'draft') counts[enrolment.state] += 1
  return counts
}

export type EnrolmentFilter = {
  /** Words to look for in name, job title, department and approver. */
  search: string
  state: VisibleState | null
  role: 'mentee' | 'mentor' | null
  department: string | null
  stuckOnly: boolean
}

export const everybody: EnrolmentFilter = { search: '', state: null, role: null, department: null, stuckOnly: false }

/** Whether any part of the filter narrows the list. */
export function isNarrowed(filter: EnrolmentFilter): boolean {
  return filter.search.trim() !== '' || filter.state !== null || filter.role !== null || filter.department !== null || filter.stuckOnly
}

/** The rows that a filter leaves; every word of the search must be found somewhere. */
export function filterRows<Row extends EnrolmentRow>(rows: readonly Row[], filter: EnrolmentFilter): Row[] {
  const words = filter.search.toLocaleLowerCase(locale()).split(/\s+/).filter((word) => word !== '')
  return rows.filter(({ enrolment, stuck }) => {
    if (filter.state !== null && enrolment.state !== filter.state) return false
    if (filter.role !== null && enrolment.answers.role !== filter.role) return false
    if (filter.department !== null && enrolment.person.department !== filter.department) return false
    if (filter.stuckOnly && stuck === null) return false
    const text = [enrolment.person.displayName, enrolment.person.jobTitle, enrolment.person.department, enrolment.approver?.displayName]
      .filter((part) => part != null).join(' ').toLocaleLowerCase(locale())
    return words.every((word) => text.includes(word))
  })
}

/** What is stuck first, then who waits, then everybody else; by name within each. */
export function inOrderOfNeed<Row extends EnrolmentRow>(rows: readonly Row[]): Row[] {
  // Made once: for thousands of names, asking each for its locale costs most of the sorting.
  const byName = new Intl.Collator(locale())
  const rank = (row: Row) => (row.stuck !== null ? 0 : row.enrolment.state === 'submitted' ? 1 : 2)
  return [...rows].sort((a, b) => rank(a) - rank(b) || byName.compare(a.enrolment.person.displayName, b.enrolment.person.displayName))
}

/** Departments that occur, in alphabetical order. */
export function departmentsOf(rows: readonly EnrolmentRow[]): string[] {
  const names = new Set<string>()
  for (const { enrolment } of rows) if (enrolment.person.department !== null) names.add(enrolment.person.department)
  return [...names].sort((a, b) => a.localeCompare(b, locale()))
}

export type Step = 'asked' | 'joined' | 'approved' | 'put-off' | 'declined'

/** The last dated thing that happened to an enrolment. */
export function lastStep(row: EnrolmentRow): { step: Step; at: number } {
  const { enrolment } = row
  if (enrolment.state === 'submitted') return { step: 'asked', at: enrolment.submittedAt ?? enrolment.savedAt }
  if (enrolment.decidedAt !== null) return { step: decisionOf(row), at: enrolment.decidedAt }
  return { step: 'joined', at: enrolment.submittedAt ?? enrolment.savedAt }
}

function decisionOf({ enrolment: { state }, asks }: EnrolmentRow): Step {
  if (state === 'declined') return 'declined'
  if (state === 'not-until') return 'put-off'
  return asks.length === 0 ? 'joined' : 'approved'
}
