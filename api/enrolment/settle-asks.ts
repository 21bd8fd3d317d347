import type { Context } from '../context.ts'
import { findManagersUpward, findRecord, listRecords, type PersonRecord } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { getCohort, getCohortOrganizer } from '../programs/get-cohort.ts'
import { afterWorkingDays, backOn, isAwayAt } from '../time/working-days.ts'
import { type AskRecord, type AskWhy, findDelegate, listAsks, openAsk, supersedeAsk } from './asks-store.ts'
import { type AbsenceReader, createAbsenceReader } from './read-absence.ts'
import { type EnrolmentRecord, findEnrolment, lockEnrolment, setEnrolment } from './store.ts'

type Instead = { personId: string; why: AskWhy; byPersonId: string | null }

/**
 * Looks whether those who are newly asked are there to answer, before any card is sent. Out of office for the rest of their day: whom they
 * named is asked instead, else the next manager up, else the organizer. The same where an account is no longer active, also of
 * somebody asked long ago. Whoever had it handed to them in person keeps it. Then the clock is set by the calendar of the one who was asked first.
 * Outlook is asked outside any transaction, once for each person; safe to repeat.
 * @returns what knows the calendars that were read; null where the request is not open.
 * @param announce whoever is asked instead is yet to be sent a card, and nobody else will see to it.
 */
export async function settleAsks(context: Context, enrolmentId: string, { announce = false }: { announce?: boolean } = {}): Promise<AbsenceReader | null> {
  const record = await findEnrolment(context.db, enrolmentId)
  if (record?.state !== 'submitted') return null
  const cohort = await getCohort(context, record.cohortId)
  const asks = await listOpen(context, enrolmentId)
  const read = createAbsenceReader(context, Math.min(context.now(), ...asks.map(({ askedAt }) => askedAt)))
  const people = await listRecords(context, asks.map(({ personId }) => personId))
  let first = asks[0]
  for (const ask of asks) {
    const person = people.get(ask.personId)
    if (person?.enabled && (ask.way !== null || ask.why === 'delegate')) continue
    const awayUntilOn = person?.enabled ? await findAbsence(context, read, person) : null
    if (person?.enabled && awayUntilOn === null) continue
    const instead = await findInstead(context, read, record, cohort, ask)
    if (!instead) continue
    await askInstead(context, record.id, ask, { ...instead, awayUntilOn }, announce)
    first = (await listOpen(context, enrolmentId))[0]
  }
  const person = first && (people.get(first.personId) ?? (await findRecord(context, first.personId)))
  if (first && person) await setFirstDue(context, read, record, first, person, cohort)
  return read
}

/** Who is to be asked after somebody who has not answered: the next manager above them who is there, else the organizer; null where nobody is left. */
export async function findNext(context: Context, read: AbsenceReader, record: EnrolmentRecord, after: AskRecord): Promise<string | null> {
  const asked = new Set((await listOpen(context, record.id)).map((ask) => ask.personId))
  const managers = await findManagersUpward(context, after.personId)
  const manager = await firstPresent(context, read, managers.filter(({ id }) => id !== record.personId && !asked.has(id)))
  if (manager) return manager.id
  const organizerId = await getCohortOrganizer(context.db, record.cohortId)
  return organizerId === record.personId || asked.has(organizerId) ? null : organizerId
}

/** Everybody who is asked now, oldest first. */
export async function listOpen(context: Pick<Context, 'db'>, enrolmentId: string): Promise<AskRecord[]> {
  return (await listAsks(context.db, [enrolmentId])).filter((ask) => ask.closedAt === null)
}

/** The day on which somebody works again who is away now; null for whoever is there. */
async function findAbsence(context: Context, read: AbsenceReader, person: PersonRecord): Promise<string | null> {
  const { week, absences } = await read(person)
  return isAwayAt(context.now(), week, absences) ? backOn(context.now(), week, absences) : null
}

async function firstPresent(context: Context, read: AbsenceReader, people: PersonRecord[]): Promise<PersonRecord | null> {
  for (const person of people) if ((await findAbsence(context, read, person)) === null) return person
  return null
}

async function findInstead(context: Context, read: AbsenceReader, record: EnrolmentRecord, cohort: Cohort, ask: AskRecord): Promise<Instead | null> {
  const person = await findRecord(context, ask.personId)
  const delegateId = person?.enabled ? await findDelegate(context.db, ask.personId) : null
  const delegate = delegateId === null || delegateId === record.personId ? null : await findRecord(context, delegateId)
  const managers = ask.why === 'organizer' ? [] : (await findManagersUpward(context, ask.personId)).filter(({ id }) => id !== record.personId)
  const found = await firstPresent(context, read, [...(delegate?.enabled ? [delegate] : []), ...managers])
  const organizerId = await getCohortOrganizer(context.db, cohort.id)
  const personId = found?.id ?? organizerId
  if (personId === ask.personId || personId === record.personId) return null
  if (person?.enabled) return { personId, why: 'away', byPersonId: ask.personId }
  return { personId, why: found ? 'next-manager' : 'organizer', byPersonId: null }
}

async function askInstead(context: Context, enrolmentId: string, ask: AskRecord, instead: Instead & { awayUntilOn: string | null }, announce: boolean): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const record = await lockEnrolment(trx, enrolmentId)
    const open = (await listAsks(trx, [enrolmentId])).some(({ id, closedAt }) => id === ask.id && closedAt === null)
    if (record?.state !== 'submitted' || !open) return
    await supersedeAsk(trx, ask.id, context.now())
    await openAsk(trx, { id: context.newId(), enrolmentId, askedAt: context.now(), ...instead })
    if (record.approverId === ask.personId) await setEnrolment(trx, enrolmentId, { approverId: instead.personId })
    if (announce) await context.jobs.publish(trx, 'approval.asked', { enrolmentId })
  })
}

/** When the first reminder is due, now that the calendar of the one who was asked first is known. Later steps are reckoned when they come. */
async function setFirstDue(context: Context, read: AbsenceReader, record: EnrolmentRecord, first: AskRecord, person: PersonRecord, cohort: Cohort): Promise<void> {
  const { week, absences } = await read(person)
  const dueAt = afterWorkingDays(first.askedAt, cohort.program.remindAfterDays, week, absences)
  if (dueAt === record.dueAt) return
  await context.db.updateTable('enrolments').set({ dueAt }).where('id', '=', first.enrolmentId).where('state', '=', 'submitted').where('dueWhat', '=', 'remind').execute()
}
