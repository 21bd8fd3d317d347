import type { Context } from '../context.ts'
import { bind, type Http } from '../http/bind.ts'
import { everybody } from '../people/policy.ts'
import { completeSession } from './complete-session.ts'
import * as contract from './contract.ts'
import { findSession, listMyCircles } from './find-session.ts'
import { getHome, getRoadmap } from './get-roadmap.ts'
import { setPreparation } from './set-preparation.ts'
import { addGoal, changeGoal, removeGoal } from './write-goal.ts'

export function mountRoadmap(http: Http, context: Context): void {
  bind(http, contract.getHome, everybody, ({ caller }) => getHome(context, caller.personId))
  bind(http, contract.getRoadmap, everybody, ({ caller, params }) => getRoadmap(context, caller.personId, params.circleId))
  bind(http, contract.findSession, everybody, async ({ caller, query }) => ({ session: await findSession(context, caller.personId, { ...query, series: query.series === 'true' }) }))
  bind(http, contract.listMyCircles, everybody, async ({ caller }) => ({ circles: await listMyCircles(context, caller.personId) }))
  bind(http, contract.setPreparation, everybody, ({ caller, params, input }) => setPreparation(context, caller.personId, { ...params, ...input }))
  bind(http, contract.completeSession, everybody, async ({ caller, params, input }) => {
    await completeSession(context, caller.personId, { ...params, ...input })
    return getRoadmap(context, caller.personId, params.circleId)
  })
  bind(http, contract.addGoal, everybody, ({ caller, params, input }) => addGoal(context, caller.personId, params.circleId, input))
  bind(http, contract.changeGoal, everybody, ({ caller, params, input }) => changeGoal(context, caller.personId, params.goalId, input))
  bind(http, contract.removeGoal, everybody, async ({ caller, params }) => {
    await removeGoal(context, caller.personId, params.goalId)
    return { done: true as const }
  })
}
