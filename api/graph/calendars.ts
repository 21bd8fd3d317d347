import { z } from 'zod'
import type { WorkingHours } from '../store/stored.ts'
import { type BatchAnswer, type CallOptions, errorOf, type Graph } from './client.ts'
import { MailboxHours, readMailboxHours } from './working-hours.ts'

export type BusyKind = 'busy' | 'oof' | 'tentative' | 'workingElsewhere'
/** Half-open, epoch milliseconds. */
export type BusyInterval = { startAt: number; endAt: number; kind: BusyKind }
/** Hours per weekday, local to an IANA zone. */
export type StatedHours = { timeZone: string; workingHours: WorkingHours }
/**
 * What one calendar tells: its busy times, or that it cannot be seen (which is never the same as free). `hours` are the working hours
 * that the mailbox states with them, null when it states none or in a zone that is none we know.
 */
export type Availability = { known: true; busy: BusyInterval[]; hours: StatedHours | null } | { known: false; problem: string }

const ScheduleItem = z.object({ status: z.string(), start: z.object({ dateTime: z.string() }), end: z.object({ dateTime: z.string() }) })
const Schedule = z.object({
  scheduleId: z.string(),
  scheduleItems: z.array(ScheduleItem).optional(),
  workingHours: MailboxHours.nullable().optional(),
  error: z.object({ message: z.string().nullable().optional(), responseCode: z.string().nullable().optional() }).nullable().optional(),
})
const Answer = z.object({ value: z.array(Schedule) })

const second = 1_000
const day = 86_400 * second
/** Documented: 20 addresses a call, and a window of less than 62 days; 62 is what is refused beyond. */
const addressesPerCall = 20
const longestWindow = 62 * day
/** A calendar with more than a thousand entries in so short a time is not read. */
const shortestWindow = day
/** "More than 1000 entries": the same must be asked for in narrower windows. */
const tooManyEntries = '5006'
/** How many other mailboxes are tried when one may not be asked from. */
const otherAskers = 2

type Question = { addresses: string[]; startAt: number; endAt: number; asker: number; refusals: number }

/**
 * Reads free/busy of many mailboxes over any span, in as few `getSchedule` requests as the limits allow: one for each 20 addresses and
 * each 62 days begun, 20 requests a `$batch` call. A calendar whose window holds too many entries is asked for again in halves; what
 * fails for one person or one window leaves everybody else known.
 * Only times, their kind and working hours are kept; no subject, body or place of anybody's meeting is ever asked for or stored.
 * Source: learn.microsoft.com/graph/api/calendar-getschedule
 * @param askers ids of mailboxes in the app's scope, from which the questions are asked in turn: each serves, and the more there are, the more questions run at once.
 * @param addresses SMTP addresses; the answer has one entry for each.
 * @param options how long refusals may hold it up; jobs say `jobPatienceSeconds`.
 */
export async function readAvailability(graph: Graph, askers: string | readonly string[], addresses: readonly string[], startAt: number, endAt: number, options: Pick<CallOptions, 'patienceSeconds'> = {}): Promise<Map<string, Availability>> {
  const mailboxes = typeof askers === 'string' ? [askers] : askers
  const found = new Map<string, Availability>()
  const byName = new Map(addresses.map((address) => [address.toLowerCase(), address]))
  let questions = firstQuestions([...byName.values()], startAt, endAt)
  while (questions.length > 0) {
    const answers = await graph.batch(questions.map((question, at) => toRequest(question, at, mailboxes)), options)
    questions = questions.flatMap((question, at) => readAnswer(question, answers.get(String(at)), mailboxes.length, { startAt, byName, found }))
  }
  for (const address of addresses) {
    if (!found.has(address)) found.set(address, found.get(byName.get(address.toLowerCase()) ?? '') ?? { known: false, problem: 'Outlook did not answer for this calendar.' })
  }
  return found
}

/** Windows of one length, which is shorter than the longest one allowed unless the span is a multiple of that. */
function firstQuestions(addresses: string[], startAt: number, endAt: number): Question[] {
  const windows = Math.ceil((endAt - startAt) / longestWindow)
  const edge = (number: number) => (number === windows ? endAt : startAt + Math.floor(((endAt - startAt) * number) / windows / second) * second)
  const questions: Question[] = []
  for (let first = 0; first < addresses.length; first += addressesPerCall) {
    const part = addresses.slice(first, first + addressesPerCall)
    for (let window = 0; window < windows; window += 1) questions.push({ addresses: part, startAt: edge(window), endAt: edge(window + 1), asker: questions.length, refusals: 0 })
  }
  return questions
}

function toRequest({ addresses, startAt, endAt, asker }: Question, at: number, mailboxes: readonly string[]) {
  return {
    id: String(at),
    method: 'POST' as const,
    url: `/users/${mailboxes[asker % mailboxes.length] ?? ''}/calendar/getSchedule`,
    body: {
      schedules: addresses,
      startTime: { dateTime: utcText(startAt), timeZone: 'UTC' },
      endTime: { dateTime: utcText(endAt), timeZone: 'UTC' },
      // Coarse on purpose: the items carry the exact times, the view is not read.
      availabilityViewInterval: 60,
    },
  }
}

type Reading = { startAt: number; byName: Map<string, string>; found: Map<string, Availability> }

/** Keeps what an answer tells and returns what must be asked once more. */
function readAnswer(question: Question, answer: BatchAnswer | undefined, askers: number, reading: Reading): Question[] {
  const body = answer?.status === 200 ? Answer.safeParse(answer.body).data : undefined
  if (!body) {
    const refused = answer?.status === 403 || answer?.status === 404
    if (refused && question.refusals < Math.min(otherAskers, askers - 1)) return [{ ...question, asker: question.asker + 1, refusals: question.refusals + 1 }]
    for (const address of question.addresses) reading.found.set(address, { known: false, problem: answer ? `Outlook did not answer for this calendar: ${errorOf(answer).message.slice(0, 160)}` : 'Outlook did not answer for this calendar.' })
    return []
  }
  const told = new Map(body.value.map((schedule) => [reading.byName.get(schedule.scheduleId.toLowerCase()), schedule]))
  const crowded: string[] = []
  for (const address of question.addresses) {
    const schedule = told.get(address)
    const before = reading.found.get(address)
    if (before && !before.known) continue
    if (schedule?.error?.responseCode === tooManyEntries && question.endAt - question.startAt > shortestWindow) crowded.push(address)
    else if (!schedule || schedule.error || !schedule.scheduleItems) reading.found.set(address, { known: false, problem: schedule?.error?.message?.slice(0, 200) ?? 'The calendar is hidden.' })
    else {
      // What lies across the edge of two windows is told in both.
      const busy = schedule.scheduleItems.flatMap(toInterval).filter((entry) => entry.startAt >= question.startAt || question.startAt === reading.startAt)
      const hours = before?.hours ?? (schedule.workingHours ? readMailboxHours(schedule.workingHours) : null)
      if (before) before.busy.push(...busy)
      else reading.found.set(address, { known: true, busy, hours })
    }
  }
  if (crowded.length === 0) return []
  const middle = question.startAt + Math.floor((question.endAt - question.startAt) / 2 / second) * second
  return [
    { ...question, addresses: crowded, endAt: middle },
    { ...question, addresses: crowded, startAt: middle },
  ]
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
  // Much faster than Temporal, which counts here: a company has millions of these. Meetings have no fractions of a second.
  return Date.parse(`${dateTime.slice(0, 19)}Z`)
}
