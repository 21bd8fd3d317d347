import type { Context } from '../context.ts'
import { graphStatus } from '../graph/client.ts'
import { type BookedSeries, createSeries, findSeries as findBooked, repairTeamsLink } from '../graph/events.ts'
import { type PlacedSession, placeSessions } from '../graph/occurrences.ts'
import { holding } from '../store/hold.ts'
import type { StoredOccurrence } from '../store/stored.ts'
import { type Booking, describeBookings } from './describe-bookings.ts'
import { countAttempts, listSeries, saveSeriesIn, type SeriesRecord } from './store.ts'

/**
 * Books intended series, each exactly once whatever happens, all at the same time. Each circle is held meanwhile, so two workers wait for each
 * other; its transaction id was kept before Outlook hears of it, so a repeated call makes no second event; and a second attempt looks first
 * whether the first one arrived. Every step is saved as soon as it is done and does nothing when it was done before, so a crash anywhere is
 * repaired by doing this again.
 * @throws Error when some circles are not booked yet because Outlook could not be asked; the others are.
 */
export async function bookSeries(context: Context, circleIds: string[]): Promise<void> {
  await holding(context.db, 'booking a circle', circleIds, async () => {
    const intended = (await listSeries(context.db, circleIds)).filter((series) => series.state === 'intended')
    if (intended.length === 0) return
    // Before Outlook hears of it: a later attempt must know that there was an earlier one.
    await countAttempts(context.db, intended.map((series) => series.circleId), context.now())
    const bookings = await describeBookings(context, intended)
    const outcomes = await Promise.allSettled(bookings.map((booking) => book(context, booking)))
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
    if (failures.length > 0) throw new Error(`${failures.length} of ${intended.length} circles are not booked yet.`, { cause: failures[0] })
  })
}

async function book(context: Context, booking: Booking): Promise<void> {
  const { series } = booking
  const { circleId } = series
  try {
    const booked = await bookOnce(context, booking)
    const placed = await placeSessions(context.graph, { ...booking.request, eventId: booked.eventId }, booking.sessions)
    await context.db.transaction().execute(async (trx) => {
      const saved = await saveSeriesIn(trx, circleId, 'intended', { ...booked, state: 'booked', occurrences: series.occurrences.map((occurrence) => toStored(occurrence, placed)), problem: problemOf(series, booked, placed), changedAt: context.now() })
      if (saved) await context.jobs.publish(trx, 'series.booked', { circleId })
    })
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    context.log.warn({ event: 'scheduling.refused', circleId, message: error instanceof Error ? error.message : '' })
    await saveSeriesIn(context.db, circleId, 'intended', { state: 'failed', problem: refusal, changedAt: context.now() })
  }
}

/** The event of the series: the one that is kept, the one that an earlier attempt left in the mailbox, or a new one; with its Teams link if it can have one. */
async function bookOnce({ db, graph, now }: Context, { series, request }: Booking): Promise<BookedSeries> {
  if (series.eventId !== null) return { eventId: series.eventId, icalUid: series.icalUid, joinUrl: series.joinUrl, webLink: series.webLink }
  const found = series.attempts > 0 ? await findBooked(graph, request.mailboxId, series.circleId) : null
  const created = found ?? (await createSeries(graph, request))
  const booked = created.joinUrl ? created : await repairTeamsLink(graph, request.mailboxId, created)
  await saveSeriesIn(db, series.circleId, 'intended', { ...booked, changedAt: now() })
  return booked
}

function toStored(occurrence: StoredOccurrence, placed: PlacedSession[]): StoredOccurrence {
  const session = placed.find((entry) => entry.number === occurrence.number)
  if (!session) return occurrence
  const { startAt, endAt, eventId, refused } = session
  return { ...occurrence, startAt, endAt, eventId, exception: occurrence.exception && !refused }
}

/** What the organizer should know of a series that stands nevertheless. */
function problemOf(series: SeriesRecord, booked: BookedSeries, placed: PlacedSession[]): string | null {
  const numbers = (sessions: PlacedSession[]) => sessions.map((session) => session.number).join(' and ')
  const unmoved = placed.filter((session) => session.refused)
  const missing = placed.filter((session) => session.eventId === null)
  const sentences = [
    ...(booked.joinUrl ? [] : ['Outlook booked the series without a Teams link: the organizer of the meeting has no Teams.']),
    ...(unmoved.length > 0 ? [`Outlook would not move session ${numbers(unmoved)}, so it stays on the monthly date, where somebody is busy. Please move it in Outlook.`] : []),
    ...(missing.length > 0 ? [`Session ${numbers(missing)} was called off in Outlook.`] : []),
    ...(series.problem ? [series.problem] : []),
  ]
  return sentences.length > 0 ? sentences.join(' ') : null
}

/** A refusal that no repetition cures, in words that name the remedy; null for what may pass. */
export function refusalOf(error: unknown): string | null {
  const status = graphStatus(error)
  if (status === 403) return 'Outlook refused: this mailbox is outside what Crosspath may book for. Ask IT to add it to the app’s scope, then try again.'
  if (status === 404) return 'Outlook does not know the mailbox of the meeting’s organizer, or not the meeting any more. Ask IT about their licence, then try again.'
  // 401 is about our token, not about this meeting; it passes with the next token.
  if (status !== null && status >= 400 && status < 500 && ![401, 408, 409, 412, 429].includes(status)) return 'Outlook did not accept the meeting. Try again; if it fails again, give IT the time of this attempt.'
  return null
}
