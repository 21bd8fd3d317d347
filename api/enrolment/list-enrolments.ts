import type { Context } from '../context.ts'
import type { EnrolmentRole } from './contract.ts'
import { presentEnrolments } from './present.ts'
import { isInCircle } from './state.ts'
import { countReadyRoles, type EnrolmentRecord, listByCohort, listByPerson } from './store.ts'

export type { EnrolmentRecord } from './store.ts'

/** Approved, or left over by an earlier run: whoever waits for a circle. Not whoever waits for a place, or takes a break. */
export function isReady({ state, waitsFor }: Pick<EnrolmentRecord, 'state' | 'waitsFor'>): boolean {
  return state === 'approved' || (state === 'waitlisted' && waitsFor !== 'place')
}

/** Everybody in a cohort who may be matched now. */
export async function listReady(context: Pick<Context, 'db'>, cohortId: string): Promise<EnrolmentRecord[]> {
  return (await listByCohort(context.db, cohortId, ['approved', 'waitlisted'])).filter(isReady)
}

/** Whether somebody has a circle, be it that it is yet to begin, is under way, or goes on during their break. */
export function hasCircle(enrolment: Pick<EnrolmentRecord, 'state' | 'pausedFrom'>): boolean {
  return isInCircle(enrolment.state, enrolment.pausedFrom)
}

/** Everybody in a cohort, whatever became of them; drafts are their owners' alone. */
export function listAll(context: Pick<Context, 'db'>, cohortId: string): Promise<EnrolmentRecord[]> {
  return listByCohort(context.db, cohortId)
}

/** How many mentors and mentees would take part in a run now. */
export function countReady(context: Pick<Context, 'db'>, cohortId: string): Promise<Record<EnrolmentRole, number>> {
  return countReadyRoles(context.db, cohortId)
}

/** A person's enrolments as they see them themselves, oldest first. */
export async function listMine(context: Pick<Context, 'db'>, personId: string) {
  return presentEnrolments(context, await listByPerson(context.db, personId))
}

/** How many requests wait for this person's decision. */
export async function countWaitingFor(context: Pick<Context, 'db'>, approverId: string): Promise<number> {
  const row = await context.db
    .selectFrom('approvalAsks')
    .innerJoin('enrolments', 'enrolments.id', 'approvalAsks.enrolmentId')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('approvalAsks.personId', '=', approverId)
    .where('closedAt', 'is', null)
    .where('state', '=', 'submitted')
    .executeTakeFirstOrThrow()
  return row.count
}
