import type { Context } from '../context.ts'
import { bind, type Http } from '../http/bind.ts'
import { everybody, organizersAndAuditors } from '../people/policy.ts'
import * as contract from './contract.ts'
import { getTies } from './get-ties.ts'
import { answerMyTies, listMyTies } from './my-ties.ts'

export function mountTies(http: Http, context: Context): void {
  bind(http, contract.getTies, organizersAndAuditors, ({ query }) => getTies(context, query))
  bind(http, contract.getMyTies, everybody, async ({ caller }) => ({ questions: await listMyTies(context, caller.personId) }))
  bind(http, contract.answerMyTies, everybody, ({ caller, params, input }) => answerMyTies(context, caller.personId, params.cohortId, input))
}
