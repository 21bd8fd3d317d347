import type { Context } from '../context.ts'
import { type EnrolmentRecord, listAll } from '../enrolment/list-enrolments.ts'
import type { WishRecord } from '../enrolment/list-wishes.ts'
import { listRecords, type PersonRecord } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { planningSpan } from '../programs/planning-span.ts'
import type { StandingCircle } from './beside-standing.ts'
import { findFreeSeats } from './free-seats.ts'
import { type CircleRecord, listBookedSeries, listCircles, listDepartures } from './circle-store.ts'

/** A circle that runs and has room: its mentor's enrolment, who is in it, and what of its series is still to come. */
export type OpenCircle = { circle: CircleRecord; mentor: EnrolmentRecord; mentees: EnrolmentRecord[]; seats: number; people: Map<string, PersonRecord>; series: Pick<StandingCircle, 'sessions' | 'words' | 'timeZone'> }

/**
 * The circles of a cohort that somebody could still join: with a free seat, a mentor who is in the company and not on a break, and a series that
 * is booked and has sessions after `fromAt` (epoch milliseconds). A circle whose times are not settled takes nobody in, as
 * nobody could say yet whether they can come.
 */
export async function listOpenCircles(context: Pick<Context, 'db'>, cohort: Cohort, circleSize: number, fromAt: number): Promise<OpenCircle[]> {
  const circles = await listCircles(context.db, cohort.id)
  if (circles.length === 0) return []
  const [booked, enrolments] = await Promise.all([listBookedSeries(context.db, circles.map((circle) => circle.id)), listAll(context, cohort.id)])
  const people = await listRecords(context, circles.flatMap((circle) => circle.members.map((member) => member.personId)))
  const enrolmentOf = new Map(enrolments.map((enrolment) => [enrolment.id, enrolment]))
  const seriesOf = new Map(booked.map((series) => [series.circleId, series]))
  return circles
    .flatMap((circle): OpenCircle[] => {
      const inRole = (role: 'mentor' | 'mentee') => circle.members.flatMap((member) => (member.role === role ? (enrolmentOf.get(member.enrolmentId) ?? []) : []))
      const [[mentor], mentees] = [inRole('mentor'), inRole('mentee')]
      const series = seriesOf.get(circle.id)
      if (!mentor || mentor.state === 'paused' || !series?.pattern || !series.timeZone || !series.startsOn || people.get(mentor.personId)?.enabled !== true) return []
      const free = findFreeSeats(circles, mentor.id, mentor.answers.capacity, circleSize)
      const sessions = series.occurrences.filter((session) => session.startAt >= fromAt).map(({ startAt, endAt }) => ({ startAt, endAt }))
      if (free?.circleId !== circle.id || sessions.length === 0) return []
      const words = `${capital(series.pattern.index)} ${capital(series.pattern.daysOfWeek[0] ?? '')} of the month, ${series.startsOn.slice(11, 16)}`
      return [{ circle, mentor, mentees, seats: free.seats, people, series: { sessions, words, timeZone: series.timeZone } }]
    })
    .sort((one, other) => (one.circle.id < other.circle.id ? -1 : 1))
}

/** How many could still join the circles of a cohort that run, in the program's usual size or another. */
export async function countFreeSeats(context: Pick<Context, 'db' | 'now'>, cohort: Cohort, circleSize = cohort.circleSize): Promise<number> {
  const open = await listOpenCircles(context, cohort, circleSize, planningSpan(cohort, context.now()).startAt)
  return open.reduce((sum, { seats }) => sum + seats, 0)
}

/** The same as the engine's side needs them, with the wishes of those who are in them. */
export async function withWishes(context: Pick<Context, 'db'>, open: OpenCircle[], wishes: Map<string, WishRecord>): Promise<StandingCircle[]> {
  const departures = await listDepartures(context.db, open.map(({ circle }) => circle.id))
  return open.map(({ circle, mentor, mentees, people, series }) => ({
    ...series,
    id: circle.id,
    mentor: mentor.personId,
    members: mentees.map(({ id, personId }) => ({ person: personId, enrolmentId: id, department: people.get(personId)?.department ?? null, never: wishes.get(personId)?.notWith ?? [] })),
    left: departures.filter((gone) => gone.circleId === circle.id).map((gone) => gone.personId).sort(),
  }))
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
