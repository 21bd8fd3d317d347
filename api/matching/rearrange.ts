import type { Context } from '../context.ts'
import { holdEnrolment } from '../enrolment/hold-enrolment.ts'
import { markByOrganizer } from '../enrolment/mark-by-organizer.ts'
import { markGone, markMatched } from '../enrolment/mark-progress.ts'
import { isInCircle } from '../enrolment/state.ts'
import { AppError } from '../errors.ts'
import { lockCohort } from '../programs/get-cohort.ts'
import type { Trx } from '../store/open.ts'
import type { StoredReason } from '../store/stored.ts'
import { addMember, endCircle, findCircles, insertCircle, lockActiveCircle, type MemberRecord, removeMember, setReasons } from './circle-store.ts'
import { lockRuns, savePairWish } from './store.ts'

/** Stands for the circle that a rearrangement begins, as long as it has no id. */
export const newCircle = 'new'

export type Seat = Pick<MemberRecord, 'circleId' | 'personId' | 'enrolmentId' | 'role'>

/** One step of putting people into other seats. `name` is what a circle is called from then on. */
export type Step =
  | { do: 'take-out'; seat: Seat }
  | { do: 'put-in'; seat: Seat; reasons: StoredReason[]; name: string }
  /** Why somebody fits their mentor, who is another one from now on. */
  | { do: 'explain'; seat: Seat; reasons: StoredReason[] }
  | { do: 'begin'; seats: (Seat & { reasons: StoredReason[] })[]; name: string }
  /** Of a completed circle everybody stays a member, to read what they reached. */
  | { do: 'finish'; circleId: string; as: 'ended' | 'completed' }
  | { do: 'mark'; enrolmentId: string; as: 'matched' | 'waitlisted' | 'completed' | 'gone' }
  /** The next run does not put these two together again. */
  | { do: 'part'; mentorEnrolmentId: string; menteeEnrolmentId: string }

/** Holds a cohort, and then circles of it, until the transaction ends, and keeps everybody else from giving seats of it meanwhile. False when one of them goes on no more. */
export async function holdSeats(trx: Trx, cohortId: string, circleIds: string[]): Promise<boolean> {
  await lockRuns(trx, cohortId)
  await lockCohort(trx, cohortId)
  for (const id of [...new Set(circleIds)].sort()) if (!(await lockActiveCircle(trx, id))) return false
  return true
}

/**
 * Takes steps in the caller's transaction, which holds the seats. Whoever looks after the calendars hears of every circle that changed.
 * Answers the id of the circle that was begun, null when none was.
 * @throws AppError repair_outdated when somebody is not where the steps expect them.
 */
export async function rearrange(context: Context, trx: Trx, organizerId: string, circleId: string, steps: readonly Step[]): Promise<string | null> {
  const [circle] = await findCircles(trx, [circleId])
  if (!circle) throw new Error('A circle that is held goes on.')
  const now = context.now()
  let begun: string | null = null
  for (const step of steps) {
    switch (step.do) {
      case 'take-out':
        await removeMember(trx, { ...step.seat, reasons: [] }, now)
        break
      case 'put-in':
        await addMember(trx, { ...step.seat, reasons: step.reasons }, step.name)
        break
      case 'explain':
        await setReasons(trx, { ...step.seat, reasons: step.reasons })
        break
      case 'begin': {
        const id = context.newId()
        await insertCircle(trx, { id, cohortId: circle.cohortId, runId: circle.runId, name: step.name, state: 'active', formedAt: now, members: step.seats.map((seat) => ({ ...seat, circleId: id })) })
        begun = id
        break
      }
      case 'finish':
        await endCircle(trx, step.circleId, step.as)
        break
      case 'mark':
        if (step.as === 'gone') await markGone(context, trx, step.enrolmentId)
        else if (step.as !== 'matched') await markByOrganizer(context, trx, organizerId, step.enrolmentId, step.as)
        else if (!(await isSeated(context, trx, step.enrolmentId))) throw new AppError('repair_outdated', 'Somebody’s place has changed since these ways were shown. Look at the new ones.')
        break
      case 'part':
        await savePairWish(trx, { cohortId: circle.cohortId, mentorEnrolmentId: step.mentorEnrolmentId, menteeEnrolmentId: step.menteeEnrolmentId, wish: 'forbid', byPersonId: organizerId, wishedAt: now })
    }
  }
  for (const id of touched(circleId, steps)) await context.jobs.publish(trx, 'circle.changed', { circleId: id })
  if (begun !== null) await context.jobs.publish(trx, 'circles.formed', { cohortId: circle.cohortId, circleIds: [begun] })
  return begun
}

/** Whoever waited is matched, and whoever leads another circle stays so. */
async function isSeated(context: Context, trx: Trx, enrolmentId: string): Promise<boolean> {
  const enrolment = await holdEnrolment(trx, enrolmentId)
  if (enrolment && enrolment.state !== 'paused' && isInCircle(enrolment.state, enrolment.pausedFrom)) return true
  return markMatched(context, trx, enrolmentId)
}

function touched(circleId: string, steps: readonly Step[]): Set<string> {
  return new Set([circleId, ...steps.flatMap((step) => ('seat' in step ? [step.seat.circleId] : step.do === 'finish' ? [step.circleId] : []))])
}
