import type { Context } from '../context.ts'
import { redrawApproval, requestApproval, tellDecision } from './request-approval.ts'

export function registerEnrolmentJobs(context: Context): void {
  context.jobs.on('enrolment.submitted', 'request-approval', ({ enrolmentId }) => requestApproval(context, enrolmentId), { concurrency: 4 })
  context.jobs.on('enrolment.decided', 'redraw-approval', ({ enrolmentId }) => redrawApproval(context, enrolmentId), { concurrency: 2 })
  context.jobs.on('enrolment.decided', 'tell-decision', ({ enrolmentId }) => tellDecision(context, enrolmentId), { concurrency: 2 })
  context.jobs.on('enrolment.withdrawn', 'redraw-approval', ({ enrolmentId }) => redrawApproval(context, enrolmentId), { concurrency: 2 })
}
