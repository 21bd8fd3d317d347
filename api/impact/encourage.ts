import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { drawOrder, hashOf, hashOfTickets } from '../enrolment/draw-lots.ts'
import { isEnrolling, lockCohort } from '../programs/get-cohort.ts'
import type { Db } from '../store/open.ts'
import type { Encouragement } from './contract.ts'
import { countReached, deleteEncouragement, findEncouragement, insertEncouragement, listEligible, listEncouraged, saveEncouraged } from './encouragement-store.ts'

export { listEncouraged } from './encouragement-store.ts'

/**
 * Switches invitations by lot on or off. Once on, the hash of the seed is there to be read; once drawn, it stays.
 * @throws AppError not_found | draw_not_possible when enrolment has closed | places_given when it is drawn
 */
export async function switchEncouragement(context: Context, organizerId: string, cohortId: string, on: boolean): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const cohort = await lockCohort(trx, cohortId)
    const before = await findEncouragement(trx, cohortId)
    if ((before !== null) === on) return
    if (before?.drawnAt != null) throw new AppError('places_given', 'The invitations are drawn already, so they stay. The next cohort can do without.')
    if (!on) return deleteEncouragement(trx, cohortId)
    if (!isEnrolling(context, cohort)) throw new AppError('draw_not_possible', 'Enrolment has closed, so nobody can be invited any more. Switch it on in the next cohort, while people can enrol.')
    const seed = randomBytes(32).toString('hex')
    await insertEncouragement(trx, { cohortId, seed, seedHash: hashOf(seed), chosenBy: organizerId, chosenAt: context.now() })
  })
}

/**
 * Draws a half of everybody who could take part and has not asked to, spread over the departments. They are invited by name, once;
 * nobody else hears of it, and everybody may enrol as before. Safe to repeat: what is drawn stays.
 * @throws AppError not_found | draw_not_possible when it is not switched on, or enrolment has closed.
 */
export async function drawEncouragement(context: Context, cohortId: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const cohort = await lockCohort(trx, cohortId)
    const record = await findEncouragement(trx, cohortId)
    if (!record) throw new AppError('draw_not_possible', 'Invitations by lot are not switched on for this cohort. Switch them on first.')
    if (record.drawnAt !== null) return
    if (!isEnrolling(context, cohort)) throw new AppError('draw_not_possible', 'Enrolment has closed, so nobody can be invited any more. Draw in the next cohort, while people can enrol.')
    const eligible = await listEligible(trx, cohortId)
    const invited = new Set(drawOrder(record.seed, eligible).slice(0, Math.floor(eligible.length / 2)))
    await saveEncouraged(trx, cohortId, context.now(), eligible.map(({ id, stratum }) => ({ personId: id, stratum, invited: invited.has(id) })))
    await context.jobs.publish(trx, 'invitations.due', { cohortId })
  })
}

/** Null where it is not switched on. */
export async function describeEncouragement(db: Db, cohortId: string): Promise<Encouragement | null> {
  const record = await findEncouragement(db, cohortId)
  if (!record) return null
  const { seed, seedHash, chosenAt, drawnAt } = record
  if (drawnAt === null) return { seedHash, chosenAt, drawn: null }
  const [lots, reached] = await Promise.all([listEncouraged(db, cohortId), countReached(db, cohortId)])
  const peopleHash = hashOfTickets(lots.map(({ personId, stratum }) => ({ id: personId, stratum })))
  return { seedHash, chosenAt, drawn: { at: drawnAt, seed, people: lots.length, invited: lots.filter(({ invited }) => invited).length, reached, peopleHash } }
}
