import type { Context } from '../context.ts'
import { findRecord, listRecords } from '../people/get-person.ts'
import { getCohort, latestToday } from '../programs/get-cohort.ts'
import type { Trx } from '../store/open.ts'
import { askFirst } from './ask-first.ts'
import { type AskWhy, listAsks, supersedeClosed } from './asks-store.ts'
import { drawDuePlaces } from './draw-places.ts'
import { claimDue, listLeftOver, listResting, listStillIn } from './due-store.ts'
import { closeLeftOver, endSeason } from './end-season.ts'
import { findApprover } from './find-approver.ts'
import { weekOf } from './read-absence.ts'
import { type EnrolmentRecord, lockEnrolment, moveEnrolment } from './store.ts'
import { endBreak, localToday } from './take-break.ts'

/** A look that was ordered and came to nothing is ordered again after so long: the job's own repetitions are used up by then. */
const again = 30 * 60_000
/** Most requests that one look at the clock orders to be looked at. */
const mostAtOnce = 500

/** Orders a look at every request whose time has come, each once. */
export async function requestDueApprovals(context: Context): Promise<void> {
  const now = context.now()
  await context.db.transaction().execute(async (trx) => {
    for (const enrolmentId of await claimDue(trx, now, now + again, mostAtOnce)) await context.jobs.publish(trx, 'approval.due', { enrolmentId })
  })
}

/**
 * Does what is due by the day: places are drawn; whoever was asked to wait is asked for again, breaks that have run out end, each on the calendar of the person whom it is
 * about; what nobody decided in a cohort that is over closes, and whoever is still in one that is finished is let go. What fails with one does not keep the others waiting; it is tried again at the next look.
 */
export async function followDays(context: Context): Promise<void> {
  await drawDuePlaces(context)
  const now = context.now()
  const resting = await listResting(context.db, earliestToday(now))
  const people = await listRecords(context, resting.map(({ personId }) => personId))
  for (const { id, state, personId, untilOn } of resting) {
    const today = localToday(now, weekOf(people.get(personId) ?? null).timeZone)
    if (untilOn > today) continue
    await apart(context, id, () => (state === 'paused' ? endBreak(context, id, today) : askAnew(context, id, today)))
  }
  for (const id of await listLeftOver(context.db, latestToday(now))) {
    await apart(context, id, () => closeLeftOver(context, id))
  }
  for (const id of await listStillIn(context.db)) {
    await apart(context, id, () => endSeason(context, id))
  }
}

async function apart(context: Context, enrolmentId: string, step: () => Promise<unknown>): Promise<void> {
  try {
    await step()
  } catch (error) {
    context.log.error({ event: 'enrolment.day-not-followed', enrolmentId, message: error instanceof Error ? error.message.slice(0, 200) : String(error) })
  }
}

/** Today where the day begins first (UTC+14): no calendar anywhere is further on. */
function earliestToday(now: number): string {
  return localToday(now, '+14:00')
}

/** The day has come: whoever put it off is asked again, or, where their account is no longer active, whoever the org chart says. */
async function askAnew(context: Context, enrolmentId: string, today: string): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const record = await lockEnrolment(trx, enrolmentId)
    if (record?.state !== 'not-until' || record.untilOn === null || record.untilOn > today) return
    const approver = await whoPutOff(trx, record)
    if (!approver) return
    await supersedeClosed(trx, enrolmentId)
    const clock = await askFirst(context, trx, record, await getCohort({ db: trx }, record.cohortId), approver)
    await moveEnrolment(trx, record, { to: 'submitted', byPersonId: null, door: 'system', why: 'asked-anew', now: context.now() }, { untilOn: null, reason: null, decidedAt: null, decidedBy: null, ...clock })
    await context.jobs.publish(trx, 'approval.asked', { enrolmentId })
  })
}

async function whoPutOff(trx: Trx, record: EnrolmentRecord): Promise<{ personId: string; why: AskWhy; byPersonId: string | null } | null> {
  const decider = record.decidedBy === null ? null : await findRecord({ db: trx }, record.decidedBy)
  const before = (await listAsks(trx, [record.id])).findLast((ask) => ask.personId === record.decidedBy && !ask.superseded)
  // Nobody is away any more whom they stood in for; it is theirs now.
  if (decider?.enabled && before) return { personId: before.personId, why: before.why, byPersonId: before.byPersonId }
  const cohort = await getCohort({ db: trx }, record.cohortId)
  const person = (await findRecord({ db: trx }, record.personId)) ?? { id: record.personId, managerId: null }
  const approver = await findApprover({ db: trx }, person, cohort, record.answers.role)
  return approver ? { ...approver, byPersonId: null } : null
}
