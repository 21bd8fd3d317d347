import type { Context } from '../context.ts'
import { countApproved } from '../enrolment/list-enrolments.ts'
import { AppError } from '../errors.ts'
import { bind, type Http } from '../http/bind.ts'
import { organizers } from '../people/policy.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { getMatchRun, listMatchRuns, publishMatchRun as publishEndpoint, startMatchRun as startEndpoint } from './contract.ts'
import { presentRun, presentRuns } from './present.ts'
import { publishMatchRun } from './publish-match-run.ts'
import { startMatchRun } from './start-match-run.ts'
import { findRun, listRuns } from './store.ts'

export function mountMatching(http: Http, context: Context): void {
  bind(http, startEndpoint, organizers, async ({ caller, params }) => {
    const [run] = await presentRuns(context, [await startMatchRun(context, caller.personId, params.cohortId)])
    if (!run) throw new AppError('not_found', 'There is no such match run.')
    return run
  })
  bind(http, listMatchRuns, organizers, async ({ params }) => {
    const cohort = await getCohort(context, params.cohortId)
    const [runs, ready] = await Promise.all([listRuns(context.db, cohort.id), countApproved(context, cohort.id)])
    return { runs: await presentRuns(context, runs), ready: { mentors: ready.mentor, mentees: ready.mentee } }
  })
  bind(http, getMatchRun, organizers, async ({ params }) => {
    const run = await findRun(context.db, params.runId)
    if (!run) throw new AppError('not_found', 'There is no such match run.')
    return presentRun(context, run)
  })
  bind(http, publishEndpoint, organizers, async ({ params }) => presentRun(context, await publishMatchRun(context, params.runId)))
}
