import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { findRecord } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import type { Trx } from '../store/open.ts'
import { givePlaces, lockWithCohort } from './give-places.ts'
import { weekOf } from './read-absence.ts'
import { mayMove } from './state.ts'
import { type EnrolmentRecord, moveEnrolment } from './store.ts'

type Mover = { byPersonId: string | null; door: 'tab' | 'system'; why: 'came-back' | 'break-over' }

/**
 * Takes a break; no reason is asked. Whoever has a circle keeps the seat; whoever has none yet is in no match run meanwhile. Another
 * day for a break that has begun is a return and a new break.
 * @throws AppError not_found | invalid_input for a day out of the cohort's time | enrolment_wrong_state where there is nothing to take a break from.
 */
export async function pauseEnrolment(context: Context, personId: string, enrolmentId: string, untilOn: string): Promise<EnrolmentRecord> {
  return context.db.transaction().execute(async (trx) => {
    const { record, cohort } = await lockMine(trx, personId, enrolmentId)
    if (record.state === 'paused' && record.untilOn === untilOn) return record
    if (untilOn <= (await todayOf(context, trx, personId)) || untilOn > cohort.endsOn) {
      const message = 'Choose a day from tomorrow to the last day of the cohort.'
      throw new AppError('invalid_input', message, [{ path: 'untilOn', message }])
    }
    const here = record.state === 'paused' ? await comeBack(context, trx, record, { byPersonId: personId, door: 'tab', why: 'came-back' }) : record
    if (!isAny(here.state) || !mayMove(here.state, 'paused', 'owner')) throw new AppError('enrolment_wrong_state', 'There is nothing to take a break from here yet. You can take your request back instead.')
    return moveEnrolment(trx, here, { to: 'paused', byPersonId: personId, door: 'tab', why: 'break-began', untilOn, now: context.now() }, { pausedFrom: here.state, untilOn })
  })
}

/**
 * Comes back from a break, to where it began. Without effect on whoever takes none.
 * @throws AppError not_found
 */
export async function resumeEnrolment(context: Context, personId: string, enrolmentId: string): Promise<EnrolmentRecord> {
  return context.db.transaction().execute(async (trx) => {
    const { record, cohort } = await lockMine(trx, personId, enrolmentId)
    if (record.state !== 'paused') return record
    const back = await comeBack(context, trx, record, { byPersonId: personId, door: 'tab', why: 'came-back' })
    return afterGiving(context, trx, cohort, back)
  })
}

/** Ends a break whose day has come. Without effect where it has been ended, or its day has been moved. `today` is a date on its owner's calendar. */
export async function endBreak(context: Context, enrolmentId: string, today: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const found = await lockWithCohort(trx, enrolmentId)
    if (found?.record.state !== 'paused' || found.record.untilOn === null || found.record.untilOn > today) return
    await comeBack(context, trx, found.record, { byPersonId: null, door: 'system', why: 'break-over' })
    await givePlaces(context, trx, found.cohort)
  })
}

async function comeBack(context: Pick<Context, 'now'>, trx: Trx, record: EnrolmentRecord, mover: Mover): Promise<EnrolmentRecord> {
  return moveEnrolment(trx, record, { to: record.pausedFrom ?? 'approved', ...mover, now: context.now() }, { pausedFrom: null, untilOn: null })
}

/** Whoever comes back and waits for a place may find one free. */
async function afterGiving(context: Context, trx: Trx, cohort: Cohort, record: EnrolmentRecord): Promise<EnrolmentRecord> {
  if (record.waitsFor !== 'place') return record
  await givePlaces(context, trx, cohort)
  return (await lockWithCohort(trx, record.id))?.record ?? record
}

async function lockMine(trx: Trx, personId: string, enrolmentId: string): Promise<{ record: EnrolmentRecord; cohort: Cohort }> {
  const found = await lockWithCohort(trx, enrolmentId)
  if (found?.record.personId !== personId) throw new AppError('not_found', 'There is no such enrolment of yours.')
  return found
}

async function todayOf(context: Pick<Context, 'now'>, trx: Trx, personId: string): Promise<string> {
  return localToday(context.now(), weekOf(await findRecord({ db: trx }, personId)).timeZone)
}

/** The date on somebody's calendar, `YYYY-MM-DD`. */
export function localToday(now: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

function isAny(state: EnrolmentRecord['state']): state is NonNullable<EnrolmentRecord['pausedFrom']> {
  return state === 'approved' || state === 'waitlisted' || state === 'matched' || state === 'active'
}
