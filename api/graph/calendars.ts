import { z } from 'zod'
import type { Graph } from './client.ts'

export type BusyKind = 'busy' | 'oof' | 'tentative' | 'workingElsewhere'
/** Half-open, epoch milliseconds. */
export type BusyInterval = { startAt: number; endAt: number; kind: BusyKind }
/** What one calendar tells: its busy times, or that it cannot be seen (which is never the same as free). */
export type Availability = { known: true; busy: BusyInterval[] } | { known: false; problem: string }

const ScheduleItem = z.object({ status: z.string(), start: z.object({ dateTime: z.string() }), end: z.object({ dateTime: z.string() }) })
const Answer = z.object({
  value: z.array(
    z.object({
      scheduleId: z.string(),
      scheduleItems: z.array(ScheduleItem).optional(),
      error: z.object({ message: z.string().nullable().optional(), responseCode: z.string().nullable().optional() }).nullable().optional(),
    }),
  ),
})

/** Documented: 20 addresses a call. A window must be shorter than 62 days; 60 leaves room for days that are longer than 24 hours. */
const addressesPerCall = 20
const windowMilliseconds = 60 * 86_400_000

/**
 * Reads free/busy of many mailboxes over any span, in as few `getSchedule` calls as the limits allow.
 * Only times and their kind are kept; no subject, body or place of anybody's meeting is ever asked for or stored.
 * Source: learn.microsoft.com/graph/api/calendar-getschedule
 * @param mailbox whose calendar the question is asked from; any mailbox in the app's scope serves.
 * @param addresses SMTP addresses; the answer has one entry for each.
 */
export async function readAvailability(graph: Graph, mailbox: string, addresses: string[], startAt: number, endAt: number): Promise<Map<string, Availability>> {
  const found = new Map<string, Availability>()
  for (let first = 0; first < addresses.length; first += addressesPerCall) {
    const part = addresses.slice(first, first + addressesPerCall)
    for (let from = startAt; from < endAt; from += windowMilliseconds) {
      await readWindow(graph, mailbox, part, from, Math.min(from + windowMilliseconds, endAt), found)
    }
  }
  for (const address of addresses) {
    if (!found.has(address)) found.set(address, { known: false, problem: 'Outlook did not answer for this calendar.' })
  }
  return found
}

async function readWindow(graph: Graph, mailbox: string, addresses: string[], startAt: number, endAt: number, found: Map<string, Availability>): Promise<void> {
  const answer = Answer.parse(
    await graph.post(`/users/${mailbox}/calendar/getSchedule`, {
      schedules: addresses,
      startTime: { dateTime: utcText(startAt), timeZone: 'UTC' },
      endTime: { dateTime: utcText(endAt), timeZone: 'UTC' },
      // Coarse on purpose: the items carry the exact times, the view is not read.
      availabilityViewInterval: 60,
    }),
  )
  for (const schedule of answer.value) {
    const address = addresses.find((candidate) => candidate.toLowerCase() === schedule.scheduleId.toLowerCase())
    if (!address) continue
    const before = found.get(address)
    if (before && !before.known) continue
    if (schedule.error || !schedule.scheduleItems) {
      found.set(address, { known: false, problem: schedule.error?.message?.slice(0, 200) ?? 'The calendar is hidden.' })
      continue
    }
    found.set(address, { known: true, busy: [...(before?.busy ?? []), ...schedule.scheduleItems.flatMap(toInterval)] })
  }
}

function toInterval(item: z.infer<typeof ScheduleItem>): BusyInterval[] {
  const kind = kinds[item.status.toLowerCase()]
  if (!kind) return []
  return [{ startAt: fromUtcText(item.start.dateTime), endAt: fromUtcText(item.end.dateTime), kind }]
}

/** `unknown` is taken for busy: what cannot be seen must not be booked over. */
const kinds: Record<string, BusyKind> = { busy: 'busy', oof: 'oof', tentative: 'tentative', workingelsewhere: 'workingElsewhere', unknown: 'busy' }

function utcText(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').toPlainDateTime().toString({ smallestUnit: 'second' })
}

function fromUtcText(dateTime: string): number {
  return Temporal.PlainDateTime.from(dateTime.replace(/Z$/, '')).toZonedDateTime('UTC').epochMilliseconds
}
