import type { CalendarHealth, HealthConcern, HealthKind } from '../../api/scheduling/contract.ts'
import { type CircleSeries, needsOrganizer } from './series-words.ts'

/** What the list can be narrowed to: the concerns about circles, and the calendars that IT must look at. */
export type HealthFilter = HealthKind | 'calendar'

/** What needs the organizer first. */
export const healthKinds = ['not-booked', 'problem', 'session', 'question', 'moves-used'] as const satisfies readonly HealthKind[]

/** A concern with the circle that it is about. */
export type HealthRow = { concern: HealthConcern; row: CircleSeries }

/** Tells a concern from every other. */
export function keyOf({ concern }: HealthRow): string {
  return `${concern.circleId} ${concern.kind} ${concern.number ?? ''}`
}

/** Every concern with its circle: what needs the organizer first, then the sooner session, then by name. */
export function healthRows({ concerns, circles }: Pick<CalendarHealth, 'concerns' | 'circles'>): HealthRow[] {
  const byId = new Map(circles.map((row) => [row.circle.id, row]))
  const rows = concerns.flatMap((concern) => {
    const row = byId.get(concern.circleId)
    return row ? [{ concern, row }] : []
  })
  const rank = ({ concern }: HealthRow) => healthKinds.indexOf(concern.kind)
  const time = ({ concern }: HealthRow) => concern.startAt ?? 0
  return rows.sort((a, b) => rank(a) - rank(b) || time(a) - time(b) || a.row.circle.name.localeCompare(b.row.circle.name, 'en'))
}

/** How many there are of each kind, calendars included. */
export function countConcerns({ concerns, calendars }: Pick<CalendarHealth, 'concerns' | 'calendars'>): Record<HealthFilter, number> {
  const counts: Record<HealthFilter, number> = { 'not-booked': 0, problem: 0, session: 0, question: 0, 'moves-used': 0, calendar: calendars.length }
  for (const { kind } of concerns) counts[kind] += 1
  return counts
}

/** What is wrong, in one or two sentences. */
export function whatIsWrong({ concern, row }: HealthRow): string {
  if (concern.kind === 'question') return `A new time for session ${concern.number} would take something tentative of a member’s, so they were asked.`
  if (concern.kind === 'moves-used') return `Session ${concern.number} has been moved as often as the program allows.`
  if (concern.kind === 'session') return `Session ${concern.number}: ${concern.detail ?? 'it does not suit everybody.'}`
  if (concern.detail !== null) return concern.detail
  if (row.series.state === 'planning') return 'A time that everybody can keep is being looked for.'
  if (row.series.state === 'intended') return 'A time is found, and Outlook is being told.'
  return 'These meetings are not in Outlook.'
}

/** What helps, and who does it. */
export function whatHelps({ concern, row }: HealthRow): string {
  if (concern.kind === 'question') return 'Nothing to do: their answer decides, and without one the session stays.'
  if (concern.kind === 'moves-used') return 'Nothing to do while it suits. If it no longer does, the circle finds another time in the tab.'
  if (concern.kind === 'session') return 'The circle has been told. They can find a better time in the tab, or meet without whoever cannot come.'
  if (concern.kind === 'problem') return 'The series stands. Tell IT, or ask the mentor to put it right in Outlook.'
  if (row.series.state === 'no-time') return 'Try again once a calendar has changed, or ask the circle about their hours.'
  return canRetry(row) ? 'Once the cause is out of the way, try again.' : 'This goes on by itself.'
}

/** Whether "Try again" does something for this circle. */
export function canRetry(row: CircleSeries): boolean {
  return needsOrganizer(row)
}

/** "27 of 31 circles fully booked". */
export function healthSentence({ total, booked, concerns, calendars }: Pick<CalendarHealth, 'total' | 'booked' | 'concerns' | 'calendars'>): string {
  if (total === 0) return 'No circles yet'
  if (concerns.length === 0 && calendars.length === 0) return 'Nothing needs you'
  return `${booked} of ${total} ${total === 1 ? 'circle' : 'circles'} booked`
}
