import type { Context } from '../context.ts'
import { findRecord } from '../people/get-person.ts'
import type { Cohort, Program } from '../programs/contract.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { Trx } from '../store/open.ts'
import { afterWorkingDays } from '../time/working-days.ts'
import { type AskRecord, closeAsks, openAsk } from './asks-store.ts'
import { type Absences, createAbsenceReader } from './read-absence.ts'
import { orderReminder } from './remind-approver.ts'
import { findNext, listOpen, settleAsks } from './settle-asks.ts'
import { type EnrolmentRecord, findEnrolment, lockEnrolment, moveEnrolment, type MoveWhy, setEnrolment } from './store.ts'

type Step = NonNullable<EnrolmentRecord['dueWhat']>

/**
 * Looks at a request that nobody has answered yet, and takes one step if as many working days of the one who was asked first have passed as the
 * program says: remind, ask the next manager too, close. Their calendar is read anew, so that days on which they were away since do not count;
 * where the days have not passed, it is looked at again when they have. Safe to repeat, and when the clock has jumped by weeks:
 * nothing is closed less than a working day after the step before it, so somebody always could have answered what they were reminded of.
 */
export async function takeNextStep(context: Context, enrolmentId: string): Promise<void> {
  const read = await settleAsks(context, enrolmentId, { announce: true })
  if (!read) return
  const record = await findEnrolment(context.db, enrolmentId)
  const [first, ...others] = await listOpen(context, enrolmentId)
  const person = first ? await findRecord(context, first.personId) : null
  if (record?.state !== 'submitted' || record.dueWhat === null || !first || !person) return
  const [cohort, calendar] = await Promise.all([getCohort(context, record.cohortId), read(person)])
  const dueAt = whenDue(record.dueWhat, cohort.program, [first, ...others], calendar)
  if (dueAt > context.now()) {
    await take(context, record, record.dueWhat, (trx) => setEnrolment(trx, enrolmentId, { dueAt }))
    return
  }
  if (record.dueWhat === 'remind') await remind(context, record, cohort, first, calendar)
  else if (record.dueWhat === 'escalate') await escalate(context, record, cohort, first, others, calendar)
  else await expire(context, record, cohort, first, calendar)
}

/** The instant of a step, counted from when the first one was asked. */
function whenDue(step: Step, program: Program, asks: AskRecord[], { week, absences }: Absences): number {
  const [first] = asks
  if (!first) throw new Error('A request that waits is asked of somebody.')
  const days = { remind: program.remindAfterDays, escalate: program.escalateAfterDays, expire: program.expireAfterDays }[step]
  const usual = afterWorkingDays(first.askedAt, days, week, absences)
  if (step !== 'expire') return usual
  const stepBefore = Math.max(...asks.flatMap((ask) => [ask.askedAt, ask.reminderOrderedAt ?? 0]))
  return Math.max(usual, afterWorkingDays(stepBefore, 1, week, absences))
}

/** Does one step in a transaction, unless the request was answered or the same step taken meanwhile. */
async function take(context: Context, { id }: EnrolmentRecord, step: Step, act: (trx: Trx, held: EnrolmentRecord) => Promise<void>): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const held = await lockEnrolment(trx, id)
    if (held?.state === 'submitted' && held.dueWhat === step) await act(trx, held)
  })
}

async function remind(context: Context, record: EnrolmentRecord, cohort: Cohort, first: AskRecord, calendar: Absences): Promise<void> {
  await take(context, record, 'remind', async (trx) => {
    for (const ask of await listOpen({ db: trx }, record.id)) await orderReminder(context, trx, ask)
    await setEnrolment(trx, record.id, { dueWhat: 'escalate', dueAt: whenDue('escalate', cohort.program, [first], calendar) })
  })
}

async function escalate(context: Context, record: EnrolmentRecord, cohort: Cohort, first: AskRecord, others: AskRecord[], calendar: Absences): Promise<void> {
  const newest = others.at(-1) ?? first
  const nextId = await findNext(context, createAbsenceReader(context, context.now()), record, newest)
  await take(context, record, 'escalate', async (trx) => {
    const now = context.now()
    if (nextId !== null) {
      await openAsk(trx, { id: context.newId(), enrolmentId: record.id, personId: nextId, why: 'escalation', byPersonId: newest.personId, askedAt: now })
      await context.jobs.publish(trx, 'approval.asked', { enrolmentId: record.id })
    }
    await setEnrolment(trx, record.id, { dueWhat: 'expire', dueAt: whenDue('expire', cohort.program, await listOpen({ db: trx }, record.id), calendar) })
  })
}

async function expire(context: Context, record: EnrolmentRecord, cohort: Cohort, first: AskRecord, calendar: Absences): Promise<void> {
  await take(context, record, 'expire', async (trx, held) => {
    if (first.reminderOrderedAt !== null) return close(context, trx, held, 'nobody-answered', cohort.program.expireAfterDays)
    // Asked late in the place of somebody else, and never reminded.
    await orderReminder(context, trx, first)
    await setEnrolment(trx, record.id, { dueAt: afterWorkingDays(context.now(), 1, calendar.week, calendar.absences) })
  })
}

/** Closes a request that nobody decided on; its owner may ask again. The caller holds the row. */
export async function close(context: Pick<Context, 'now' | 'jobs'>, trx: Trx, record: EnrolmentRecord, why: Extract<MoveWhy, 'nobody-answered' | 'cohort-finished'>, workingDays: number | null): Promise<void> {
  const now = context.now()
  await closeAsks(trx, record.id, now)
  await moveEnrolment(trx, record, { to: 'declined', byPersonId: null, door: 'system', why, workingDays, now }, { decidedAt: now, decidedBy: null, reason: null, untilOn: null, dueWhat: null, dueAt: null })
  await context.jobs.publish(trx, 'enrolment.decided', { enrolmentId: record.id })
}
