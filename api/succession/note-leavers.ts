import type { Context } from '../context.ts'
import { listRecords } from '../people/get-person.ts'
import { listBench, listRoles, lockRole, setCandidateLeft, setHolderLeft } from './store.ts'
import { note } from './write-role.ts'

/** Writes down who of a role has left the company, or come back, since the directory was read last. Nobody goes from a bench silently. */
export async function noteLeavers({ db, now, newId }: Pick<Context, 'db' | 'now' | 'newId'>): Promise<void> {
  const at = now()
  const context = { db, newId, now: () => at }
  const roles = await listRoles(context.db)
  const bench = await listBench(context.db, roles.map(({ id }) => id))
  const people = await listRecords(context, [...bench.map(({ personId }) => personId), ...roles.flatMap(({ holderId }) => holderId ?? [])])
  const isHere = (personId: string) => people.get(personId)?.enabled === true
  const changed = (personId: string | null, leftAt: number | null) => personId !== null && isHere(personId) !== (leftAt === null)
  for (const { id } of roles.filter((role) => changed(role.holderId, role.holderLeftAt) || bench.some(({ roleId, personId, leftAt }) => roleId === role.id && changed(personId, leftAt)))) {
    await context.db.transaction().execute(async (trx) => {
      const role = await lockRole(trx, id)
      if (!role) return
      if (role.holderId !== null && changed(role.holderId, role.holderLeftAt)) {
        const back = isHere(role.holderId)
        await setHolderLeft(trx, id, back ? null : at)
        await note(context, trx, id, null, { kind: back ? 'holder-back' : 'holder-left', personId: role.holderId })
      }
      const candidates = await listBench(trx, [id])
      let here = candidates.filter(({ leftAt }) => leftAt === null).length
      // Whoever was put there since the people above were read is looked at the next time.
      for (const { personId, leftAt } of candidates.filter((candidate) => people.has(candidate.personId) && changed(candidate.personId, candidate.leftAt))) {
        const before = here
        here += leftAt === null ? -1 : 1
        await setCandidateLeft(trx, id, personId, leftAt === null ? at : null)
        await note(context, trx, id, null, { kind: leftAt === null ? 'candidate-left' : 'candidate-back', personId, from: String(before), to: String(here) })
      }
    })
  }
}
