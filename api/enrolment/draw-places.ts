import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getCohort, isEnrolling, latestToday, lockCohort } from '../programs/get-cohort.ts'
import type { PlaceDraw } from './contract.ts'
import { drawOrder, hashOf, hashOfTickets } from './draw-lots.ts'
import { deleteDraw, findDraw, insertDraw, listDueDraws, listLots, listTickets, saveDrawn } from './draw-store.ts'
import { givePlaces } from './give-places.ts'
import { countPlacesTaken } from './store.ts'

export { listLots } from './draw-store.ts'

/**
 * Says whether a cohort gives its places in the order of approval, or by lot once enrolment has closed. With the lot the hash of its seed is
 * there for everybody to read from now on.
 * @throws AppError not_found | places_given once anybody has a place | draw_not_possible where places are not limited, or enrolment has closed.
 */
export async function choosePlacesBy(context: Context, organizerId: string, cohortId: string, by: PlaceDraw['by']): Promise<PlaceDraw> {
  await context.db.transaction().execute(async (trx) => {
    const cohort = await lockCohort(trx, cohortId)
    const draw = await findDraw(trx, cohortId)
    if ((draw !== null) === (by === 'lot')) return
    if (draw?.drawnAt != null) throw new AppError('places_given', 'The lot has been drawn already, so it stays. The next cohort can be given otherwise.')
    if (by === 'order') {
      await deleteDraw(trx, cohortId)
      await givePlaces(context, trx, cohort)
      return
    }
    if (cohort.places === null) throw new AppError('draw_not_possible', 'A draw needs a number of places. Set the places of this cohort first.')
    if (!isEnrolling(context, cohort)) throw new AppError('draw_not_possible', 'Enrolment has closed. A draw must be chosen while people can still enrol, so that nobody is surprised by it.')
    if ((await countPlacesTaken(trx, cohortId)) > 0) throw new AppError('places_given', 'Somebody has a place already, so the rest cannot be drawn fairly. Choose the draw in the next cohort, before the first approval.')
    const seed = randomBytes(32).toString('hex')
    await insertDraw(trx, { cohortId, seed, seedHash: hashOf(seed), chosenBy: organizerId, chosenAt: context.now() })
  })
  return getPlaceDraw(context, cohortId)
}

/**
 * Draws who gets the places of a cohort, among everybody who is approved by now: spread over the departments, everybody with the same chance.
 * Who is approved later, or takes a break today, stands behind them in line. Safe to repeat: what is drawn stays.
 * @param byPersonId null where the clock draws.
 * @throws AppError not_found | draw_not_possible where places go in the order of approval | draw_not_due while people may still enrol.
 */
export async function drawPlaces(context: Context, byPersonId: string | null, cohortId: string): Promise<PlaceDraw> {
  await context.db.transaction().execute(async (trx) => {
    const cohort = await lockCohort(trx, cohortId)
    const draw = await findDraw(trx, cohortId)
    if (!draw) throw new AppError('draw_not_possible', 'This cohort gives its places in the order of approval, so there is nothing to draw.')
    if (draw.drawnAt !== null) return
    if (isEnrolling(context, cohort)) throw new AppError('draw_not_due', 'People may still enrol. The draw can be made from the day after the last day to enrol.')
    const tickets = await listTickets(trx, cohortId)
    const places = Math.min(tickets.length, cohort.places === null ? tickets.length : Math.max(0, cohort.places - (await countPlacesTaken(trx, cohortId))))
    const strata = new Map(tickets.map(({ id, stratum }) => [id, stratum]))
    const lots = drawOrder(draw.seed, tickets).map((id, at) => ({ enrolmentId: id, stratum: strata.get(id) ?? '', place: at + 1, won: at < places }))
    await saveDrawn(trx, cohortId, { lots, drawnAt: context.now(), drawnBy: byPersonId, places })
    await givePlaces(context, trx, cohort, 'drawn')
    await context.jobs.publish(trx, 'places.drawn', { cohortId })
  })
  return getPlaceDraw(context, cohortId)
}

/** Draws wherever the day has come; what fails with one cohort is logged and tried again at the next look. */
export async function drawDuePlaces(context: Context): Promise<void> {
  for (const cohortId of await listDueDraws(context.db, latestToday(context.now()))) {
    await drawPlaces(context, null, cohortId).catch((error: unknown) => {
      context.log.error({ event: 'enrolment.not-drawn', cohortId, message: error instanceof Error ? error.message.slice(0, 200) : String(error) })
    })
  }
}

/** How a cohort gives its places, and what anybody needs to check a draw. @throws AppError not_found */
export async function getPlaceDraw(context: Pick<Context, 'db'>, cohortId: string): Promise<PlaceDraw> {
  const [cohort, draw] = await Promise.all([getCohort(context, cohortId), findDraw(context.db, cohortId)])
  if (!draw) return { by: 'order', drawsOn: null, seedHash: null, drawn: null }
  const drawsOn = Temporal.PlainDate.from(cohort.enrolUntilOn).add({ days: 1 }).toString()
  if (draw.drawnAt === null) return { by: 'lot', drawsOn, seedHash: draw.seedHash, drawn: null }
  const lots = await listLots(context.db, cohortId)
  const peopleHash = hashOfTickets(lots.map(({ enrolmentId, stratum }) => ({ id: enrolmentId, stratum })))
  return { by: 'lot', drawsOn, seedHash: draw.seedHash, drawn: { at: draw.drawnAt, seed: draw.seed, people: lots.length, places: draw.places ?? 0, peopleHash } }
}
