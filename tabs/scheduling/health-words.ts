import type { CalendarHealth, HealthConcern, HealthKind } from '../../api/scheduling/contract.ts'
import { locale } from '../texts/language.ts'
import { say } from '../texts/scheduling.ts'
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
  return rows.sort((a, b) => rank(a) - rank(b) || time(a) - time(b) || a.row.circle.name.localeCompare(b.row.circle.name, locale()))
}

/** How many there are of each kind, calendars included. */
export function countConcerns({ concerns, calendars }: Pick<CalendarHealth, 'concerns' | 'calendars'>): Record<HealthFilter, number> {
  const counts: Record<HealthFilter, number> = { 'not-booked': 0, problem: 0, session: 0, question: 0, 'moves-used': 0, calendar: calendars.length }
  for (const { kind } of concerns) counts[kind] += 1
  return counts
}

/** What is wrong, in one or two sentences. */
export function whatIsWrong({ concern: { kind, detail, number }, row }: HealthRow): string {
  if (number !== null) {
    if (kind === 'question') return say('wrongQuestion', { number })
    if (kind === 'moves-used') return say('wrongMovesUsed', { number })
    if (kind === 'session') return detail === null ? say('wrongSessionAlone', { number }) : say('wrongSession', { number, detail })
  }
  if (detail !== null) return detail
  if (row.series.state === 'planning') return say('wrongPlanning')
  if (row.series.state === 'intended') return say('wrongIntended')
  return say('wrongNotBooked')
}

/** What helps, and who does it. */
export function whatHelps({ concern, row }: HealthRow): string {
  if (concern.kind === 'question') return say('helpsQuestion')
  if (concern.kind === 'moves-used') return say('helpsMovesUsed')
  if (concern.kind === 'session') return say('helpsSession')
  if (concern.kind === 'problem') return say('helpsProblem')
  if (row.series.state === 'no-time') return say('helpsNoTime')
  return canRetry(row) ? say('helpsRetry') : say('helpsItself')
}

/** Whether "Try again" does something for this circle. */
export function canRetry(row: CircleSeries): boolean {
  return needsOrganizer(row)
}

/** "27 of 31 circles fully booked". */
export function healthSentence({ total, booked, concerns, calendars }: Pick<CalendarHealth, 'total' | 'booked' | 'concerns' | 'calendars'>): string {
  if (total === 0) return say('noCircles')
  if (concerns.length === 0 && calendars.length === 0) return say('nothingNeedsYou')
  return say('circlesBooked', { booked, total })
}
