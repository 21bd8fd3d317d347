import pg from 'pg'
import type { RunningTenant } from '../tenant/running.ts'
import type { BookingCompany } from './booking-company.ts'

type Occurrence = { number: number; startAt: number; endAt: number; exception: boolean; eventId: string | null }
type Row = { circle_id: string; state: string; event_id: string | null; mailbox_id: string | null; join_url: string | null; problem: string | null; occurrences: Occurrence[] }
export type BookingState = { circles: number; booked: number; exceptions: number; faults: string[] }

/**
 * Compares every calendar with what the database believes: each circle has one series and no more, in the mailbox it names, every session stands where it
 * was planned and says which it is, in the calendars of all members. `faults` are sentences, at most twenty.
 */
export async function checkBookings(databaseUrl: string, running: Pick<RunningTenant, 'tenant' | 'calendars'>, company: BookingCompany): Promise<BookingState> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<Row>('select circle_id, state, event_id, mailbox_id, join_url, problem, occurrences from series').finally(() => client.end())
  const series = new Map(rows.map((row) => [row.circle_id, row]))
  const faults: string[] = []
  const circlesOf = new Map<string, string[]>()
  const expect = (personId: string, circleId: string) => void circlesOf.set(personId, [...(circlesOf.get(personId) ?? []), circleId])
  for (const circle of company.circles) {
    const row = series.get(circle.id)
    if (row?.state !== 'booked' || !row.event_id || !row.mailbox_id || !row.join_url || row.occurrences.length === 0 || row.occurrences.some((occurrence) => !occurrence.eventId)) {
      faults.push(`Circle ${circle.id} is ${row?.state ?? 'not begun'}: ${JSON.stringify(row ?? null)}.`)
      continue
    }
    for (const personId of new Set([row.mailbox_id, circle.mentorId, ...circle.menteeIds])) expect(personId, circle.id)
  }
  for (const personId of running.tenant.people.keys()) {
    const wanted = (circlesOf.get(personId) ?? []).map((id) => series.get(id)).flatMap((row) => (row ? [linesOf(row, personId)] : []))
    const found = meetingsOf(running, personId)
    if (JSON.stringify(wanted.sort()) !== JSON.stringify(found.sort())) faults.push(`The calendar of ${personId} has ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}.`)
  }
  if (new Set(rows.map((row) => row.event_id)).size !== rows.length) faults.push('Two circles share an event.')
  return { circles: company.circles.length, booked: rows.filter((row) => row.state === 'booked').length, exceptions: rows.flatMap((row) => row.occurrences.filter((occurrence) => occurrence.exception)).length, faults: faults.slice(0, 20) }
}

function linesOf(row: Row, personId: string): string {
  const sessions = row.occurrences.map((occurrence) => `${occurrence.startAt}-${occurrence.endAt} Session ${occurrence.number} of ${row.occurrences.length}`)
  return [row.mailbox_id === personId ? 'organizes' : 'attends', ...sessions].join(', ')
}

/** Our meetings in somebody's Outlook, one line a series, as {@link linesOf} writes it. */
function meetingsOf({ tenant, calendars }: Pick<RunningTenant, 'tenant' | 'calendars'>, personId: string): string[] {
  const from = tenant.clock.now()
  const entries = calendars.eventsOf(personId, from, from.add({ hours: 24 * 400 })).filter((entry) => entry.joinUrl !== null)
  const bySeries = Map.groupBy(entries, (entry) => entry.seriesMasterId ?? `single ${entry.id}`)
  return [...bySeries.values()].map((sessions) => {
    const says = sessions.map((entry) => {
      const title = /^Session \d+ of \d+/.exec(entry.subject)?.[0] ?? entry.subject
      const prepared = entry.bodyHtml.includes(`${title}: `) && entry.bodyHtml.includes(entry.joinUrl ?? '') && /stage%3D\d/.test(entry.bodyHtml)
      return `${entry.start.epochMilliseconds}-${entry.end.epochMilliseconds} ${prepared ? title : `${title} without its text`}`
    })
    return [sessions.every((entry) => entry.isOrganizer) ? 'organizes' : 'attends', ...says].join(', ')
  })
}
