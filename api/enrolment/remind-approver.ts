import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { findRecord } from '../people/get-person.ts'
import type { Trx } from '../store/open.ts'
import { type AskRecord, listAsks, saveReminderOrdered } from './asks-store.ts'
import { weekOf } from './read-absence.ts'
import { type EnrolmentRecord, lockEnrolment } from './store.ts'

const day = 86_400_000

/**
 * Reminds everybody who is asked now, for the organizer; each at most once a day.
 * @throws AppError not_found | enrolment_already_decided | reminded_today, which says when it is possible again.
 */
export async function remindApprover(context: Context, organizerId: string, enrolmentId: string): Promise<EnrolmentRecord> {
  return context.db.transaction().execute(async (trx) => {
    const record = await lockEnrolment(trx, enrolmentId)
    if (!record || record.submittedAt === null) throw new AppError('not_found', 'There is no such enrolment.')
    const asks = (await listAsks(trx, [enrolmentId])).filter((ask) => ask.closedAt === null)
    if (record.state !== 'submitted' || asks.length === 0) throw new AppError('enrolment_already_decided', 'Nobody is asked any more. Reload to see what was decided.')
    const free = asks.filter((ask) => againAt(ask) <= context.now())
    if (free.length === 0) throw new AppError('reminded_today', `They were reminded less than a day ago. You can remind them again from ${await inWords(trx, organizerId, Math.min(...asks.map(againAt)))}.`)
    for (const ask of free) await orderReminder(context, trx, ask)
    return record
  })
}

/** Sets a reminder going, and keeps that it was. */
export async function orderReminder(context: Pick<Context, 'now' | 'jobs'>, trx: Trx, ask: Pick<AskRecord, 'id'>): Promise<void> {
  await saveReminderOrdered(trx, ask.id, context.now())
  await context.jobs.publish(trx, 'approval.reminder-due', { askId: ask.id })
}

function againAt(ask: AskRecord): number {
  return ask.reminderOrderedAt === null ? 0 : ask.reminderOrderedAt + day
}

/** "Tuesday 10 March, 09:15", on the clock of whoever reads it. */
async function inWords(trx: Trx, viewerId: string, at: number): Promise<string> {
  const { timeZone } = weekOf(await findRecord({ db: trx }, viewerId))
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  return `${local.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`
}
