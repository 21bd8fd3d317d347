import { z } from 'zod'
import { ask } from './ask.ts'
import { type Graph, graphStatus } from './client.ts'
import { hasSection, replaceSection } from './meeting-body.ts'

export type SeriesPlace = { mailboxId: string; eventId: string; timeZone: string }
/** A session by its number in the series, from 1, and when it takes place; epoch milliseconds. */
export type Placed = { number: number; startAt: number; endAt: number; /** `YYYY-MM` in which the pattern has it, where that is not the month it takes place in. */ month?: string }
/** What one occurrence says. `bodyHtml` is our part of the text alone. */
export type Session = Placed & { subject: string; bodyHtml: string }
/**
 * Where a session stands afterwards. `eventId` is the immutable id of its occurrence, null when the calendar has none any more;
 * `refused` when Outlook would not move it, and then the times are those it stays at.
 */
export type PlacedSession = Placed & { eventId: string | null; refused: boolean }

const Time = z.object({ dateTime: z.string() })
const Instance = z.object({ id: z.string(), start: Time, end: Time, originalStart: z.string().nullable().optional(), subject: z.string().nullable().optional(), body: z.object({ content: z.string() }).nullable().optional() })
const Instances = z.object({ value: z.array(Instance) })
type Instance = { id: string; startAt: number; endAt: number; originalAt: number; subject: string; body: string }

/**
 * Makes every occurrence of a series its own session: subject, text and time, each with one PATCH, one after the other since they are
 * kept inside one item. What is so already is left alone, so this can be repeated. Only text of meetings of our own is read.
 * Source: learn.microsoft.com/graph/api/event-list-instances, learn.microsoft.com/graph/api/event-update
 * @param sessions all of the series, in order.
 */
export async function placeSessions(graph: Graph, series: SeriesPlace, sessions: readonly Session[]): Promise<PlacedSession[]> {
  const instanceOf = await readInstances(graph, series, sessions, 'id,start,end,originalStart,subject,body')
  const placed: PlacedSession[] = []
  for (const session of sessions) {
    const instance = instanceOf(session)
    if (!instance) {
      placed.push({ number: session.number, startAt: session.startAt, endAt: session.endAt, eventId: null, refused: false })
      continue
    }
    const words = {
      ...(instance.subject !== session.subject && { subject: session.subject }),
      ...(!hasSection(instance.body, session.bodyHtml) && { body: { contentType: 'html', content: replaceSection(instance.body, session.bodyHtml) } }),
    }
    const stays = await change(graph, series, instance, session, words)
    placed.push({ number: session.number, startAt: session.startAt, endAt: session.endAt, ...stays, eventId: instance.id, refused: stays !== null })
  }
  return placed
}

/**
 * Moves single occurrences of a booked series to where they were planned; one that stands there already is left alone,
 * so this can be repeated. What Exchange refuses to move (past its neighbours' days, for example) is answered with where it stays.
 */
export async function moveOccurrences(graph: Graph, series: SeriesPlace, moves: readonly Placed[]): Promise<Placed[]> {
  if (moves.length === 0) return []
  const instanceOf = await readInstances(graph, series, moves, 'id,start,end,originalStart')
  const refused: Placed[] = []
  for (const move of moves) {
    const instance = instanceOf(move)
    const stays = instance ? await change(graph, series, instance, move, {}) : null
    if (stays) refused.push({ number: move.number, ...stays })
  }
  return refused
}

/** One PATCH with what differs, none when nothing does. Returns where the occurrence stays when Outlook refuses the time, else null. */
async function change(graph: Graph, { mailboxId, timeZone }: SeriesPlace, instance: Instance, { startAt, endAt }: Placed, words: Record<string, unknown>): Promise<{ startAt: number; endAt: number } | null> {
  const url = `/users/${mailboxId}/events/${instance.id}`
  const moves = instance.startAt !== startAt || instance.endAt !== endAt
  if (!moves && Object.keys(words).length === 0) return null
  const time = (at: number) => ({ dateTime: localText(at, timeZone), timeZone })
  try {
    await ask(graph, { method: 'PATCH', url, body: { ...words, ...(moves && { start: time(startAt), end: time(endAt) }) } })
    return null
  } catch (error) {
    if (!moves || graphStatus(error) !== 400) throw error
  }
  if (Object.keys(words).length > 0) await ask(graph, { method: 'PATCH', url, body: words })
  return { startAt: instance.startAt, endAt: instance.endAt }
}

/** A session never leaves its month by more than this, whatever day of it the pattern names. */
const margin = 62 * 86_400_000

/**
 * The occurrences around some sessions, and which session is which. A monthly series has one in each month of its zone, by where the
 * pattern put it: so it is found also after others were called off, which takes them out of the list.
 */
async function readInstances(graph: Graph, { mailboxId, eventId, timeZone }: SeriesPlace, sessions: readonly Placed[], fields: string): Promise<(session: Placed) => Instance | undefined> {
  const from = Math.min(...sessions.map((session) => session.startAt)) - margin
  const to = Math.max(...sessions.map((session) => session.endAt)) + margin
  const query = `startDateTime=${isoText(from)}&endDateTime=${isoText(to)}&$top=100&$select=${fields}`
  const { value } = Instances.parse(await ask(graph, { method: 'GET', url: `/users/${mailboxId}/events/${eventId}/instances?${query}` }))
  const byMonth = new Map(value.map(toInstance).map((instance) => [monthOf(instance.originalAt, timeZone), instance]))
  return (session) => byMonth.get(session.month ?? monthOf(session.startAt, timeZone))
}

function toInstance(instance: z.infer<typeof Instance>): Instance {
  const startAt = utcTime(instance.start.dateTime)
  return { id: instance.id, startAt, endAt: utcTime(instance.end.dateTime), originalAt: instance.originalStart ? utcTime(instance.originalStart) : startAt, subject: instance.subject ?? '', body: instance.body?.content ?? '' }
}

function monthOf(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString().slice(0, 7)
}

/** Graph answers in UTC unless asked otherwise, with seven digits of seconds or a Z. */
function utcTime(text: string): number {
  return Temporal.PlainDateTime.from(text.replace(/Z$/, '')).toZonedDateTime('UTC').epochMilliseconds
}

function isoText(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })
}

function localText(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' })
}
