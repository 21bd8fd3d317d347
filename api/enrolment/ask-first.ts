import type { Context } from '../context.ts'
import { findRecord, type PersonRecord } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import type { Trx } from '../store/open.ts'
import { afterWorkingDays } from '../time/working-days.ts'
import { type AskWhy, openAsk } from './asks-store.ts'
import { weekOf } from './read-absence.ts'
import type { Changes, EnrolmentRecord } from './store.ts'

/**
 * Asks whoever the org chart says, and starts the clock by their usual week. Nothing outside is asked here, so sending a form is quick and
 * never fails because Outlook is away; a job then looks into their calendar and asks somebody else where they are out of office.
 * @returns what the move is to keep beside the state: who is asked first, and when they are reminded.
 */
export async function askFirst(context: Pick<Context, 'now' | 'newId'>, trx: Trx, record: EnrolmentRecord, cohort: Cohort, approver: { personId: string; person?: PersonRecord; why: AskWhy; byPersonId?: string | null }): Promise<Pick<Changes, 'approverId' | 'dueWhat' | 'dueAt'>> {
  const now = context.now()
  const person = approver.person ?? (await findRecord({ db: trx }, approver.personId))
  await openAsk(trx, { id: context.newId(), enrolmentId: record.id, personId: approver.personId, why: approver.why, byPersonId: approver.byPersonId ?? null, askedAt: now })
  return { approverId: approver.personId, dueWhat: 'remind', dueAt: afterWorkingDays(now, cohort.program.remindAfterDays, weekOf(person)) }
}
