import type { Context } from '../context.ts'
import { jobPatienceSeconds } from '../graph/client.ts'
import { type Availability, readAvailability } from '../graph/calendars.ts'
import { type CircleRecord, listCirclesById } from '../matching/list-circles.ts'
import { findRecord, listRecords, type PersonRecord } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { granularityMinutes, lunch, planningRules, planningSpan, type Span, usualHours } from '../programs/planning-span.ts'
import { holding } from '../store/hold.ts'
import type { StoredOccurrence } from '../store/stored.ts'
import { solveCohort } from './solver/solve-cohort.ts'
import type { SchedulePerson, SeriesAnswer } from './solver/types.ts'
import { beginSeries, listPromised, listSeries, type PlannedSeries, savePlans } from './store.ts'

/** Circles that are booked together. */
export const circlesTogether = 50
/** Plans that are kept together, with the orders to book them: many, since Outlook takes longer than we do, but no transaction goes on for long. */
const plansTogether = 500

type Planning = { cohort: Cohort; circles: CircleRecord[]; people: Map<string, PersonRecord>; calendars: Map<string, Availability>; span: Span; service: PersonRecord | null }

/**
 * Chooses the monthly series of circles: all of them together, so that a mentor of two circles is not booked twice,
 * from free/busy and working hours. What is chosen is kept as intended in one transaction with the order to book it.
 *
 * Calendars are read by whoever plans at the same time; choosing and saving is for one at a time in the whole installation, so that what
 * another cohort was promised a moment ago is seen.
 */
export async function planSeries(context: Context, cohortId: string, circleIds: string[]): Promise<void> {
  await beginSeries(context.db, circleIds, context.now())
  const open = await listPlanning(context, circleIds)
  if (open.length === 0) return
  const [cohort, circles] = await Promise.all([getCohort(context, cohortId), listCirclesById(context, open)])
  const people = await listRecords(context, [...new Set(circles.flatMap((circle) => circle.members.map((member) => member.personId)))])
  const span = planningSpan(cohort, context.now())
  const { seriesMailbox } = cohort.program
  const service = seriesMailbox === 'mentor' ? null : await findRecord(context, seriesMailbox)
  const planning = { cohort, circles, people, span, service, calendars: await readCalendars(context, [...people.values()], span) }
  await holding(context.db, 'choosing times', ['one at a time'], () => choose(context, planning))
}

async function listPlanning(context: Context, circleIds: string[]): Promise<string[]> {
  return (await listSeries(context.db, circleIds)).filter((series) => series.state === 'planning').map((series) => series.circleId)
}

async function choose(context: Context, planning: Planning): Promise<void> {
  const { cohort, people, calendars, span } = planning
  const open = new Set(await listPlanning(context, planning.circles.map((circle) => circle.id)))
  const circles = planning.circles.filter((circle) => open.has(circle.id))
  const promised = Map.groupBy(await listPromised(context.db, [...people.keys()], [...open]), (entry) => entry.personId)
  const answers = solveCohort({
    rules: planningRules,
    people: [...people.values()].map((person) => toSchedulePerson(person, calendars.get(person.id), promised.get(person.id) ?? [])),
    circles: circles.map((circle) => ({
      id: circle.id,
      members: circle.members.map((member) => member.personId),
      series: { occurrences: cohort.program.sessions, durationMinutes: cohort.program.sessionMinutes, firstNotBefore: span.firstOn, notBefore: span.firstOn, timeZone: zoneOf(circle, people), granularityMinutes },
    })),
  })
  const answerOf = new Map(answers.circles.map((answer) => [answer.id, answer]))
  const plans = circles.flatMap((circle) => {
    const answer = answerOf.get(circle.id)
    return answer ? [toPlan(planning, circle, answer, context.newId())] : []
  })
  for (let from = 0; from < plans.length; from += plansTogether) await keep(context, plans.slice(from, from + plansTogether))
}

async function keep(context: Context, plans: PlannedSeries[]): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const kept = await savePlans(trx, plans, context.now())
    const intended = plans.filter((plan) => plan.state === 'intended' && kept.has(plan.circleId)).map((plan) => plan.circleId)
    for (let from = 0; from < intended.length; from += circlesTogether) await context.jobs.publish(trx, 'series.intended', { circleIds: intended.slice(from, from + circlesTogether) })
  })
}

function toPlan(planning: Planning, circle: CircleRecord, answer: SeriesAnswer, transactionId: string): PlannedSeries {
  const { cohort, people, calendars } = planning
  const mailboxId = organizerMailbox(circle, planning)
  const plan = { circleId: circle.id, transactionId, mailboxId, minutes: cohort.program.sessionMinutes }
  if (mailboxId === null || !answer.pattern || !answer.start) {
    const problem = mailboxId === null ? noMailbox(cohort) : (answer.whyNot?.binding[0]?.sentence ?? 'No monthly time is free for everybody.')
    return { ...plan, state: 'no-time', timeZone: null, pattern: null, startsOn: null, occurrences: [], problem }
  }
  return {
    ...plan,
    state: 'intended',
    timeZone: answer.start.timeZone,
    pattern: { daysOfWeek: answer.pattern.daysOfWeek, index: answer.pattern.index },
    startsOn: answer.start.dateTime,
    occurrences: toOccurrences(answer, cohort.program.sessionMinutes),
    problem: hiddenCalendars(circle, people, calendars),
  }
}

async function readCalendars(context: Context, people: PersonRecord[], span: Span): Promise<Map<string, Availability>> {
  const visible = people.filter((person) => person.mailbox === 'cloud')
  if (visible.length === 0) return new Map()
  const byAddress = await readAvailability(context.graph, visible.map((person) => person.id), visible.map((person) => person.mail), span.startAt, span.endAt, { patienceSeconds: jobPatienceSeconds })
  return new Map(visible.map((person) => [person.id, byAddress.get(person.mail) ?? { known: false as const, problem: 'Outlook did not answer for this calendar.' }]))
}

/** What the directory knows of somebody's hours comes before what their calendar states; who states none works the usual week. */
function toSchedulePerson(person: PersonRecord, calendar: Availability | undefined, promised: { occurrences: { startAt: number; endAt: number }[] }[]): SchedulePerson {
  const known = calendar?.known ? calendar : null
  const hours = person.workingHours ? { timeZone: person.timeZone ?? known?.hours?.timeZone, workingHours: person.workingHours } : (known?.hours ?? { timeZone: person.timeZone, workingHours: usualHours })
  const busy = known ? known.busy.map((entry) => [entry.startAt, entry.endAt, entry.kind] as const) : []
  const taken = promised.flatMap((entry) => entry.occurrences.map((occurrence) => [occurrence.startAt, occurrence.endAt, 'busy'] as const))
  return { id: person.id, name: person.displayName, timeZone: hours.timeZone ?? 'Europe/London', workingHours: hours.workingHours, busy: [...busy, ...taken], protected: [lunch] }
}

/** The mentor's zone; a series must never stand in UTC, where it would drift an hour when the clocks change. */
function zoneOf(circle: CircleRecord, people: Map<string, PersonRecord>): string {
  const members = [...circle.members].sort((a, b) => (a.role === b.role ? 0 : a.role === 'mentor' ? -1 : 1))
  const zones = members.flatMap((member) => people.get(member.personId)?.timeZone ?? [])
  return zones.find((zone) => zone !== 'UTC' && !zone.startsWith('Etc/')) ?? 'Europe/London'
}

/** The service mailbox where the program has one; otherwise the mentor's mailbox, else the first mentee's that has one. */
function organizerMailbox(circle: CircleRecord, { cohort, people, service }: Planning): string | null {
  if (cohort.program.seriesMailbox !== 'mentor') return service && service.mailbox !== 'none' ? service.id : null
  const able = circle.members.filter((member) => people.get(member.personId)?.mailbox === 'cloud')
  return (able.find((member) => member.role === 'mentor') ?? able[0])?.personId ?? null
}

function noMailbox({ program }: Cohort): string {
  if (program.seriesMailbox !== 'mentor') return 'The mailbox in which this program’s meetings are booked is gone. Ask IT to bring it back, then try again.'
  return 'No member of this circle has a mailbox in Exchange Online, so no meeting can be booked.'
}

/** An occurrence without a free time in its month stays on the pattern: its clash is one person's to solve, the series is everybody's. */
function toOccurrences(answer: SeriesAnswer, minutes: number): StoredOccurrence[] {
  return answer.occurrences.map((occurrence, at) => {
    const startAt = Temporal.Instant.from(occurrence.start ?? occurrence.patternStart).epochMilliseconds
    return { number: at + 1, startAt, endAt: startAt + minutes * 60_000, exception: occurrence.exception, eventId: null, moves: 0 }
  })
}

function hiddenCalendars(circle: CircleRecord, people: Map<string, PersonRecord>, calendars: Map<string, Availability>): string | null {
  const hidden = circle.members.filter((member) => !calendars.get(member.personId)?.known).flatMap((member) => people.get(member.personId)?.displayName ?? [])
  if (hidden.length === 0) return null
  return `The calendar of ${hidden.join(' and ')} cannot be seen. The time fits their working hours; please ask whether it suits.`
}

