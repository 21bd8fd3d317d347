import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { listCirclesById, listCohortCircles, presentCircles } from '../matching/list-circles.ts'
import { getPeople } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { Trx } from '../store/open.ts'
import type { Warning, WarningOutcome, Warnings } from './contract.ts'
import { listOpen, lockWarning, saveWarning, type WarningRecord } from './warning-store.ts'

/** What an organizer should look at in a cohort, each with its reason. @throws AppError not_found */
export async function listWarnings(context: Context, cohortId: string): Promise<Warnings> {
  const cohort = await getCohort(context, cohortId)
  const now = context.now()
  const records = await listOpen(context.db, cohort.id)
  const circles = new Set(records.map((record) => record.circleId))
  const [presented, person] = await Promise.all([presentCircles(context, (await listCohortCircles(context, cohort.id)).filter((circle) => circles.has(circle.id))), getPeople(context, records.map((record) => record.personId))])
  const warnings = records.flatMap((record): Warning[] => {
    const circle = presented.find((candidate) => candidate.id === record.circleId)
    return circle ? [{ ...shown(record, now), circle, person: record.personId === null ? null : person(record.personId) }] : []
  })
  return { warnings: [...warnings.filter((warning) => warning.snoozedUntilAt === null), ...warnings.filter((warning) => warning.snoozedUntilAt !== null)], checkedAt: now }
}

/** What has rested until its day is open again. */
function shown({ id, rule, number, sentence, raisedAt, snoozedUntil }: WarningRecord, now: number) {
  return { id, rule, number, sentence, raisedAt, snoozedUntilAt: snoozedUntil !== null && snoozedUntil > now ? snoozedUntil : null }
}

/** Puts a warning away until a day begins. @throws AppError not_found | dates_out_of_order */
export async function snoozeWarning(context: Context, warningId: string, untilOn: string): Promise<Warning> {
  const snoozedUntil = Temporal.PlainDate.from(untilOn).toZonedDateTime('UTC').epochMilliseconds
  if (snoozedUntil <= context.now()) throw new AppError('dates_out_of_order', 'Choose a day that lies ahead.')
  const record = await changeOpen(context, warningId, (trx) => saveWarning(trx, warningId, { snoozedUntil }))
  const [circle] = await presentCircles(context, await listCirclesById(context, [record.circleId]))
  if (!circle) throw new AppError('not_found', 'This circle has ended; there is nothing to look at any more.')
  const person = await getPeople(context, [record.personId])
  return { ...shown({ ...record, snoozedUntil }, context.now()), circle, person: record.personId === null ? null : person(record.personId) }
}

/** Closes a warning, for good unless somebody asks for help again. One that is closed stays as it is. @throws AppError not_found */
export async function closeWarning(context: Context, personId: string, warningId: string, outcome: WarningOutcome | null): Promise<void> {
  await changeOpen(context, warningId, (trx) => saveWarning(trx, warningId, { closedAt: context.now(), closedBy: personId, outcome }))
}

async function changeOpen(context: Context, warningId: string, change: (trx: Trx) => Promise<void>): Promise<WarningRecord> {
  return context.db.transaction().execute(async (trx) => {
    const record = await lockWarning(trx, warningId)
    if (!record) throw new AppError('not_found', 'There is no such warning.')
    if (record.closedAt === null) await change(trx)
    return record
  })
}
