import type { Context } from '../context.ts'
import { givePlacesOf } from './give-places.ts'
import { redrawApproval, requestApproval, tellDecision } from './request-approval.ts'
import { settleAsks } from './settle-asks.ts'
import { takeNextStep } from './take-next-step.ts'

export function registerEnrolmentJobs(context: Context): void {
  const ask = async ({ enrolmentId }: { enrolmentId: string }) => {
    await settleAsks(context, enrolmentId)
    await requestApproval(context, enrolmentId)
  }
  context.jobs.on('enrolment.submitted', 'request-approval', ask, { concurrency: 4 })
  context.jobs.on('approval.asked', 'request-approval', ask, { concurrency: 2 })
  context.jobs.on('approval.due', 'take-next-step', ({ enrolmentId }) => takeNextStep(context, enrolmentId), { concurrency: 4 })
  context.jobs.on('cohort.places-changed', 'give-places', ({ cohortId }) => givePlacesOf(context, cohortId))
  context.jobs.on('enrolment.decided', 'redraw-approval', ({ enrolmentId }) => redrawApproval(context, enrolmentId), { concurrency: 2 })
  context.jobs.on('enrolment.decided', 'tell-decision', ({ enrolmentId }) => tellDecision(context, enrolmentId), { concurrency: 2 })
  context.jobs.on('enrolment.withdrawn', 'redraw-approval', ({ enrolmentId }) => redrawApproval(context, enrolmentId), { concurrency: 2 })
}
