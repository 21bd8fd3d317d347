import type { Context } from '../context.ts'
import { freeSeat } from './leave-circle.ts'
import { letLeaversGo } from './let-leavers-go.ts'
import { runMatching } from './run-matching.ts'

export function registerMatchingJobs(context: Context): void {
  context.jobs.on('people.synced', 'let-leavers-go', () => letLeaversGo(context))
  context.jobs.on('enrolment.declined-late', 'free-seat', ({ enrolmentId }) => freeSeat(context, enrolmentId))
  context.jobs.on('match-run.requested', 'run-matching', ({ runId }) => runMatching(context, runId))
}
