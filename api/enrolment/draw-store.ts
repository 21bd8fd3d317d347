import { sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { Ticket } from './draw-lots.ts'

/** A cohort's draw. `drawsOn`: the first day on which enrolment is closed. */
export type DrawRecord = { cohortId: string; seed: string; seedHash: string; chosenAt: number; drawnAt: number | null; places: number | null }

export async function findDraw(db: Db, cohortId: string): Promise<DrawRecord | null> {
  return (await db.selectFrom('placeDraws').select(['cohortId', 'seed', 'seedHash', 'chosenAt', 'drawnAt', 'places']).where('cohortId', '=', cohortId).executeTakeFirst()) ?? null
}

/** Of these cohorts, those that give places by lot, with the last day to enrol. */
export async function listDraws(db: Db, cohortIds: readonly string[]): Promise<Map<string, { drawnAt: number | null; enrolUntilOn: string }>> {
  if (cohortIds.length === 0) return new Map()
  const rows = await db.selectFrom('placeDraws').innerJoin('cohorts', 'cohorts.id', 'placeDraws.cohortId').select(['cohortId', 'drawnAt', 'enrolUntilOn']).where('cohortId', 'in', cohortIds).execute()
  return new Map(rows.map(({ cohortId, ...draw }) => [cohortId, draw]))
}

export async function insertDraw(trx: Trx, draw: { cohortId: string; seed: string; seedHash: string; chosenBy: string; chosenAt: number }): Promise<void> {
  await trx.insertInto('placeDraws').values(draw).execute()
}

export async function deleteDraw(trx: Trx, cohortId: string): Promise<void> {
  await trx.deleteFrom('placeDraws').where('cohortId', '=', cohortId).execute()
}

/** Who waits for a place and is not on a break, by department. */
export async function listTickets(trx: Trx, cohortId: string): Promise<Ticket[]> {
  const rows = await trx
    .selectFrom('enrolments')
    .leftJoin('people', 'people.id', 'enrolments.personId')
    .select(['enrolments.id', 'department'])
    .where('cohortId', '=', cohortId)
    .where('role', '=', 'mentee')
    .where('state', '=', 'waitlisted')
    .where('waitsFor', '=', 'place')
    .orderBy('enrolments.id')
    .execute()
  return rows.map(({ id, department }) => ({ id, stratum: department ?? '' }))
}

export type Lot = { enrolmentId: string; stratum: string; place: number; won: boolean }

/** Keeps what was drawn; the rows travel as one value, however many. */
export async function saveDrawn(trx: Trx, cohortId: string, drawn: { lots: readonly Lot[]; drawnAt: number; drawnBy: string | null; places: number }): Promise<void> {
  const { lots, ...rest } = drawn
  await trx.updateTable('placeDraws').set(rest).where('cohortId', '=', cohortId).execute()
  await sql`
    insert into place_lots (cohort_id, enrolment_id, stratum, place, won)
    select ${cohortId}::uuid, lot.id, lot.stratum, lot.place, lot.won
    from jsonb_to_recordset(${JSON.stringify(lots.map(({ enrolmentId, ...lot }) => ({ id: enrolmentId, ...lot })))}::jsonb) as lot (id uuid, stratum text, place int, won boolean)`.execute(trx)
}

/** In the drawn order. */
export async function listLots(db: Db, cohortId: string): Promise<Lot[]> {
  return db.selectFrom('placeLots').select(['enrolmentId', 'stratum', 'place', 'won']).where('cohortId', '=', cohortId).orderBy('place').execute()
}

/** Cohorts whose draw is due: nobody may enrol any more on that day. */
export async function listDueDraws(db: Db, today: string): Promise<string[]> {
  const rows = await db.selectFrom('placeDraws').innerJoin('cohorts', 'cohorts.id', 'placeDraws.cohortId').select('cohortId').where('drawnAt', 'is', null).where('enrolUntilOn', '<', today).where('cohorts.state', '<>', 'finished').execute()
  return rows.map(({ cohortId }) => cohortId)
}

/** Who was drawn behind the last place, still waits, and has not been told. */
export async function listUntold(db: Db, cohortId: string) {
  return db
    .selectFrom('placeLots')
    .innerJoin('enrolments', 'enrolments.id', 'placeLots.enrolmentId')
    .select(['enrolmentId', 'personId', 'attempts'])
    .where('placeLots.cohortId', '=', cohortId)
    .where('won', '=', false)
    .where('toldAt', 'is', null)
    .where('state', '=', 'waitlisted')
    .where('waitsFor', '=', 'place')
    .orderBy('place')
    .execute()
}

export async function saveLotTold(db: Db, enrolmentId: string, told: { toldAt: number | null; attempts: readonly { way: string; problem: string }[] }): Promise<void> {
  await db.updateTable('placeLots').set({ toldAt: told.toldAt, attempts: JSON.stringify(told.attempts) }).where('enrolmentId', '=', enrolmentId).execute()
}
