import type { Context } from '../context.ts'
import { countReady } from '../enrolment/list-enrolments.ts'
import { AppError } from '../errors.ts'
import { bind, type Http } from '../http/bind.ts'
import { everybody, organizers, organizersAndAuditors } from '../people/policy.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { cancelMatchRun } from './cancel-match-run.ts'
import { compareMatchRuns } from './compare-match-runs.ts'
import * as contract from './contract.ts'
import { leaveCircle } from './leave-circle.ts'
import { getManifest } from './manifest.ts'
import { changeProgramSettings, getMatchSettings, getProgramSettings, setPairWish } from './match-settings.ts'
import { listMentorCandidates, nameMentor } from './name-mentor.ts'
import { presentRun, presentRuns } from './present.ts'
import { publishMatchRun } from './publish-match-run.ts'
import { countFreeSeats } from './standing-circles.ts'
import { startMatchRun } from './start-match-run.ts'
import { findRun, listRuns, type MatchRunRecord } from './store.ts'

export function mountMatching(http: Http, context: Context): void {
  async function presentOne(run: MatchRunRecord): Promise<contract.MatchRunSummary> {
    const [summary] = await presentRuns(context, [run])
    if (!summary) throw new Error('One run always gives one summary.')
    return summary
  }
  async function getRun(runId: string): Promise<MatchRunRecord> {
    const run = await findRun(context.db, runId)
    if (!run) throw new AppError('not_found', 'There is no such match run.')
    return run
  }

  bind(http, contract.getProgramMatchSettings, organizers, ({ params }) => getProgramSettings(context, params.programId))
  bind(http, contract.saveProgramMatchSettings, organizers, ({ caller, params, input }) => changeProgramSettings(context, caller.personId, params.programId, input))
  bind(http, contract.getMatchSettings, organizers, ({ params }) => getMatchSettings(context, params.cohortId))
  bind(http, contract.setPairWish, organizers, ({ caller, params, input }) => setPairWish(context, caller.personId, params.cohortId, input))

  bind(http, contract.leaveCircle, everybody, async ({ caller, params }) => {
    await leaveCircle(context, caller.personId, params.circleId)
    return { done: true as const }
  })

  bind(http, contract.listMentorCandidates, organizers, async ({ params }) => ({ people: await listMentorCandidates(context, params.circleId) }))
  bind(http, contract.nameMentor, organizers, async ({ params, input }) => {
    await nameMentor(context, params.circleId, input.personId)
    return { done: true as const }
  })

  bind(http, contract.startMatchRun, organizers, async ({ caller, params, input }) => presentOne(await startMatchRun(context, caller.personId, params.cohortId, input)))
  bind(http, contract.listMatchRuns, organizersAndAuditors, async ({ params }) => {
    const cohort = await getCohort(context, params.cohortId)
    const [runs, ready, freeSeats] = await Promise.all([listRuns(context.db, cohort.id), countReady(context, cohort.id), countFreeSeats(context, cohort)])
    return { runs: await presentRuns(context, runs), ready: { mentors: ready.mentor, mentees: ready.mentee, freeSeats } }
  })
  bind(http, contract.compareMatchRuns, organizers, ({ params, query }) => compareMatchRuns(context, params.cohortId, query.runs.split(',')))
  bind(http, contract.getMatchRun, organizers, async ({ params }) => presentRun(context, await getRun(params.runId)))
  bind(http, contract.cancelMatchRun, organizers, async ({ params }) => presentOne(await cancelMatchRun(context, params.runId)))
  bind(http, contract.publishMatchRun, organizers, async ({ caller, params }) => presentRun(context, await publishMatchRun(context, caller.personId, params.runId)))
  bind(http, contract.getMatchManifest, organizersAndAuditors, ({ params }) => getManifest(context, params.runId))
}
