import type { Selectable } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'

export type RepairRecord = Selectable<Schema['circleRepairs']>

export async function insertRepair(trx: Trx, { before, after, ...repair }: RepairRecord): Promise<void> {
  await trx.insertInto('circleRepairs').values({ ...repair, before: JSON.stringify(before), after: JSON.stringify(after) }).execute()
}

/** Repairs of a cohort's circles, newest first. */
export async function listRepairs(db: Db, cohortId: string): Promise<RepairRecord[]> {
  const ofCohort = db.selectFrom('circles').select('id').where('cohortId', '=', cohortId)
  return db.selectFrom('circleRepairs').selectAll().where('circleId', 'in', ofCohort).orderBy('at', 'desc').orderBy('id').execute()
}
