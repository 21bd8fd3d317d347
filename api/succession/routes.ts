import type { Context } from '../context.ts'
import { bind, type Http } from '../http/bind.ts'
import { successionLeads } from '../people/policy.ts'
import { listBenchObjectives, setBenchObjective } from './bench-objective.ts'
import * as contract from './contract.ts'
import { getRole, getSuccession } from './read-succession.ts'
import { removeCandidate, setCandidate, setEarlierPost } from './write-bench.ts'
import { addItem, changeItem, removeItem } from './write-knowledge.ts'
import { addRole, changeRole, removeRole } from './write-role.ts'

/** Everything here is the succession leads' alone; an organizer who is not one of them is refused. */
export function mountSuccession(http: Http, context: Context): void {
  bind(http, contract.getSuccession, successionLeads, () => getSuccession(context))
  bind(http, contract.addCriticalRole, successionLeads, ({ caller, input }) => addRole(context, caller.personId, input))
  bind(http, contract.getCriticalRole, successionLeads, ({ params }) => getRole(context, params.roleId))
  bind(http, contract.changeCriticalRole, successionLeads, ({ caller, params, input }) => changeRole(context, caller.personId, params.roleId, input))
  bind(http, contract.removeCriticalRole, successionLeads, async ({ params }) => {
    await removeRole(context, params.roleId)
    return { done: true as const }
  })
  bind(http, contract.setCandidate, successionLeads, ({ caller, params, input }) => setCandidate(context, caller.personId, params.roleId, { ...input, personId: params.personId }))
  bind(http, contract.removeCandidate, successionLeads, ({ caller, params }) => removeCandidate(context, caller.personId, params.roleId, params.personId))
  bind(http, contract.setEarlierPost, successionLeads, ({ caller, params, input }) => setEarlierPost(context, caller.personId, params.roleId, { ...input, personId: params.personId }))
  bind(http, contract.addKnowledgeItem, successionLeads, ({ caller, params, input }) => addItem(context, caller.personId, params.roleId, input))
  bind(http, contract.changeKnowledgeItem, successionLeads, ({ caller, params, input }) => changeItem(context, caller.personId, params.itemId, input))
  bind(http, contract.removeKnowledgeItem, successionLeads, ({ caller, params }) => removeItem(context, caller.personId, params.itemId))
  bind(http, contract.listBenchObjectives, successionLeads, async () => ({ objectives: await listBenchObjectives(context) }))
  bind(http, contract.setBenchObjective, successionLeads, async ({ caller, params, input }) => ({ objectives: await setBenchObjective(context, caller.personId, params.programId, input.weight) }))
}
