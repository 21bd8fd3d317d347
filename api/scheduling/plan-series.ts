import type { Context } from '../context.ts'
import { type Availability, readAvailability } from '../graph/calendars.ts'
import { type CircleRecord, listCirclesById } from '../matching/list-circles.ts'
import { listRecords, type PersonRecord } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { granularityMinutes, planningSpan, type Span, usualHours } from '../programs/planning-span.ts'
import { solveCohort } from './solver/solve-cohort.ts'
import type { SchedulePerson, SeriesAnswer } from './solver/types.ts'
import { beginSeries, listPromised, listSeries, lockSeries, saveSeries } from './store.ts'

/**
 * Chooses the monthly series of circles: all of them together, so that a mentor of two circles is not booked twice,
 * from free/busy and working hours. What is chosen is kept as intended in one transaction with the order to book it.
 */
export async function planSeries(context: Context, cohortId: string, circleIds: string[]): Promise<void> {
  await context.db.transaction().execute((trx) => beginSeries(trx, circleIds, context.now()))
  const open = (await listSeries(context.db, circleIds)).filter((series) => series.state === 'planning').map((series) => series.circleId)
  if (open.length === 0) return
  const [cohort, circles] = await Promise.all([getCohort(context, cohortId), listCirclesById(context, open)])
  const memberIds = [...new Set(circles.flatMap((circle) => circle.members.map((member) => member.personId)))]
  const people = await listRecords(context, memberIds)
  const span = planningSpan(cohort, context.now())
  const calendars = await readCalendars(context, [...people.values()], span)
  const promised = await listPromised(context.db, memberIds, open)

  const answers = solveCohort({
    people: [...people.values()].map((person) => toSchedulePerson(person, calendars.get(person.id), promised.filter((entry) => entry.personId === person.id))),
    circles: circles.map((circle) => ({
      id: circle.id,
      members: circle.members.map((member) => member.personId),
      series: { occurrences: cohort.program.sessions, durationMinutes: cohort.program.sessionMinutes, firstNotBefore: span.firstOn, notBefore: span.firstOn, timeZone: zoneOf(circle, people), granularityMinutes },
    })),
  })

  await context.db.transaction().execute(async (trx) => {
    for (const answer of answers.circles) {
      const circle = circles.find((candidate) => candidate.id === answer.id)
      const series = await lockSeries(trx, answer.id)
      if (!circle || series?.state !== 'planning') continue
      const mailboxId = organizerMailbox(circle, people)
      if (!answer.pattern || !answer.start || mailboxId === null) {
        await saveSeries(trx, circle.id, { state: 'no-time', problem: mailboxId === null ? 'No member of this circle has a mailbox in Exchange Online, so no meeting can be booked.' : whyNot(answer, people), changedAt: context.now() })
        continue
      }
      await saveSeries(trx, circle.id, {
        state: 'intended',
        mailboxId,
        transactionId: series.transactionId ?? context.newId(),
        timeZone: answer.start.timeZone,
        pattern: { daysOfWeek: answer.pattern.daysOfWeek, index: answer.pattern.index },
        startsOn: answer.start.dateTime,
        minutes: cohort.program.sessionMinutes,
        occurrences: toOccurrences(answer, cohort.program.sessionMinutes),
        problem: hiddenCalendars(circle, people, calendars),
        changedAt: context.now(),
      })
      await context.jobs.publish(trx, 'series.intended', { circleId: circle.id })
    }
  })
}

async function readCalendars(context: Context, people: PersonRecord[], span: Span): Promise<Map<string, Availability>> {
  const visible = people.filter((person) => person.mailbox === 'cloud')
  const [asker] = visible
  if (!asker) return new Map()
  const byAddress = await readAvailability(context.graph, asker.id, visible.map((person) => person.mail), span.startAt, span.endAt)
  return new Map(visible.map((person) => [person.id, byAddress.get(person.mail) ?? { known: false as const, problem: 'Outlook did not answer for this calendar.' }]))
}

function toSchedulePerson(person: PersonRecord, calendar: Availability | undefined, promised: { occurrences: { startAt: number; endAt: number }[] }[]): SchedulePerson {
  const busy = calendar?.known ? calendar.busy.map((entry) => [iso(entry.startAt), iso(entry.endAt), entry.kind] as const) : []
  const taken = promised.flatMap((entry) => entry.occurrences.map((occurrence) => [iso(occurrence.startAt), iso(occurrence.endAt), 'busy'] as const))
  return { id: person.id, timeZone: person.timeZone ?? 'Europe/London', workingHours: person.workingHours ?? usualHours, busy: [...busy, ...taken], protected: [['12:00', '13:00']] }
}

function iso(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })
}

/** The mentor's zone; a series must never stand in UTC, where it would drift an hour when the clocks change. */
function zoneOf(circle: CircleRecord, people: Map<string, PersonRecord>): string {
  const members = [...circle.members].sort((a, b) => (a.role === b.role ? 0 : a.role === 'mentor' ? -1 : 1))
  const zones = members.flatMap((member) => people.get(member.personId)?.timeZone ?? [])
  return zones.find((zone) => zone !== 'UTC' && !zone.startsWith('Etc/')) ?? 'Europe/London'
}

/** The mentor's mailbox, else the first mentee's that has one. */
function organizerMailbox(circle: CircleRecord, people: Map<string, PersonRecord>): string | null {
  const able = circle.members.filter((member) => people.get(member.personId)?.mailbox === 'cloud')
  return (able.find((member) => member.role === 'mentor') ?? able[0])?.personId ?? null
}

/** An occurrence without a free time in its month stays on the pattern: its clash is one person's to solve, the series is everybody's. */
function toOccurrences(answer: SeriesAnswer, minutes: number) {
  return answer.occurrences.map((occurrence, at) => {
    const startAt = Temporal.Instant.from(occurrence.start ?? occurrence.patternStart).epochMilliseconds
    return { number: at + 1, startAt, endAt: startAt + minutes * 60_000, exception: occurrence.exception }
  })
}

function hiddenCalendars(circle: CircleRecord, people: Map<string, PersonRecord>, calendars: Map<string, Availability>): string | null {
  const hidden = circle.members.filter((member) => !calendars.get(member.personId)?.known).flatMap((member) => people.get(member.personId)?.displayName ?? [])
  if (hidden.length === 0) return null
  return `The calendar of ${hidden.join(' and ')} cannot be seen. The time fits their working hours; please ask whether it suits.`
}

/** The solver speaks in ids; people read names. */
function whyNot(answer: SeriesAnswer, people: Map<string, PersonRecord>): string {
  const sentence = answer.whyNot?.binding[0]?.sentence ?? 'No monthly time is free for everybody.'
  return [...people.values()].reduce((text, person) => text.replaceAll(person.id, person.displayName), sentence)
}
