import type { Context } from '../context.ts'
import type { CircleRecord } from '../matching/list-circles.ts'
import { listCohortCircles, presentCircles } from '../matching/list-circles.ts'
import { getPeople } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { CalendarHealth, HealthConcern } from './contract.ts'
import { listCalendarTroubles, listLooks, listOpenlyAsked } from './health-store.ts'
import { presentSeries } from './present.ts'
import { listSeries, type SeriesRecord } from './store.ts'

const noMailbox = 'This person has no mailbox in Exchange Online, so their free and busy times cannot be seen and no invitation reaches them.'

/**
 * What stands between a cohort's circles and their next dates, for the organizer: in general words, of nobody's other meetings, and of a
 * question only that it is open. Somebody is named only where IT must do something about a mailbox.
 * @throws AppError not_found
 */
export async function getCalendarHealth(context: Context, cohortId: string): Promise<CalendarHealth> {
  const cohort = await getCohort(context, cohortId)
  const circles = await listCohortCircles(context, cohort.id)
  const ids = circles.map((circle) => circle.id)
  const memberIds = [...new Set(circles.flatMap((circle) => circle.members.map((member) => member.personId)))]
  const [records, looks, asked, troubles, person] = await Promise.all([listSeries(context.db, ids), listLooks(context.db, ids), listOpenlyAsked(context.db, ids), listCalendarTroubles(context.db, memberIds), getPeople(context, memberIds)])
  const seriesOf = new Map(records.map((record) => [record.circleId, record]))
  const questions = new Set(asked.map(({ circleId, number }) => `${circleId} ${number}`))
  const isAsked = (circleId: string, number: number): boolean => questions.has(`${circleId} ${number}`)
  const concerns = circles.flatMap((circle) => concernsOf(circle, seriesOf.get(circle.id), { now: context.now(), mostMoves: cohort.program.movesPerSession, isAsked }))
  const concerned = new Set(concerns.map((concern) => concern.circleId))
  const seen = circles.flatMap((circle) => (isAlive(seriesOf.get(circle.id), context.now()) ? [looks.get(circle.id) ?? null] : []))
  return {
    total: circles.length,
    booked: records.filter((record) => record.state === 'booked').length,
    circles: (await presentCircles(context, circles.filter((circle) => concerned.has(circle.id)))).map((circle) => ({ circle, series: presentSeries(circle.id, seriesOf.get(circle.id)) })),
    concerns,
    calendars: troubles.map(({ personId, mailbox, problem }) => ({ person: person(personId), problem: mailbox === 'none' || problem === null ? noMailbox : problem })),
    lookedAt: seen.length === 0 || seen.includes(null) ? null : Math.min(...seen.flatMap((at) => at ?? [])),
  }
}

function isAlive(series: SeriesRecord | undefined, now: number): boolean {
  return series?.state === 'booked' && series.occurrences.some((occurrence) => occurrence.endAt > now)
}

type Around = { now: number; mostMoves: number; isAsked: (circleId: string, number: number) => boolean }

/** Of each session the one thing that matters most: a question that is open, what is in its way, or that it will not be moved again. */
function concernsOf({ id: circleId }: CircleRecord, series: SeriesRecord | undefined, { now, mostMoves, isAsked }: Around): HealthConcern[] {
  const about = { circleId, number: null, startAt: null }
  if (series?.state !== 'booked') return [{ ...about, kind: 'not-booked', detail: series?.problem ?? null }]
  const ahead = series.occurrences.filter((occurrence) => occurrence.endAt > now)
  const ofSeries: HealthConcern[] = series.problem !== null && ahead.length > 0 ? [{ ...about, kind: 'problem', detail: series.problem }] : []
  const ofSessions = ahead.flatMap(({ number, startAt, note, moves = 0 }): HealthConcern[] => {
    const session = { circleId, number, startAt }
    if (isAsked(circleId, number)) return [{ ...session, kind: 'question', detail: null }]
    if (note) return [{ ...session, kind: 'session', detail: note }]
    return mostMoves > 0 && moves >= mostMoves ? [{ ...session, kind: 'moves-used', detail: null }] : []
  })
  return [...ofSeries, ...ofSessions]
}
