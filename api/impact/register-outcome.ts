import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { hashOf } from '../enrolment/draw-lots.ts'
import { getPlaceDraw } from '../enrolment/draw-places.ts'
import { lockCohort } from '../programs/get-cohort.ts'
import type { NewRegistration, Registration } from './contract.ts'
import { findEncouragement } from './encouragement-store.ts'
import { insertRegistration, listRegistrations, type RegistrationRecord } from './store.ts'

/** The way of computing, and of refusing, that a registration promises; another one is another name. */
const methods = { 'yes-no': 'as drawn; Newcombe 95 %, circles as clusters; Fieller for those moved; refused below 50 an arm, beyond 10 points', number: 'as drawn; Welch 95 %, circles as clusters; Fieller for those moved; refused below 50 an arm, beyond 0.2 deviations' }

/**
 * Says what will be compared, when, and in which direction. It never changes; saying something else is a new version, and both are shown.
 * @throws AppError not_found | draw_not_possible when the design is not set up | dates_out_of_order when the day lies before the season.
 */
export async function registerOutcome(context: Context, organizerId: string, cohortId: string, input: NewRegistration): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const cohort = await lockCohort(trx, cohortId)
    const isSetUp = input.design === 'lottery' ? (await getPlaceDraw({ db: trx }, cohortId)).by === 'lot' : (await findEncouragement(trx, cohortId)) !== null
    if (!isSetUp) throw new AppError('draw_not_possible', 'Nothing is drawn by lot in this way here, so there is nothing to compare. Set up the draw first.')
    if (input.measuredOn <= cohort.startsOn) throw new AppError('dates_out_of_order', 'The outcome is looked at after the season has begun. Choose a later day.')
    const [newest] = await listRegistrations(trx, cohortId)
    const registeredAt = context.now()
    const said = { ...input, version: (newest?.version ?? 0) + 1, registeredAt, afterStart: todayOf(registeredAt) >= cohort.startsOn }
    await insertRegistration(trx, cohortId, organizerId, { ...said, hash: hashOfRegistration(cohortId, said) })
  })
}

/** Every version, newest first, each with whether its hash still fits. */
export async function describeRegistrations(context: Pick<Context, 'db'>, cohortId: string): Promise<Registration[]> {
  const kept = await listRegistrations(context.db, cohortId)
  return kept.map((registration) => ({ ...registration, intact: hashOfRegistration(cohortId, registration) === registration.hash }))
}

function hashOfRegistration(cohortId: string, { version, design, outcome, kind, better, measuredOn, registeredAt }: Omit<RegistrationRecord, 'hash'>): string {
  return hashOf(JSON.stringify([cohortId, version, design, outcome, kind, better, measuredOn, registeredAt, methods[kind]]))
}

/** The date in UTC, `YYYY-MM-DD`. */
export function todayOf(now: number): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').toPlainDate().toString()
}
