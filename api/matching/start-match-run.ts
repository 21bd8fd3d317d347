import type { Context } from '../context.ts'
import { listApproved } from '../enrolment/list-enrolments.ts'
import { AppError } from '../errors.ts'
import { getSignedIn } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { insertRun, listOpenRuns, listRuns, type MatchRunRecord } from './store.ts'

/**
 * Asks for a match run and answers at once; a job does it.
 * @throws AppError person_unknown | not_found | nobody_to_match | match_run_under_way
 */
export async function startMatchRun(context: Context, organizerId: string, cohortId: string): Promise<MatchRunRecord> {
  await getSignedIn(context, organizerId)
  const cohort = await getCohort(context, cohortId)
  const [enrolments, runs] = await Promise.all([listApproved(context, cohort.id), listRuns(context.db, cohort.id)])
  if (runs.some((run) => run.state === 'published')) throw new AppError('match_run_under_way', 'The circles of this cohort are already published.')
  const mentors = enrolments.filter((enrolment) => enrolment.answers.role === 'mentor').length
  if (mentors === 0 || mentors === enrolments.length) {
    throw new AppError('nobody_to_match', mentors === 0 ? 'There is no approved mentor yet. Invite mentors first.' : 'There is no approved mentee yet. Wait for the managers’ answers.')
  }
  const id = context.newId()
  const started = await context.db.transaction().execute(async (trx) => {
    const inserted = await insertRun(trx, { id, cohortId: cohort.id, requestedBy: organizerId, requestedAt: context.now() })
    if (inserted) await context.jobs.publish(trx, 'match-run.requested', { runId: id })
    return inserted
  })
  if (!started) throw new AppError('match_run_under_way', 'A match run is under way. Its result appears here in a moment.')
  const run = (await listRuns(context.db, cohort.id)).find((candidate) => candidate.id === id)
  if (!run) throw new Error('A run that was just started is missing.')
  return run
}

/** Takes up the runs that a process left unfinished when it died; called when one starts. */
export async function resumeMatchRuns(context: Context): Promise<void> {
  const open = await listOpenRuns(context.db)
  await context.db.transaction().execute(async (trx) => {
    for (const runId of open) await context.jobs.publish(trx, 'match-run.requested', { runId })
  })
}
