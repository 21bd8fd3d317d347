import { z } from 'zod'
import { ask } from './ask.ts'
import { type Graph, graphStatus } from './client.ts'
import { online, ownProperty } from './events.ts'
import { frameSection } from './meeting-body.ts'

/** One meeting that repeats nothing: a session made up for, or an extra check-in. */
export type MeetingRequest = {
  mailboxId: string
  /** Ours, kept with the event, so that one whose answer was lost is found again. */
  key: string
  transactionId: string
  subject: string
  bodyHtml: string
  /** Epoch milliseconds. */
  startAt: number
  endAt: number
  timeZone: string
  attendees: { address: string; name: string }[]
}

/** `icalUid` is the same in every mailbox that has the meeting. */
export type BookedMeeting = { eventId: string; icalUid: string | null; joinUrl: string | null; webLink: string | null }

const Event = z.object({ id: z.string(), iCalUId: z.string().nullable().optional(), webLink: z.string().nullable().optional(), isCancelled: z.boolean().nullable().optional(), onlineMeeting: z.object({ joinUrl: z.string().nullable().optional() }).nullable().optional() })
type Event = z.infer<typeof Event>

/** Books one meeting with a Teams link; Exchange invites everybody. Safe to repeat with the same transactionId. Source: learn.microsoft.com/graph/api/user-post-events */
export async function createMeeting(graph: Graph, request: MeetingRequest): Promise<BookedMeeting> {
  const time = (at: number) => ({ dateTime: localText(at, request.timeZone), timeZone: request.timeZone })
  const event = await ask(graph, {
    method: 'POST',
    url: `/users/${request.mailboxId}/events`,
    body: {
      subject: request.subject,
      body: { contentType: 'html', content: frameSection(request.bodyHtml) },
      start: time(request.startAt),
      end: time(request.endAt),
      attendees: request.attendees.map(({ address, name }) => ({ type: 'required', emailAddress: { address, name } })),
      ...online,
      transactionId: request.transactionId,
      singleValueExtendedProperties: [{ id: ownProperty, value: request.key }],
    },
  })
  return toBooked(Event.parse(event))
}

/** The meeting that an earlier attempt left in a mailbox. */
export async function findMeeting(graph: Graph, mailboxId: string, key: string): Promise<BookedMeeting | null> {
  const filter = `singleValueExtendedProperties/any(ep: ep/id eq '${ownProperty}' and ep/value eq '${key}')`
  const { value } = z.object({ value: z.array(Event) }).parse(await ask(graph, { method: 'GET', url: `/users/${mailboxId}/events?$filter=${encodeURIComponent(filter)}&$select=id,iCalUId,webLink,isCancelled,onlineMeeting` }))
  const standing = value.find(({ isCancelled }) => isCancelled !== true)
  return standing ? toBooked(standing) : null
}

/** Moves a meeting; where it stands there already, nothing is told to anybody. Source: learn.microsoft.com/graph/api/event-update */
export async function moveMeeting(graph: Graph, place: { mailboxId: string; eventId: string; timeZone: string }, to: { startAt: number; endAt: number }): Promise<void> {
  const time = (at: number) => ({ dateTime: localText(at, place.timeZone), timeZone: place.timeZone })
  await ask(graph, { method: 'PATCH', url: `/users/${place.mailboxId}/events/${place.eventId}`, body: { start: time(to.startAt), end: time(to.endAt) } })
}

/** Calls a meeting off; Exchange tells everybody. One that is gone already is as good. Source: learn.microsoft.com/graph/api/event-cancel */
export async function cancelMeeting(graph: Graph, place: { mailboxId: string; eventId: string }, comment: string): Promise<void> {
  try {
    await ask(graph, { method: 'POST', url: `/users/${place.mailboxId}/events/${place.eventId}/cancel`, body: { comment } })
  } catch (error) {
    if (graphStatus(error) !== 404) throw error
  }
}

function toBooked(event: Event): BookedMeeting {
  return { eventId: event.id, icalUid: event.iCalUId ?? null, joinUrl: event.onlineMeeting?.joinUrl ?? null, webLink: event.webLink ?? null }
}

function localText(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' })
}
