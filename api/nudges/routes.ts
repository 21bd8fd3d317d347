import type { Context } from '../context.ts'
import { bind, type Http } from '../http/bind.ts'
import { everybody, organizers, organizersAndAuditors } from '../people/policy.ts'
import { answerPulse, listMyPulses } from './answer-pulse.ts'
import * as contract from './contract.ts'
import { getMyNudges, saveMyNudges } from './my-nudges.ts'
import { closeWarning, listWarnings, snoozeWarning } from './settle-warnings.ts'
import { getPulseTotals } from './total-pulse.ts'

export function mountNudges(http: Http, context: Context): void {
  bind(http, contract.getMyNudges, everybody, ({ caller }) => getMyNudges(context, caller))
  bind(http, contract.saveMyNudges, everybody, ({ caller, input }) => saveMyNudges(context, caller, input.off))
  bind(http, contract.getMyPulse, everybody, async ({ caller }) => ({ pulses: await listMyPulses(context, caller.personId) }))
  bind(http, contract.answerPulse, everybody, ({ caller, params, input }) => answerPulse(context, caller.personId, params, input))
  bind(http, contract.listWarnings, organizers, ({ params }) => listWarnings(context, params.cohortId))
  bind(http, contract.snoozeWarning, organizers, ({ params, input }) => snoozeWarning(context, params.warningId, input.untilOn))
  bind(http, contract.closeWarning, organizers, async ({ caller, params, input }) => {
    await closeWarning(context, caller.personId, params.warningId, input.outcome ?? null)
    return { done: true as const }
  })
  bind(http, contract.getPulseTotals, organizersAndAuditors, ({ params }) => getPulseTotals(context, params.cohortId))
}
