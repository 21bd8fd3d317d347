import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Db, Trx } from '../store/open.ts'

/** Ids of people, the most wished for first. */
export type WishRecord = { favourites: string[]; notWith: string[] }

/** What a person wishes in a cohort. For the person alone. */
export async function findWishes(context: Pick<Context, 'db'>, cohortId: string, personId: string): Promise<WishRecord> {
  const rows = await context.db.selectFrom('enrolmentWishes').select(['kind', 'otherId']).where('cohortId', '=', cohortId).where('personId', '=', personId).orderBy('place').execute()
  return gather(rows)
}

/**
 * Everybody's wishes in a cohort by person, for the matching engine and nothing else: they are shown to nobody, kept in
 * no record of a run and never logged.
 */
export async function listWishes(context: Pick<Context, 'db'>, cohortId: string): Promise<Map<string, WishRecord>> {
  const rows = await context.db.selectFrom('enrolmentWishes').select(['personId', 'kind', 'otherId']).where('cohortId', '=', cohortId).orderBy('personId').orderBy('place').execute()
  return new Map([...Map.groupBy(rows, (row) => row.personId)].map(([personId, wishes]) => [personId, gather(wishes)]))
}

/** How often each person has changed whom they would rather not be with; whoever never did is not named. */
export async function listWishChanges(context: Pick<Context, 'db'>, cohortId: string): Promise<Map<string, number>> {
  const rows = await context.db.selectFrom('enrolmentWishChanges').select(['personId', 'changes']).where('cohortId', '=', cohortId).execute()
  return new Map(rows.map((row) => [row.personId, row.changes]))
}

/** How often people of a cohort have changed whom they would rather not be with, all together. It only ever grows. */
export async function countWishChanges(db: Db | Trx, cohortId: string): Promise<number> {
  const { changes } = await db.selectFrom('enrolmentWishChanges').select((e) => e.fn.coalesce(e.fn.sum<string>('changes'), sql.lit(0)).as('changes')).where('cohortId', '=', cohortId).executeTakeFirstOrThrow()
  return Number(changes)
}

function gather(rows: { kind: 'favourite' | 'not-with'; otherId: string }[]): WishRecord {
  const of = (kind: 'favourite' | 'not-with') => rows.filter((row) => row.kind === kind).map((row) => row.otherId)
  return { favourites: of('favourite'), notWith: of('not-with') }
}
