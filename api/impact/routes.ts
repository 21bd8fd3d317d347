import type { Context } from '../context.ts'
import { bind, type Http } from '../http/bind.ts'
import { organizers, organizersAndAuditors } from '../people/policy.ts'
import { getCohort } from '../programs/get-cohort.ts'
import * as contract from './contract.ts'
import { drawEncouragement, listEncouraged, switchEncouragement } from './encourage.ts'
import { getImpact } from './get-impact.ts'
import { deleteOutcomes, importOutcomes } from './import-outcomes.ts'
import { registerOutcome } from './register-outcome.ts'

export function mountImpact(http: Http, context: Context): void {
  bind(http, contract.getImpact, organizersAndAuditors, ({ params }) => getImpact(context, params.cohortId))
  bind(http, contract.switchEncouragement, organizers, async ({ caller, params, input }) => {
    await switchEncouragement(context, caller.personId, params.cohortId, input.on)
    return getImpact(context, params.cohortId)
  })
  bind(http, contract.drawEncouragement, organizers, async ({ params }) => {
    await drawEncouragement(context, params.cohortId)
    return getImpact(context, params.cohortId)
  })
  bind(http, contract.listEncouragementLots, organizersAndAuditors, async ({ params }) => {
    const cohort = await getCohort(context, params.cohortId)
    return { lots: await listEncouraged(context.db, cohort.id) }
  })
  bind(http, contract.registerOutcome, organizers, async ({ caller, params, input }) => {
    await registerOutcome(context, caller.personId, params.cohortId, input)
    return getImpact(context, params.cohortId)
  })
  bind(http, contract.importOutcomes, organizers, ({ caller, params, input }) => importOutcomes(context, caller.personId, params.cohortId, input))
  bind(http, contract.deleteOutcomes, organizers, async ({ params }) => {
    await deleteOutcomes(context, params.cohortId)
    return getImpact(context, params.cohortId)
  })
}
