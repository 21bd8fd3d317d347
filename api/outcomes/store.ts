import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'
import type { SensitivePart, StoredMonth, StoredVoice } from '../store/stored-figures.ts'
import type { Cut } from './cut-figures.ts'

export type StateRecord = Selectable<Schema['resultStates']>
export type SnapshotRecord = Selectable<Schema['resultSnapshots']>

export function listStates(db: Db, cohortIds: readonly string[]): Promise<StateRecord[]> {
  return cohortIds.length === 0 ? Promise.resolve([]) : db.selectFrom('resultStates').selectAll().where('cohortId', 'in', cohortIds).execute()
}

/** Holds a cohort's state until the transaction ends, so that its figures are computed by one at a time. */
export async function lockState(trx: Trx, cohortId: string, now: number): Promise<StateRecord> {
  return trx
    .insertInto('resultStates')
    .values({ cohortId, requestedAt: now, computedAt: null, final: false })
    .onConflict((conflict) => conflict.column('cohortId').doUpdateSet((e) => ({ requestedAt: e.ref('resultStates.requestedAt') })))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function markRequested(trx: Trx, cohortId: string, requestedAt: number): Promise<void> {
  await trx.insertInto('resultStates').values({ cohortId, requestedAt, computedAt: null, final: false }).onConflict((conflict) => conflict.column('cohortId').doUpdateSet({ requestedAt })).execute()
}

export async function markComputed(trx: Trx, cohortId: string, { computedAt, final }: { computedAt: number; final: boolean }): Promise<void> {
  await trx.updateTable('resultStates').set({ computedAt, final }).where('cohortId', '=', cohortId).execute()
}

/** One row of each of these cohorts, where it has one. */
export function listSnapshots(db: Db, cohortIds: readonly string[], { cut, name }: Pick<Cut, 'cut' | 'name'>): Promise<SnapshotRecord[]> {
  return cohortIds.length === 0 ? Promise.resolve([]) : db.selectFrom('resultSnapshots').selectAll().where('cohortId', 'in', cohortIds).where('cut', '=', cut).where('name', '=', name).execute()
}

/** By which functions and sites these cohorts can be looked at. */
export function listCuts(db: Db, cohortIds: readonly string[]): Promise<Pick<SnapshotRecord, 'cut' | 'name'>[]> {
  if (cohortIds.length === 0) return Promise.resolve([])
  return db.selectFrom('resultSnapshots').select(['cut', 'name']).distinct().where('cohortId', 'in', cohortIds).where('cut', '<>', 'all').orderBy('name').execute()
}

export async function keepSnapshots(trx: Trx, cohortId: string, cuts: readonly Cut[], { months, voices }: { months: StoredMonth[]; voices: StoredVoice[] }): Promise<void> {
  await trx.deleteFrom('resultSnapshots').where('cohortId', '=', cohortId).execute()
  const rows = cuts.map(({ cut, name, figures }) => ({ cohortId, cut, name, figures: JSON.stringify(figures), months: JSON.stringify(cut === 'all' ? months : []), voices: JSON.stringify(cut === 'all' ? voices : []) }))
  await trx.insertInto('resultSnapshots').values(rows).execute()
}

export function listParts(trx: Trx, cohortId: string): Promise<{ part: SensitivePart; personId: string; value: unknown }[]> {
  return trx.selectFrom('resultParts').select(['part', 'personId', 'value']).where('cohortId', '=', cohortId).execute()
}

export async function keepParts(trx: Trx, cohortId: string, part: SensitivePart, values: ReadonlyMap<string, object>): Promise<void> {
  await trx.deleteFrom('resultParts').where('cohortId', '=', cohortId).where('part', '=', part).execute()
  const rows = [...values].map(([personId, value]) => ({ personId, value }))
  await sql`
    insert into result_parts (cohort_id, part, person_id, value)
    select ${cohortId}, ${part}, (line ->> 'personId')::uuid, line -> 'value' from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as line`.execute(trx)
}

/** Cohorts of which something has happened since their figures were ordered last, which was before a moment; finished ones until they are final. */
export async function listStale(db: Db, orderedBefore: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from cohorts c left join result_states r on r.cohort_id = c.id
    cross join lateral (select coalesce(r.requested_at, 0) as at) since
    where not coalesce(r.final, false) and coalesce(r.requested_at, c.created_at) <= ${orderedBefore} and (
      c.state = 'finished'
      or (r.cohort_id is not null and coalesce(r.computed_at, 0) < r.requested_at)
      or exists (select from enrolments e join enrolment_moves m on m.enrolment_id = e.id where e.cohort_id = c.id and m.moved_at >= since.at)
      or exists (
        select from circles o where o.cohort_id = c.id and (
          o.formed_at >= since.at
          or exists (select from sessions s where s.circle_id = o.id and s.completed_at >= since.at)
          or exists (select from series s where s.circle_id = o.id and (s.changed_at >= since.at or exists (select from jsonb_array_elements(s.occurrences) x where (x ->> 'endAt')::bigint between since.at and ${orderedBefore})))
          or exists (select from goals g where g.circle_id = o.id and g.changed_at >= since.at)
          or exists (select from exercises x where x.circle_id = o.id and x.changed_at >= since.at)
          or exists (select from actions a where a.circle_id = o.id and a.changed_at >= since.at)
          or exists (select from pulses p where p.circle_id = o.id and p.changed_at >= since.at))))
    order by c.starts_on`.execute(db)
  return rows.map(({ id }) => id)
}
