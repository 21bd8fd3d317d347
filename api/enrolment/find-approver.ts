import type { Context } from '../context.ts'
import { findManagersUpward, type PersonRecord } from '../people/get-person.ts'
import type { Cohort, Program } from '../programs/contract.ts'
import { getCohortOrganizer } from '../programs/get-cohort.ts'
import type { AskWhy } from './asks-store.ts'
import type { EnrolmentRole } from './contract.ts'

/** `person`: their record, where it was read already. */
export type Approver = { personId: string; person?: PersonRecord; why: Extract<AskWhy, 'manager' | 'next-manager' | 'organizer'> }

/**
 * Who decides on an enrolment: the manager; where there is none, or their account is disabled, the next manager up;
 * at the top of the company the cohort's organizer. Null when nobody is to be asked: mentors, unless the program
 * says so, and an organizer who has no manager.
 * A manager who is the organizer too is asked as the manager. One who takes part as a mentor is asked all the same: no run puts
 * somebody beside their own manager, so nobody decides about their own circle. How a manager without Teams is reached is a matter of delivery.
 */
export async function findApprover(context: Pick<Context, 'db'>, person: Pick<PersonRecord, 'id' | 'managerId'>, cohort: Cohort, role: EnrolmentRole): Promise<Approver | null> {
  if (!needsApproval(cohort.program, role)) return null
  const [manager] = await findManagersUpward(context, person.id)
  if (manager) return { personId: manager.id, person: manager, why: manager.id === person.managerId ? 'manager' : 'next-manager' }
  const organizerId = await getCohortOrganizer(context.db, cohort.id)
  return organizerId === person.id ? null : { personId: organizerId, why: 'organizer' }
}

function needsApproval(program: Program, role: EnrolmentRole): boolean {
  return role === 'mentee' || program.mentorNeedsApproval
}
