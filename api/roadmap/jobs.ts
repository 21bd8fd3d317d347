import type { Context } from '../context.ts'
import { bringGoals } from './reached.ts'

export function registerRoadmapJobs(context: Context): void {
  context.jobs.on('circles.formed', 'bring-goals', ({ circleIds }) => bringGoals(context.db, circleIds))
  context.jobs.on('circle.changed', 'bring-goals', ({ circleId }) => bringGoals(context.db, [circleId]))
}
