import type { Context } from '../context.ts'
import { bind, type Http } from '../http/bind.ts'
import { organizers } from '../people/policy.ts'
import * as contract from './contract.ts'
import { findRepairs } from './find-repairs.ts'
import { listCirclesToRepair } from './list-circles-to-repair.ts'
import { listRepairsDone, presentRepairs } from './list-repairs-done.ts'
import { repairCircle } from './repair-circle.ts'

export function mountRepairs(http: Http, context: Context): void {
  bind(http, contract.listRepairs, organizers, ({ params, query }) => findRepairs(context, params.circleId, query.personId ?? null))
  bind(http, contract.repairCircle, organizers, async ({ caller, params, input }) => {
    const [done] = await presentRepairs(context, [await repairCircle(context, caller.personId, params.circleId, input)])
    if (!done) throw new Error('One repair always gives one repair.')
    return done
  })
  bind(http, contract.listCirclesToRepair, organizers, async ({ params }) => ({ circles: await listCirclesToRepair(context, params.cohortId) }))
  bind(http, contract.listRepairsDone, organizers, async ({ params }) => ({ repairs: await listRepairsDone(context, params.cohortId) }))
}
