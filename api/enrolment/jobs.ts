import type { Context } from '../context.ts'
import { bringQuestion } from './bring-question.ts'
import { givePlacesOf } from './give-places.ts'
import { letApplicantsGo } from './let-applicants-go.ts'
import { redrawApproval } from './redraw-approval.ts'
import { bringAnswer, remindAsked, requestApproval } from './request-approval.ts'
import { settleAsks } from './settle-asks.ts'
import { takeNextStep } from './take-next-step.ts'
import { followDecision } from './tell-decision.ts'
import { tellLot } from './tell-lot.ts'

export function registerEnrolmentJobs(context: Context): void {
  const { jobs } = context
  const ask = async ({ enrolmentId }: { enrolmentId: string }) => {
    await settleAsks(context, enrolmentId)
    await requestApproval(context, enrolmentId)
  }
  jobs.on('enrolment.submitted', 'request-approval', ask, { concurrency: 8 })
  jobs.on('approval.asked', 'request-approval', ask, { concurrency: 2 })
  jobs.on('approval.due', 'take-next-step', ({ enrolmentId }) => takeNextStep(context, enrolmentId), { concurrency: 4 })
  jobs.on('approval.reminder-due', 'remind-asked', ({ askId }) => remindAsked(context, askId), { concurrency: 2 })
  jobs.on('people.synced', 'let-applicants-go', () => letApplicantsGo(context))
  jobs.on('cohort.places-changed', 'give-places', ({ cohortId }) => givePlacesOf(context, cohortId))
  jobs.on('places.drawn', 'tell-lot', ({ cohortId }) => tellLot(context, cohortId))
  jobs.on('enrolment.question-asked', 'bring-question', ({ questionId }) => bringQuestion(context, questionId), { concurrency: 2 })
  jobs.on('enrolment.question-answered', 'bring-answer', ({ questionId }) => bringAnswer(context, questionId), { concurrency: 2 })
  jobs.on('enrolment.decided', 'redraw-approval', ({ enrolmentId }) => followDecision(context, enrolmentId), { concurrency: 8 })
  jobs.on('approval.redraw-due', 'redraw-approval', ({ enrolmentId }) => redrawApproval(context, enrolmentId), { concurrency: 2 })
  jobs.on('enrolment.withdrawn', 'redraw-approval', ({ enrolmentId }) => redrawApproval(context, enrolmentId), { concurrency: 2 })
}
