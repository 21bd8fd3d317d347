import type { Cohort } from './contract.ts'

/** Nobody is invited to something that begins tomorrow. */
const noticeDays = 3
/** Sessions start on the full or the half hour. */
export const granularityMinutes = 30
/** The usual week, for people whose mailbox does not tell (Exchange's own default). */
export const usualHours = { monday: ['09:00', '17:00'], tuesday: ['09:00', '17:00'], wednesday: ['09:00', '17:00'], thursday: ['09:00', '17:00'], friday: ['09:00', '17:00'] } as const

/** Nobody is called away from lunch without need: it costs, but does not forbid. */
export const lunch = ['12:00', '13:00'] as const
/** How series are weighed: where members live far apart, the same people are not always the ones at the edge of their day. */
export const planningRules = { weights: { burden: 1 } }

/** `firstOn` is a local date; calendars are read from `startAt` to `endAt`, epoch milliseconds. */
export type Span = { firstOn: string; startAt: number; endAt: number }

/** From the cohort's start, but never sooner than the notice, until every session has had its month. */
export function planningSpan(cohort: Cohort, now: number): Span {
  const earliest = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').toPlainDate().add({ days: noticeDays })
  const wished = Temporal.PlainDate.from(cohort.startsOn)
  const first = Temporal.PlainDate.compare(wished, earliest) > 0 ? wished : earliest
  const last = first.add({ months: cohort.program.sessions + 1, days: 7 })
  return { firstOn: first.toString(), startAt: first.subtract({ days: 1 }).toZonedDateTime('UTC').epochMilliseconds, endAt: last.toZonedDateTime('UTC').epochMilliseconds }
}
