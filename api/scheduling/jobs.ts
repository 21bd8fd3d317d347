import type { Context } from '../context.ts'
import { bookSeries } from './book-series.ts'
import { followCircle } from './follow-circle.ts'
import { carryOutMove } from './move-occurrence.ts'
import { planSeries } from './plan-series.ts'

/** Four at once: what Outlook takes without throttling. */
const bookers = 4

export function registerSchedulingJobs(context: Context): void {
  context.jobs.on('circles.formed', 'plan-series', ({ cohortId, circleIds }) => planSeries(context, cohortId, circleIds))
  context.jobs.on('circle.changed', 'follow-circle', ({ circleId }) => followCircle(context, circleId), { concurrency: bookers })
  context.jobs.on('series.intended', 'book-series', ({ circleIds }) => bookSeries(context, circleIds), { concurrency: bookers })
  context.jobs.on('occurrence.move-intended', 'carry-out-move', (move) => carryOutMove(context, move), { concurrency: bookers })
}
