import type { Context } from '../context.ts'
import { AppError, type ErrorDetail } from '../errors.ts'
import { getSignedIn, listRecords } from '../people/get-person.ts'
import { getCohort, isEnrolling } from '../programs/get-cohort.ts'
import type { Trx } from '../store/open.ts'
import { findWishes, type WishRecord } from './list-wishes.ts'

/**
 * Keeps whom somebody would like to be with, and rather not, instead of what they said before. They may change their mind
 * after sending the form too, as nobody who decides on it has read this.
 * @throws AppError not_found | enrolment_closed | invalid_input
 */
export async function keepWishes(context: Context, personId: string, cohortId: string, wishes: WishRecord): Promise<WishRecord> {
  await getSignedIn(context, personId)
  const cohort = await getCohort(context, cohortId)
  if (!isEnrolling(context, cohort)) throw new AppError('enrolment_closed', 'Enrolment for this cohort has closed, so this can no longer be changed.')
  const faults = await faultsOf(context, personId, wishes)
  if (faults.length > 0) throw new AppError('invalid_input', faults[0]!.message, faults)
  const rows = [
    ...wishes.favourites.map((otherId, place) => ({ kind: 'favourite' as const, otherId, place })),
    ...wishes.notWith.map((otherId, place) => ({ kind: 'not-with' as const, otherId, place })),
  ]
  await context.db.transaction().execute(async (trx) => {
    // Two windows saving at once take turns, and the later one stands.
    await trx.selectFrom('people').select('id').where('id', '=', personId).forUpdate().execute()
    const before = await trx.selectFrom('enrolmentWishes').select('otherId').where('cohortId', '=', cohort.id).where('personId', '=', personId).where('kind', '=', 'not-with').execute()
    await trx.deleteFrom('enrolmentWishes').where('cohortId', '=', cohort.id).where('personId', '=', personId).execute()
    if (new Set(before.map((row) => row.otherId)).symmetricDifference(new Set(wishes.notWith)).size > 0) await countChange(trx, cohort.id, personId)
    if (rows.length > 0) await trx.insertInto('enrolmentWishes').values(rows.map((row) => ({ ...row, cohortId: cohort.id, personId }))).execute()
  })
  return findWishes(context, cohort.id, personId)
}

async function countChange(trx: Trx, cohortId: string, personId: string): Promise<void> {
  await trx
    .insertInto('enrolmentWishChanges')
    .values({ cohortId, personId, changes: 1 })
    .onConflict((conflict) => conflict.columns(['cohortId', 'personId']).doUpdateSet((eb) => ({ changes: eb('enrolmentWishChanges.changes', '+', 1) })))
    .execute()
}

async function faultsOf(context: Context, personId: string, { favourites, notWith }: WishRecord): Promise<ErrorDetail[]> {
  const known = await listRecords(context, [...favourites, ...notWith])
  const seen = new Set<string>([personId])
  const fault = (list: string) => (id: string, at: number): ErrorDetail[] => {
    const path = `body.${list}.${at}`
    if (id === personId) return [{ path, message: 'Name somebody else than yourself.' }]
    if (seen.has(id)) return [{ path, message: 'Name each person once.' }]
    seen.add(id)
    return known.has(id) ? [] : [{ path, message: 'This person is not in the directory any more.' }]
  }
  return [...favourites.flatMap(fault('favourites')), ...notWith.flatMap(fault('notWith'))]
}
