import type { Context } from '../context.ts'
import type { EnrolmentRole } from './contract.ts'
import { presentEnrolments } from './present.ts'
import { countRoles, type EnrolmentRecord, listByCohort, listByPerson } from './store.ts'

export type { EnrolmentRecord } from './store.ts'

/** Approved, or left over by an earlier run: whoever waits for a circle. */
const readyStates = ['approved', 'waitlisted'] as const

/** Everybody in a cohort who may be matched now. */
export function listReady(context: Pick<Context, 'db'>, cohortId: string): Promise<EnrolmentRecord[]> {
  return listByCohort(context.db, cohortId, [...readyStates])
}

/** Everybody in a cohort, whatever became of them; drafts are their owners' alone. */
export function listAll(context: Pick<Context, 'db'>, cohortId: string): Promise<EnrolmentRecord[]> {
  return listByCohort(context.db, cohortId)
}

/** How many mentors and mentees would take part in a run now. */
export function countReady(context: Pick<Context, 'db'>, cohortId: string): Promise<Record<EnrolmentRole, number>> {
  return countRoles(context.db, cohortId, [...readyStates])
}

/** A person's enrolments as they see them themselves, oldest first. */
export async function listMine(context: Pick<Context, 'db'>, personId: string) {
  return presentEnrolments(context, await listByPerson(context.db, personId))
}

/** How many requests wait for this person's decision. */
export async function countWaitingFor(context: Pick<Context, 'db'>, approverId: string): Promise<number> {
  const row = await context.db.selectFrom('enrolments').select((e) => e.fn.countAll<number>().as('count')).where('approverId', '=', approverId).where('state', '=', 'submitted').executeTakeFirstOrThrow()
  return row.count
}
