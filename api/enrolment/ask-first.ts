import type { Context } from '../context.ts'
import { findRecord } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import type { Trx } from '../store/open.ts'
import { afterWorkingDays } from '../time/working-days.ts'
import { type AskWhy, openAsk } from './asks-store.ts'
import { weekOf } from './read-absence.ts'
import { type EnrolmentRecord, setEnrolment } from './store.ts'

/**
 * Asks whoever the org chart says, and starts the clock by their usual week. Nothing outside is asked here, so sending a form is quick and
 * never fails because Outlook is away; a job then looks into their calendar and asks somebody else where they are out of office.
 */
export async function askFirst(context: Pick<Context, 'now' | 'newId'>, trx: Trx, record: EnrolmentRecord, cohort: Cohort, approver: { personId: string; why: AskWhy; byPersonId?: string | null }): Promise<void> {
  const now = context.now()
  const person = await findRecord({ db: trx }, approver.personId)
  await openAsk(trx, { id: context.newId(), enrolmentId: record.id, personId: approver.personId, why: approver.why, byPersonId: approver.byPersonId ?? null, askedAt: now })
  await setEnrolment(trx, record.id, { approverId: approver.personId, dueWhat: 'remind', dueAt: afterWorkingDays(now, cohort.program.remindAfterDays, weekOf(person)) })
}
