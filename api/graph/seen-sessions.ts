import { z } from 'zod'
import { ask } from './ask.ts'
import { type Graph, graphStatus } from './client.ts'
import { isMissingItem } from './series-end.ts'

/** One session of a circle as it stands in the organizer's calendar; epoch milliseconds. */
export type SeenSession = {
  eventId: string
  startAt: number
  endAt: number
  /** Addresses in small letters, with when they answered where Outlook tells. */
  declined: { address: string; at: number | null }[]
  /** Addresses in small letters; in their calendars it is a busy time, in those of others a tentative one. */
  accepted: string[]
}

/** `gone`: the meeting was deleted. `mailbox-gone`: the mailbox it stood in answers no more. */
export type SeenSeries = { state: 'here'; sessionOf: (number: number) => SeenSession | null } | { state: 'gone' | 'mailbox-gone' }

const Time = z.object({ dateTime: z.string() })
const Attendee = z.object({ emailAddress: z.object({ address: z.string().optional() }), status: z.object({ response: z.string().nullable().optional(), time: z.string().nullable().optional() }).nullable().optional() })
const Event = z.object({ id: z.string(), start: Time, end: Time, originalStart: z.string().nullable().optional(), isCancelled: z.boolean().nullable().optional(), attendees: z.array(Attendee).nullable().optional() })
type Event = z.infer<typeof Event>

/** Only times and answers: what our own meeting says is known, and of other meetings nothing is read. */
const fields = '$select=id,start,end,originalStart,isCancelled,attendees'
const day = 86_400_000
/** A pattern's date lies in the session's month, so never further off than this. */
const margin = 62 * day

type Place = { mailboxId: string; eventId: string; timeZone: string }
/** `month`: where the pattern has it, `YYYY-MM`. `aloneId`: the session stands as a meeting of its own, since its occurrence was called off. */
type Wanted = { number: number; startAt: number; endAt: number; month: string; aloneId: string | null }

/**
 * How sessions of a booked series stand in Outlook. A session is known by the month in which the pattern put it, so it is
 * found wherever it was moved. Source: learn.microsoft.com/graph/api/event-list-instances
 * @throws GraphError for anything but a meeting or a mailbox that is not there.
 */
export async function readSeenSessions(graph: Graph, place: Place, wanted: readonly Wanted[]): Promise<SeenSeries> {
  const from = Math.min(...wanted.map(({ startAt }) => startAt)) - margin
  const to = Math.max(...wanted.map(({ endAt }) => endAt)) + margin
  const seen = new Map<number, SeenSession>()
  try {
    const query = `startDateTime=${isoText(from)}&endDateTime=${isoText(to)}&$top=100&${fields}`
    const url = `/users/${place.mailboxId}/events/${place.eventId}/instances?${query}`
    const { value } = z.object({ value: z.array(Event) }).parse(await ask(graph, { method: 'GET', url }))
    const byMonth = new Map(value.filter(({ isCancelled }) => isCancelled !== true).map((event) => [monthOf(utcTime(event.originalStart ?? event.start.dateTime), place.timeZone), event]))
    for (const session of wanted) {
      const event = session.aloneId === null ? byMonth.get(session.month) : await readAlone(graph, place.mailboxId, session.aloneId)
      if (event) seen.set(session.number, toSession(event))
    }
  } catch (error) {
    if (graphStatus(error) !== 404) throw error
    return { state: isMissingItem(error) ? 'gone' : 'mailbox-gone' }
  }
  return { state: 'here', sessionOf: (number) => seen.get(number) ?? null }
}

async function readAlone(graph: Graph, mailboxId: string, eventId: string): Promise<Event | null> {
  try {
    const event = Event.parse(await ask(graph, { method: 'GET', url: `/users/${mailboxId}/events/${eventId}?${fields}` }))
    return event.isCancelled === true ? null : event
  } catch (error) {
    if (graphStatus(error) === 404 && isMissingItem(error)) return null
    throw error
  }
}

function toSession(event: Event): SeenSession {
  const accepted = (event.attendees ?? []).flatMap(({ emailAddress, status }) => (status?.response?.toLowerCase() === 'accepted' && emailAddress.address ? [emailAddress.address.toLowerCase()] : []))
  const declined = (event.attendees ?? []).flatMap(({ emailAddress, status }) => {
    if (status?.response?.toLowerCase() !== 'declined' || !emailAddress.address) return []
    const at = Date.parse(status.time ?? '')
    // Year 1 is Exchange's way of saying "never".
    return [{ address: emailAddress.address.toLowerCase(), at: at > 0 ? at : null }]
  })
  return { eventId: event.id, startAt: utcTime(event.start.dateTime), endAt: utcTime(event.end.dateTime), declined, accepted }
}

function monthOf(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString().slice(0, 7)
}

function utcTime(text: string): number {
  return Temporal.PlainDateTime.from(text.replace(/Z$/, '')).toZonedDateTime('UTC').epochMilliseconds
}

function isoText(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })
}
