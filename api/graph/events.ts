import { z } from 'zod'
import { ask } from './ask.ts'
import { type Graph, graphStatus } from './client.ts'
import { frameSection } from './meeting-body.ts'

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

/** `icalUid` is the same in every mailbox that has the meeting. */
export type BookedSeries = { eventId: string; icalUid: string | null; joinUrl: string | null; webLink: string | null }

/** The property set of ours on events. Source: learn.microsoft.com/graph/api/singlevaluelegacyextendedproperty-post-singlevalueextendedproperties */
export const ownProperty = 'String {6f1c1b52-6a0e-4b6f-9a55-3f0a5d6f2c11} Name CrosspathSeries'
/** What makes a meeting one with a Teams link. */
export const online = { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' }

const Event = z.object({
  id: z.string(),
  iCalUId: z.string().nullable().optional(),
  webLink: z.string().nullable().optional(),
  isOnlineMeeting: z.boolean().nullable().optional(),
  onlineMeeting: z.object({ joinUrl: z.string().nullable().optional() }).nullable().optional(),
})

/**
 * Finds a series of ours in a mailbox. Used before a booking is tried again: how long Exchange remembers a
 * transactionId is not documented.
 */
export async function findSeries(graph: Graph, mailboxId: string, seriesId: string): Promise<BookedSeries | null> {
  const filter = `singleValueExtendedProperties/any(ep: ep/id eq '${ownProperty}' and ep/value eq '${seriesId}')`
  const answer = z.object({ value: z.array(Event) }).parse(await ask(graph, { method: 'GET', url: `/users/${mailboxId}/events?$filter=${encodeURIComponent(filter)}&$select=${eventFields}` }))
  const [first] = answer.value
  return first ? toBooked(first) : null
}

const eventFields = 'id,iCalUId,webLink,isOnlineMeeting,onlineMeeting'

/**
 * Books the series as one recurring meeting with a Teams link; Exchange invites every attendee at once.
 * Safe to repeat with the same transactionId. Source: learn.microsoft.com/graph/api/user-post-events
 */
export async function createSeries(graph: Graph, request: SeriesRequest): Promise<BookedSeries> {
  const startDate = request.start.slice(0, 10)
  const event = await ask(graph, {
    method: 'POST',
    url: `/users/${request.mailboxId}/events`,
    body: {
      subject: request.subject,
      body: { contentType: 'html', content: frameSection(request.bodyHtml) },
      start: { dateTime: request.start, timeZone: request.timeZone },
      end: { dateTime: request.end, timeZone: request.timeZone },
      recurrence: {
        pattern: { type: 'relativeMonthly', interval: 1, daysOfWeek: request.pattern.daysOfWeek, index: request.pattern.index },
        range: { type: 'numbered', startDate, numberOfOccurrences: request.occurrences, recurrenceTimeZone: request.timeZone },
      },
      attendees: request.attendees.map(({ address, name }) => ({ type: 'required', emailAddress: { address, name } })),
      ...online,
      allowNewTimeProposals: true,
      transactionId: request.transactionId,
      singleValueExtendedProperties: [{ id: ownProperty, value: request.seriesId }],
    },
  })
  return toBooked(Event.parse(event))
}

/**
 * Asks once more for the Teams link of a series that was booked without one, and looks again. Without Teams for the organizer there
 * is none either then: `joinUrl` stays null, and is for people to be told of.
 * Source: learn.microsoft.com/graph/outlook-calendar-online-meetings
 */
export async function repairTeamsLink(graph: Graph, mailboxId: string, booked: BookedSeries): Promise<BookedSeries> {
  const url = `/users/${mailboxId}/events/${booked.eventId}`
  try {
    await ask(graph, { method: 'PATCH', url, body: online })
  } catch (error) {
    const status = graphStatus(error)
    if (status !== 400 && status !== 403) throw error
  }
  return toBooked(Event.parse(await ask(graph, { method: 'GET', url: `${url}?$select=${eventFields}` })))
}

/** Without Teams for the organizer Graph still answers 201, with no join link. */
function toBooked(event: z.infer<typeof Event>): BookedSeries {
  return { eventId: event.id, icalUid: event.iCalUId ?? null, joinUrl: event.onlineMeeting?.joinUrl ?? null, webLink: event.webLink ?? null }
}
