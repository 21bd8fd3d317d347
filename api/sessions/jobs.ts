import type { Context } from '../context.ts'
import { followPeople } from './bring-along.ts'

export function registerSessionJobs(context: Context): void {
  context.jobs.on('circles.formed', 'bring-exercises', ({ circleIds }) => followPeople(context, circleIds))
  context.jobs.on('circle.changed', 'bring-exercises', ({ circleId }) => followPeople(context, [circleId]))
}
