import type { Context } from '../context.ts'
import { listRecords } from '../people/get-person.ts'
import type { StoredOccurrence } from '../store/stored.ts'
import { listSeries, type SeriesRecord } from './store.ts'

export type Recognised = { circleId: string; series: SeriesRecord; occurrence: StoredOccurrence }
/** A meeting as an attendee's Outlook knows it; ids differ from mailbox to mailbox, start and organizer do not. */
export type Sighting = { startAt: number; organizer: string; series: boolean }

/**
 * Which occurrence of which of these circles a meeting is: told by its start and its organizer's address. Of a whole
 * series, whose start is that of its pattern, the occurrence that comes next, else the last.
 */
export async function recogniseOccurrence(context: Pick<Context, 'db' | 'now'>, circleIds: string[], sighting: Sighting): Promise<Recognised | null> {
  const booked = (await listSeries(context.db, circleIds)).filter((series) => series.state === 'booked' && series.mailboxId !== null)
  const owners = await listRecords(context, booked.flatMap((series) => series.mailboxId ?? []))
  for (const series of booked) {
    const owner = owners.get(series.mailboxId ?? '')
    if (!owner || owner.mail.toLowerCase() !== sighting.organizer.trim().toLowerCase()) continue
    const occurrence = sighting.series ? ofWholeSeries(series, sighting.startAt, context.now()) : series.occurrences.find((candidate) => stoodAt(candidate, sighting.startAt))
    if (occurrence) return { circleId: series.circleId, series, occurrence }
  }
  return null
}

/** While Outlook has yet to follow a move, the meeting still stands where it was. */
function stoodAt(occurrence: StoredOccurrence, startAt: number): boolean {
  return occurrence.startAt === startAt || occurrence.move?.fromStartAt === startAt
}

function ofWholeSeries(series: SeriesRecord, startAt: number, now: number): StoredOccurrence | undefined {
  if (!series.startsOn || !series.timeZone) return undefined
  const firstAt = Temporal.PlainDateTime.from(series.startsOn).toZonedDateTime(series.timeZone).epochMilliseconds
  if (firstAt !== startAt) return undefined
  return series.occurrences.find((occurrence) => occurrence.endAt > now) ?? series.occurrences.at(-1)
}
