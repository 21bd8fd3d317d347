import type { Context } from '../context.ts'
import { getPeople } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { RepairDone } from './contract.ts'
import { listRepairs, type RepairRecord } from './store.ts'

/** What was repaired in a cohort, newest first. @throws AppError not_found */
export async function listRepairsDone(context: Context, cohortId: string): Promise<RepairDone[]> {
  const cohort = await getCohort(context, cohortId)
  return presentRepairs(context, await listRepairs(context.db, cohort.id))
}

export async function presentRepairs(context: Pick<Context, 'db'>, records: RepairRecord[]): Promise<RepairDone[]> {
  const person = await getPeople(context, records.flatMap(({ byPersonId, before }) => [byPersonId, ...before.map(({ personId }) => personId)]))
  return records.map(({ id, circleId, circleName, kind, byPersonId, at, before, after }) => ({
    id,
    circle: { id: circleId, name: circleName },
    kind,
    by: person(byPersonId),
    at,
    changes: before.map(({ personId, place }) => ({ person: person(personId), from: place, to: after.find((later) => later.personId === personId)?.place ?? place })),
  }))
}
