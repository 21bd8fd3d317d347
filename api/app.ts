import { Router } from 'express'
import { saveConversation } from './bot/conversations.ts'
import type { Context } from './context.ts'
import { answerEnrolmentWords } from './enrolment/answer-words.ts'
import { registerEnrolmentCards } from './enrolment/cards.ts'
import { requestRedraws } from './enrolment/draw-again.ts'
import { followDays, requestDueApprovals } from './enrolment/follow-clock.ts'
import { registerEnrolmentJobs } from './enrolment/jobs.ts'
import { mountEnrolment } from './enrolment/routes.ts'
import { createAuthenticate } from './http/authenticate.ts'
import type { Http } from './http/bind.ts'
import { onError, onUnknownPath } from './http/on-error.ts'
import { describeApi } from './http/openapi.ts'
import { serveTab } from './http/tab-files.ts'
import { acceptJson } from './http/web.ts'
import { createInvitationClock } from './impact/invite.ts'
import { registerImpactJobs } from './impact/jobs.ts'
import { mountImpact } from './impact/routes.ts'
import { registerMatchingJobs } from './matching/jobs.ts'
import { mountMatching } from './matching/routes.ts'
import { resumeMatchRuns } from './matching/start-match-run.ts'
import { registerNudgeCards } from './nudges/cards.ts'
import { registerNudgeJobs } from './nudges/jobs.ts'
import { createNudgeClock } from './nudges/request-nudges.ts'
import { mountNudges } from './nudges/routes.ts'
import { registerOutcomeJobs } from './outcomes/jobs.ts'
import { createResultsClock } from './outcomes/request-results.ts'
import { mountOutcomes } from './outcomes/routes.ts'
import { registerPeopleJobs, requestDueSync } from './people/jobs.ts'
import { mountPeople } from './people/routes.ts'
import { mountPrograms } from './programs/routes.ts'
import { answerRoadmapWords } from './roadmap/answer-words.ts'
import { beginCircles } from './roadmap/begin-circles.ts'
import { mountRepairs } from './repairs/routes.ts'
import { finishCohorts } from './roadmap/finish-cohorts.ts'
import { registerRoadmapJobs } from './roadmap/jobs.ts'
import { mountRoadmap } from './roadmap/routes.ts'
import { registerSchedulingCards } from './scheduling/cards.ts'
import { requestFollowing } from './scheduling/follow-circle.ts'
import { registerSchedulingJobs } from './scheduling/jobs.ts'
import { receiveChanges, receiveLifecycle, requestSweep } from './scheduling/request-checks.ts'
import { resumeMoves, resumeSeries } from './scheduling/retry-series.ts'
import { mountScheduling } from './scheduling/routes.ts'
import { createWatchKeeper } from './scheduling/watch-calendars.ts'
import { registerSessionJobs } from './sessions/jobs.ts'
import { mountSessions } from './sessions/routes.ts'
import { createTieClock } from './ties/count-ties.ts'
import { registerTieJobs } from './ties/jobs.ts'
import { mountTies } from './ties/routes.ts'
import { isReachable } from './store/migrate.ts'
import { mountStories } from './stories/routes.ts'
import { registerSuccessionJobs } from './succession/jobs.ts'
import { mountSuccession } from './succession/routes.ts'

const version = '0.1.0'

export type RunningApp = {
  /** Does what is due by the clock: called every few seconds by the process. */
  tick(): Promise<void>
  /** Resolves when no subscription is being ordered, for which Graph calls us before it answers: until then we must be there. */
  watchesSettled(): Promise<void>
  stop(): Promise<void>
}

/** Mounts every route, card action and job on the context's doors, and begins to work. Tests start here. */
export async function startApp(context: Context): Promise<RunningApp> {
  const { web, bot, jobs, config, log } = context
  const http: Http = { router: Router(), authenticate: createAuthenticate(config), endpoints: [] }

  mountPeople(http, context)
  mountPrograms(http, context)
  mountSuccession(http, context)
  mountEnrolment(http, context)
  mountMatching(http, context)
  mountScheduling(http, context)
  mountRoadmap(http, context)
  mountSessions(http, context)
  mountRepairs(http, context)
  mountNudges(http, context)
  mountOutcomes(http, context)
  mountStories(http, context)
  mountImpact(http, context)
  mountTies(http, context)

  registerPeopleJobs(context)
  registerSuccessionJobs(context)
  registerEnrolmentJobs(context)
  registerMatchingJobs(context)
  registerSchedulingJobs(context)
  registerRoadmapJobs(context)
  registerSessionJobs(context)
  registerNudgeJobs(context)
  registerOutcomeJobs(context)
  registerImpactJobs(context)
  registerTieJobs(context)

  registerEnrolmentCards(context)
  registerSchedulingCards(context)
  registerNudgeCards(context)
  bot.onConversation((conversation) => saveConversation(context.db, conversation, context.now()))
  answerEnrolmentWords(context)
  answerRoadmapWords(context)

  context.notifications.receive({ changes: (notices) => receiveChanges(context, notices), lifecycle: (news) => receiveLifecycle(context, news) })

  web.get('/healthz', async (_request, response) => {
    const ready = await isReachable(context.db)
    response.status(ready ? 200 : 503).json({ ready })
  })
  await bot.start()
  const description = describeApi(http.endpoints, version)
  web.get('/api/openapi.json', (_request, response) => void response.json(description))
  // A pack of 200 kB, as text in JSON.
  web.use('/api/packs', acceptJson('450kb'))
  // 5 MB of outcomes, as text in JSON.
  web.use('/api/cohorts/:cohortId/impact/outcomes', acceptJson('6mb'))
  web.use('/api', acceptJson())
  web.use(http.router)
  web.use('/api', onUnknownPath)
  serveTab(web, config)
  web.use(onUnknownPath)
  web.use(onError(log))

  await jobs.start()
  await resumeMatchRuns(context)
  await resumeSeries(context, true)
  await requestFollowing(context)
  const watches = createWatchKeeper(context)
  const nudgeClock = createNudgeClock(context)
  const resultsClock = createResultsClock(context)
  const invitationClock = createInvitationClock(context)
  const tieClock = createTieClock(context)
  return {
    async tick() {
      await requestDueSync(context)
      await requestDueApprovals(context)
      await requestRedraws(context)
      await followDays(context)
      await beginCircles(context)
      await finishCohorts(context)
      await resumeSeries(context, false)
      await resumeMoves(context)
      await requestSweep(context)
      await nudgeClock.look()
      await resultsClock.look()
      await invitationClock.look()
      await tieClock.look()
      watches.look()
    },
    watchesSettled: () => watches.settled(),
    async stop() {
      await jobs.stop()
      await watches.settled()
    },
  }
}
