import { z } from 'zod'
import { type Graph, graphStatus } from './client.ts'

/** A monthly series to be booked: one weekday, one position in the month. */
export type SeriesRequest = {
  /** In whose mailbox; they become the organizer of the meeting. */
  mailboxId: string
  /** Ours, kept with the event, so that a booking whose answer was lost is found again. */
  seriesId: string
  /** Remembered by Exchange: the same value never makes a second event. */
  transactionId: string
  subject: string
  bodyHtml: string
  /** Local wall clock of timeZone without offset. */
  start: string
  end: string
  /** IANA name; never UTC, a series in UTC drifts an hour at the change of the clocks. */
  timeZone: string
  pattern: { daysOfWeek: string[]; index: string }
  occurrences: number
  attendees: { address: string; name: string }[]
}

export type BookedSeries = { eventId: string; joinUrl: string | null; webLink: string | null }

/** The property set of ours on events. Source: learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-post-singlevalueextendedproperties */
const seriesProperty = 'String {6f1c1b52-6a0e-4b6f-9a55-3f0a5d6f2c11} Name CrosspathSeries'

const immutable = { Prefer: 'IdType="ImmutableId"' }
const Event = z.object({
  id: z.string(),
  webLink: z.string().nullable().optional(),
  isOnlineMeeting: z.boolean().nullable().optional(),
  onlineMeeting: z.object({ joinUrl: z.string().nullable().optional() }).nullable().optional(),
})

/**
 * Finds a series of ours in a mailbox. Used before a booking is tried again: how long Exchange remembers a
 * transactionId is not documented.
 */
export async function findSeries(graph: Graph, mailboxId: string, seriesId: string): Promise<BookedSeries | null> {
  const filter = `singleValueExtendedProperties/any(ep: ep/id eq '${seriesProperty}' and ep/value eq '${seriesId}')`
  const answer = z.object({ value: z.array(Event) }).parse(await graph.get(`/users/${mailboxId}/events?$filter=${encodeURIComponent(filter)}`, { headers: immutable }))
  const [first] = answer.value
  return first ? toBooked(first) : null
}

/**
 * Books the series as one recurring meeting with a Teams link; Exchange invites every attendee at once.
 * Safe to repeat with the same transactionId. Source: learn.microsoft.com/graph/api/user-post-events
 */
export async function createSeries(graph: Graph, request: SeriesRequest): Promise<BookedSeries> {
  const startDate = request.start.slice(0, 10)
  const event = await graph.post(
    `/users/${request.mailboxId}/events`,
    {
      subject: request.subject,
      body: { contentType: 'html', content: request.bodyHtml },
      start: { dateTime: request.start, timeZone: request.timeZone },
      end: { dateTime: request.end, timeZone: request.timeZone },
      recurrence: {
        pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: request.pattern.daysOfWeek, index: request.pattern.index },
        range: { type: 'numbered', startDate, numberOfOccurrences: request.occurrences, recurrenceTimeZone: request.timeZone },
      },
      attendees: request.attendees.map(({ address, name }) => ({ type: 'required', emailAddress: { address, name } })),
      isOnlineMeeting: true,
      onlineMeetingProvider: 'teamsForBusiness',
      allowNewTimeProposals: true,
      transactionId: request.transactionId,
      singleValueExtendedProperties: [{ id: seriesProperty, value: request.seriesId }],
    },
    { headers: immutable },
  )
  return toBooked(Event.parse(event))
}

/** Without Teams for the organizer Graph still answers 201, with no join link: that is kept as null and shown. */
function toBooked(event: z.infer<typeof Event>): BookedSeries {
  return { eventId: event.id, joinUrl: event.onlineMeeting?.joinUrl ?? null, webLink: event.webLink ?? null }
}

/** A session by its number in the series, and when it takes place; epoch milliseconds. */
type Placed = { number: number; startAt: number; endAt: number }

const Instances = z.object({ value: z.array(z.object({ id: z.string(), start: z.object({ dateTime: z.string() }) })) })

/**
 * Moves single occurrences of a booked series to where they were planned; one that stands there already is left alone,
 * so this can be repeated. What Exchange refuses to move (past its neighbours' days, for example) is answered with where it stays.
 * Source: learn.microsoft.com/graph/api/event-list-instances, learn.microsoft.com/graph/api/event-update
 */
export async function moveOccurrences(graph: Graph, series: { mailboxId: string; eventId: string; timeZone: string }, moves: Placed[]): Promise<Placed[]> {
  const [first] = moves
  if (!first) return []
  const from = Temporal.Instant.fromEpochMilliseconds(first.startAt).toZonedDateTimeISO('UTC').subtract({ months: 13 })
  const query = `startDateTime=${from.toInstant().toString()}&endDateTime=${from.add({ months: 26 }).toInstant().toString()}&$top=50&$select=id,start`
  const { value } = Instances.parse(await graph.get(`/users/${series.mailboxId}/events/${series.eventId}/instances?${query}`, { headers: immutable }))
  const instances = value.map((instance) => ({ id: instance.id, startAt: Temporal.PlainDateTime.from(instance.start.dateTime).toZonedDateTime('UTC').epochMilliseconds })).sort((a, b) => a.startAt - b.startAt)
  const refused: Placed[] = []
  for (const move of moves) {
    const instance = instances[move.number - 1]
    if (!instance || instance.startAt === move.startAt) continue
    try {
      await graph.patch(
        `/users/${series.mailboxId}/events/${instance.id}`,
        { start: { dateTime: localText(move.startAt, series.timeZone), timeZone: series.timeZone }, end: { dateTime: localText(move.endAt, series.timeZone), timeZone: series.timeZone } },
        { headers: immutable },
      )
    } catch (error) {
      if (graphStatus(error) !== 400) throw error
      refused.push({ number: move.number, startAt: instance.startAt, endAt: instance.startAt + (move.endAt - move.startAt) })
    }
  }
  return refused
}

function localText(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' })
}
