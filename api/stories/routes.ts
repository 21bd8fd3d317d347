import type { Context } from '../context.ts'
import { bind, type Http } from '../http/bind.ts'
import { everybody, organizers } from '../people/policy.ts'
import { answerStory, withdrawConsent } from './answer-story.ts'
import * as contract from './contract.ts'
import { listCohortStories, publishStory, reportTakenDown, shortenStory, takeBackStory } from './publish-story.ts'
import { getMyStories, listStories } from './read-stories.ts'
import { askCircle, changeStory, listCircleStories, removeStory, writeStory } from './write-story.ts'

const done = { done: true as const }

/** Circles write and agree; the organizer publishes what is agreed. Each verb of a circle answers its members alone. */
export function mountStories(http: Http, context: Context): void {
  bind(http, contract.listCircleStories, everybody, async ({ caller, params }) => ({ stories: await listCircleStories(context, caller.personId, params.circleId) }))
  bind(http, contract.writeStory, everybody, ({ caller, params, input }) => writeStory(context, caller.personId, params.circleId, input))
  bind(http, contract.changeStory, everybody, ({ caller, params, input }) => changeStory(context, caller.personId, params.storyId, input))
  bind(http, contract.removeStory, everybody, async ({ caller, params }) => {
    await removeStory(context, caller.personId, params.storyId)
    return done
  })
  bind(http, contract.askCircle, everybody, ({ caller, params }) => askCircle(context, caller.personId, params.storyId))
  bind(http, contract.answerStory, everybody, ({ caller, params, input }) => answerStory(context, caller.personId, params.storyId, input))
  bind(http, contract.withdrawConsent, everybody, async ({ caller, params }) => {
    await withdrawConsent(context, caller.personId, params.storyId)
    return done
  })
  bind(http, contract.listStories, everybody, async () => ({ stories: await listStories(context) }))
  bind(http, contract.getMyStories, everybody, ({ caller }) => getMyStories(context, caller.personId))
  bind(http, contract.listCohortStories, organizers, ({ params }) => listCohortStories(context, params.cohortId))
  bind(http, contract.shortenStory, organizers, async ({ caller, params, input }) => {
    await shortenStory(context, caller.personId, params.storyId, input)
    return done
  })
  bind(http, contract.publishStory, organizers, ({ caller, params, input }) => publishStory(context, caller.personId, params.storyId, input))
  bind(http, contract.takeBackStory, organizers, ({ params, input }) => takeBackStory(context, params.storyId, input.channel))
  bind(http, contract.reportTakenDown, organizers, async ({ params }) => {
    await reportTakenDown(context, params.storyId)
    return done
  })
}
