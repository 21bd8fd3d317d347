import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { findRecord } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { isOver } from '../programs/get-cohort.ts'
import type { Trx } from '../store/open.ts'
import type { AskRecord } from './asks-store.ts'
import { closeAsks, listAsks } from './asks-store.ts'
import type { Decision } from './contract.ts'
import { refuseOnceOver } from './end-season.ts'
import { givePlaces, hasPlace, lockWithCohort, waitsForDraw } from './give-places.ts'
import { isInCircle, mayMove } from './state.ts'
import { type Changes, type EnrolmentRecord, moveEnrolment } from './store.ts'

export type DecideRequest = Omit<Decision, 'change'> & { enrolmentId: string; byPersonId: string; door: 'tab' | 'card'; change?: boolean }
type Outcome = { record: EnrolmentRecord; changed: boolean }

/**
 * Takes the decision of somebody who is asked, from the card or from the tab alike. The first one wins: a second press, of anybody, finds the
 * outcome and changes nothing, so `changed` is false and the record says what was decided. Only with `change` a decision that stands
 * is changed, as then it was seen: to a no, until the cohort is over, and of somebody with a circle until it is finished. A yes where all
 * places are taken waits for one.
 * @throws AppError not_found to anybody who is not asked | own_approval | invalid_input for a day out of the cohort's time | season_over for
 * what is open, or would be changed, after that; what was open has closed then.
 */
export async function decideEnrolment(context: Context, request: DecideRequest): Promise<Outcome> {
  const outcome = await context.db.transaction().execute(async (trx): Promise<Outcome | AppError> => {
    const found = await lockWithCohort(trx, request.enrolmentId)
    const asks = found ? await listAsks(trx, [found.record.id]) : []
    if (!found || found.record.submittedAt === null || !mayAnswer(asks, request.byPersonId)) throw new AppError('not_found', 'There is no request for you here.')
    const { record, cohort } = found
    if (record.personId === request.byPersonId) throw new AppError('own_approval', 'You cannot approve your own enrolment. The organizer can help.')
    // Whoever asked to wait knows it, and need not say so; anybody else may have been shown an open request.
    const seen = request.change === true || record.decidedBy === null || record.decidedBy === request.byPersonId
    const open = record.state === 'submitted' || (record.state === 'not-until' && seen)
    // What somebody decided is shown to whoever presses later, also after the end.
    const standing = !open && !endedBySystem(record, cohort) && (request.change !== true || isChangeable(context, record, cohort))
    const over = standing ? null : await refuseOnceOver(context, trx, record, cohort)
    if (over) return over
    if (open) return decide(context, trx, request, record, cohort)
    return request.change === true ? changeToNo(context, trx, request, record, cohort) : { record, changed: false }
  })
  if (outcome instanceof AppError) throw outcome
  return outcome
}

/** Whoever is asked now, or was until it was decided; and whoever is away, while somebody is asked in their place: who answers all the same is not refused. */
export function mayAnswer(asks: AskRecord[], personId: string): boolean {
  return asks.some((ask) => (ask.personId === personId && !ask.superseded) || (ask.why === 'away' && ask.byPersonId === personId && ask.closedAt === null))
}

/** Whether a decision that stands may still become a no: until the cohort's last day, and beyond it while their circle meets. */
export function mayStillDecline(context: Pick<Context, 'now'>, record: EnrolmentRecord, cohort: Cohort): boolean {
  return record.state !== 'submitted' && mayMove(record.state, 'declined', 'approver') && isChangeable(context, record, cohort)
}

function endedBySystem({ state, decidedBy }: EnrolmentRecord, cohort: Cohort): boolean {
  return (state === 'declined' && decidedBy === null) || (state === 'withdrawn' && cohort.state === 'finished')
}

function isChangeable(context: Pick<Context, 'now'>, record: EnrolmentRecord, cohort: Cohort): boolean {
  return isInCircle(record.state, record.pausedFrom) ? cohort.state !== 'finished' : !isOver(context, cohort)
}

async function decide(context: Context, trx: Trx, request: DecideRequest, record: EnrolmentRecord, cohort: Cohort): Promise<Outcome> {
  const now = context.now()
  if (request.decision === 'not-until') await checkDay({ ...context, db: trx }, request, cohort)
  const admitted = request.decision === 'approve' && (await hasPlace(context, trx, cohort, record.answers.role))
  const to = request.decision === 'approve' ? (admitted ? 'approved' : 'waitlisted') : request.decision === 'decline' ? 'declined' : 'not-until'
  if (!mayMove(record.state, to, 'approver')) return { record, changed: false }
  const reason = request.decision === 'approve' ? null : request.reason || null
  const why = to === 'not-until' ? 'asked-to-wait' : to === 'waitlisted' && (await waitsForDraw(trx, cohort.id)) ? 'waits-for-draw' : 'decided'
  const untilOn = to === 'not-until' ? request.untilOn : null
  const changes: Changes = { decidedAt: now, decidedBy: request.byPersonId, reason, untilOn, waitsFor: to === 'waitlisted' ? 'place' : null, dueWhat: null, dueAt: null }
  await closeAsks(trx, record.id, now)
  const moved = await moveEnrolment(trx, record, { to, byPersonId: request.byPersonId, door: request.door, why, reason, untilOn, now }, changes)
  await context.jobs.publish(trx, 'enrolment.decided', { enrolmentId: record.id })
  return { record: moved, changed: true }
}

/** A no after a yes: whoever was let in goes, and the place with them. Of a circle that is formed only the seat is seen to, in the same transaction. */
async function changeToNo(context: Context, trx: Trx, request: DecideRequest, record: EnrolmentRecord, cohort: Cohort): Promise<Outcome> {
  if (request.decision !== 'decline' || !mayStillDecline(context, record, cohort)) return { record, changed: false }
  const now = context.now()
  const reason = request.reason || null
  const late = isInCircle(record.state, record.pausedFrom)
  const changes: Changes = { decidedAt: now, decidedBy: request.byPersonId, reason, untilOn: null, pausedFrom: null, waitsFor: null }
  const moved = await moveEnrolment(trx, record, { to: 'declined', byPersonId: request.byPersonId, door: request.door, why: 'decided-again', reason, now }, changes)
  await givePlaces(context, trx, cohort)
  await context.jobs.publish(trx, 'enrolment.decided', { enrolmentId: record.id })
  if (late) await context.jobs.publish(trx, 'enrolment.declined-late', { enrolmentId: record.id })
  return { record: moved, changed: true }
}

/** From tomorrow, on the calendar of whoever decides, to the cohort's last day. */
async function checkDay(context: Pick<Context, 'db' | 'now'>, request: DecideRequest, cohort: Cohort): Promise<void> {
  const person = await findRecord(context, request.byPersonId)
  const today = Temporal.Instant.fromEpochMilliseconds(context.now()).toZonedDateTimeISO(person?.timeZone ?? 'UTC').toPlainDate().toString()
  if (request.untilOn !== null && request.untilOn > today && request.untilOn <= cohort.endsOn) return
  const message = 'Choose a day from tomorrow to the last day of the cohort.'
  throw new AppError('invalid_input', message, [{ path: 'untilOn', message }])
}
