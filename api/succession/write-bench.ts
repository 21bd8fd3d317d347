import { AppError } from '../errors.ts'
import type { Readiness, RoleDetail } from './contract.ts'
import { getRole } from './read-succession.ts'
import { type CandidateRecord, deleteCandidate, deleteEarlierPost, listBench, saveCandidate, saveEarlierPost } from './store.ts'
import { type Doors, holdingRole, mustKnow, note } from './write-role.ts'

const mostCandidates = 20

/** @throws AppError not_found | invalid_input | list_full */
export async function setCandidate(context: Doors, leadId: string, roleId: string, { personId, readiness, note: words }: { personId: string; readiness: Readiness; note: string }): Promise<RoleDetail> {
  await holdingRole(context, roleId, async (trx, role) => {
    const bench = await listBench(trx, [roleId])
    const before = bench.find((candidate) => candidate.personId === personId)
    if (!before) await mustKnow({ ...context, db: trx }, personId)
    if (role.holderId === personId && !before) throw new AppError('invalid_input', 'This person holds the role. Choose somebody who could take it on after them.')
    if (!before && bench.length >= mostCandidates) throw new AppError('list_full', `A bench holds at most ${mostCandidates} people. Take somebody off it first.`)
    if (before?.readiness === readiness && before.note === words) return
    await saveCandidate(trx, { roleId, personId, readiness, note: words, addedAt: context.now() })
    await note(context, trx, roleId, leadId, { kind: before ? 'candidate-changed' : 'candidate-added', personId, from: before?.readiness ?? null, to: readiness })
  })
  return getRole(context, roleId)
}

/** @throws AppError not_found */
export async function removeCandidate(context: Doors, leadId: string, roleId: string, personId: string): Promise<RoleDetail> {
  await holdingRole(context, roleId, async (trx) => {
    const { readiness } = onBench(await listBench(trx, [roleId]), personId)
    await deleteCandidate(trx, roleId, personId)
    await note(context, trx, roleId, leadId, { kind: 'candidate-removed', personId, from: readiness })
  })
  return getRole(context, roleId)
}

/** Enters that a candidate has worked in a function before, or takes it back. It counts for every role. @throws AppError not_found */
export async function setEarlierPost(context: Doors, leadId: string, roleId: string, { personId, function: name, worked }: { personId: string; function: string; worked: boolean }): Promise<RoleDetail> {
  const functionKey = context.taxonomy.canonical('function', name)
  await holdingRole(context, roleId, async (trx) => {
    onBench(await listBench(trx, [roleId]), personId)
    if (worked) await saveEarlierPost(trx, { personId, functionKey, function: name, addedBy: leadId, addedAt: context.now() })
    else await deleteEarlierPost(trx, personId, functionKey)
    await note(context, trx, roleId, leadId, { kind: 'candidate-changed', personId, ...(worked ? { to: name } : { from: name }) })
  })
  return getRole(context, roleId)
}

function onBench(bench: CandidateRecord[], personId: string): CandidateRecord {
  const candidate = bench.find((entry) => entry.personId === personId)
  if (!candidate) throw new AppError('not_found', 'This person is not on the bench of this role any more.')
  return candidate
}
