import { z } from 'zod'
import { ask } from './ask.ts'
import { type Graph, graphStatus } from './client.ts'
import { callOffSeries } from './series-attendees.ts'

const day = 86_400_000

/** Whether a refusal says that a mailbox answers no more, or not to us; of an item that is missing Outlook says "ErrorItemNotFound". */
export function isMailboxGone(error: unknown): boolean {
  const status = graphStatus(error)
  return status === 403 || (status === 404 && !isMissingItem(error))
}

/** Whether a refusal says that there is no such item in the mailbox. */
export function isMissingItem(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ErrorItemNotFound'
}

type Recurring = { recurrence: { pattern: Record<string, unknown>; range: Record<string, unknown> } | null }
const Event = z.object({ recurrence: z.object({ pattern: z.record(z.string(), z.unknown()), range: z.record(z.string(), z.unknown()) }).nullable() })

/**
 * Ends a series after a day and leaves what lies before as it was; without such a day it is called off as a whole. There is no "this and
 * following" in Graph: the range gets an end. What is gone already needs no end, so this can be repeated.
 * Source: learn.microsoft.com/graph/api/event-update, learn.microsoft.com/graph/api/resources/recurrencerange
 * @param untilOn last day that stays, `YYYY-MM-DD`.
 * @throws GraphError also when the mailbox is gone, see isMailboxGone.
 */
export async function endSeries(graph: Graph, place: { mailboxId: string; eventId: string }, untilOn: string | null, comment: string): Promise<void> {
  try {
    if (untilOn === null) {
      await callOffSeries(graph, place, comment)
      return
    }
    const url = `/users/${place.mailboxId}/events/${place.eventId}`
    const { recurrence }: Recurring = Event.parse(await ask(graph, { method: 'GET', url: `${url}?$select=recurrence` }))
    if (!recurrence) return
    const { type: _type, numberOfOccurrences: _count, ...range } = recurrence.range
    if (typeof range['endDate'] === 'string' && _type === 'endDate' && range['endDate'] <= untilOn) return
    await ask(graph, { method: 'PATCH', url, body: { recurrence: { pattern: recurrence.pattern, range: { ...range, type: 'endDate', endDate: untilOn } } } })
  } catch (error) {
    if (!isMissingItem(error)) throw error
  }
}

const Found = z.object({ value: z.array(z.object({ id: z.string() })) })
const Instances = z.object({ value: z.array(z.object({ id: z.string(), originalStart: z.string().nullable().optional() })) })

export type Ghost = { icalUid: string; untilOn: string | null; timeZone: string; from: number; to: number }

/**
 * Takes an attendee's copies of a meeting out of their calendar, when its organizer's mailbox is no more and nobody can call it off.
 * Of a series, what lies before `untilOn` stays. Only ids and the dates of our own meeting are read. Can be repeated.
 */
export async function removeCopies(graph: Graph, personId: string, ghost: Ghost): Promise<void> {
  const filter = encodeURIComponent(`iCalUId eq '${ghost.icalUid}'`)
  try {
    const { value } = Found.parse(await ask(graph, { method: 'GET', url: `/users/${personId}/events?$filter=${filter}&$select=id` }))
    for (const { id } of value) {
      if (ghost.untilOn === null) await remove(graph, personId, id)
      else await removeInstances(graph, personId, id, ghost, ghost.untilOn)
    }
  } catch (error) {
    // Whoever has no mailbox any more has no copies in it either.
    if (!isMailboxGone(error)) throw error
  }
}

async function removeInstances(graph: Graph, personId: string, eventId: string, { timeZone, from, to }: Ghost, untilOn: string): Promise<void> {
  const query = `startDateTime=${isoText(from - 62 * day)}&endDateTime=${isoText(to + 62 * day)}&$top=100&$select=id,originalStart`
  const { value } = Instances.parse(await ask(graph, { method: 'GET', url: `/users/${personId}/events/${eventId}/instances?${query}` }))
  for (const { id, originalStart } of value) if (originalStart && dateOf(originalStart, timeZone) > untilOn) await remove(graph, personId, id)
}

async function remove(graph: Graph, personId: string, eventId: string): Promise<void> {
  try {
    await ask(graph, { method: 'DELETE', url: `/users/${personId}/events/${eventId}` })
  } catch (error) {
    if (!isMissingItem(error)) throw error
  }
}

function dateOf(utc: string, timeZone: string): string {
  return Temporal.PlainDateTime.from(utc.replace(/Z$/, '')).toZonedDateTime('UTC').withTimeZone(timeZone).toPlainDate().toString()
}

function isoText(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })
}
