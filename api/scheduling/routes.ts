import type { Context } from '../context.ts'
import { bind, type Http } from '../http/bind.ts'
import { listCohortCircles, presentCircles } from '../matching/list-circles.ts'
import { organizers } from '../people/policy.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { listSeries, retrySeries as retryEndpoint } from './contract.ts'
import { getSeriesOf } from './list-series.ts'
import { retrySeries } from './retry-series.ts'

export function mountScheduling(http: Http, context: Context): void {
  bind(http, listSeries, organizers, async ({ params }) => {
    const cohort = await getCohort(context, params.cohortId)
    const circles = await presentCircles(context, await listCohortCircles(context, cohort.id))
    const seriesOf = await getSeriesOf(context, circles.map((circle) => circle.id))
    return { circles: circles.map((circle) => ({ circle, series: seriesOf(circle.id) })) }
  })
  bind(http, retryEndpoint, organizers, async ({ params }) => {
    const circleId = await retrySeries(context, params.circleId)
    return (await getSeriesOf(context, [circleId]))(circleId)
  })
}
