import type { Context } from '../context.ts'
import { bind, type Http } from '../http/bind.ts'
import { getMyCircle, listCohortCircles, presentCircles } from '../matching/list-circles.ts'
import { everybody, organizers } from '../people/policy.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { answerMove } from './answer-move.ts'
import { getCalendarHealth } from './calendar-health.ts'
import type { CheckInRecord } from './check-in-store.ts'
import {
  answerMoveQuestion,
  bookCheckIn,
  cancelCheckIn as cancelEndpoint,
  type CheckIn,
  findFreeTimes as freeTimesEndpoint,
  findOccurrenceTimes as timesEndpoint,
  getCalendarHealth as healthEndpoint,
  getSharedWeek as weekEndpoint,
  listCheckIns,
  listMoveQuestions as questionsEndpoint,
  listSeries,
  moveOccurrence as moveEndpoint,
  retrySeries as retryEndpoint,
} from './contract.ts'
import { findFreeTimes } from './find-free-times.ts'
import { findOccurrenceTimes } from './find-occurrence-times.ts'
import { cancelCheckIn, intendCheckIn } from './intend-check-in.ts'
import { listMyCheckIns, presentCheckIns } from './list-check-ins.ts'
import { listMoveQuestions } from './list-move-questions.ts'
import { getSeriesOf } from './list-series.ts'
import { moveOccurrence } from './move-occurrence.ts'
import { retrySeries } from './retry-series.ts'
import { getSharedWeek } from './shared-week.ts'

export function mountScheduling(http: Http, context: Context): void {
  bind(http, listSeries, organizers, async ({ params }) => {
    const cohort = await getCohort(context, params.cohortId)
    const circles = await presentCircles(context, await listCohortCircles(context, cohort.id))
    const seriesOf = await getSeriesOf(context, circles.map((circle) => circle.id))
    return { circles: circles.map((circle) => ({ circle, series: seriesOf(circle.id) })) }
  })
  bind(http, healthEndpoint, organizers, ({ params }) => getCalendarHealth(context, params.cohortId))
  bind(http, retryEndpoint, organizers, async ({ params }) => {
    const circleId = await retrySeries(context, params.circleId)
    return (await getSeriesOf(context, [circleId]))(circleId)
  })
  bind(http, timesEndpoint, everybody, ({ caller, params }) => findOccurrenceTimes(context, caller.personId, params))
  bind(http, moveEndpoint, everybody, async ({ caller, params, input }) => {
    const circle = await getMyCircle(context, caller.personId, params.circleId)
    await moveOccurrence(context, { circleId: circle.id, number: params.number, startAt: input.startAt, because: 'A member of the circle asked for it.', byPersonId: caller.personId })
    return (await getSeriesOf(context, [circle.id]))(circle.id)
  })
  bind(http, bookCheckIn, everybody, async ({ caller, params, input }) => {
    const checkIn = await intendCheckIn(context, caller.personId, { circleId: params.circleId, withId: input.with, minutes: input.minutes, startAt: input.startAt })
    return presentOne(context, caller.personId, checkIn)
  })
  bind(http, listCheckIns, everybody, async ({ caller, params }) => ({ checkIns: await listMyCheckIns(context, caller.personId, params.circleId) }))
  bind(http, cancelEndpoint, everybody, async ({ caller, params }) => presentOne(context, caller.personId, await cancelCheckIn(context, caller.personId, params.checkInId)))
  bind(http, weekEndpoint, everybody, ({ caller, params }) => getSharedWeek(context, caller.personId, params.circleId))
  bind(http, questionsEndpoint, everybody, async ({ caller, params }) => ({ questions: await listMoveQuestions(context, caller.personId, params.circleId) }))
  bind(http, answerMoveQuestion, everybody, async ({ caller, params, input }) => {
    const circle = await getMyCircle(context, caller.personId, params.circleId)
    await answerMove(context, caller.personId, { circleId: circle.id, number: params.number, agrees: input.agrees })
    return { questions: await listMoveQuestions(context, caller.personId, circle.id) }
  })
  bind(http, freeTimesEndpoint, everybody, ({ caller, params, query }) => findFreeTimes(context, caller.personId, { circleId: params.circleId, withId: query.with ?? null, minutes: query.minutes, count: query.count, days: query.days }))
}

async function presentOne(context: Context, personId: string, record: CheckInRecord): Promise<CheckIn> {
  const [checkIn] = await presentCheckIns(context, personId, [record])
  if (!checkIn) throw new Error('One check-in is shown as one.')
  return checkIn
}
