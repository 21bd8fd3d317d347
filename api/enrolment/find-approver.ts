import type { Context } from '../context.ts'
import { findManagersUpward } from '../people/get-person.ts'
import type { Cohort, Program } from '../programs/contract.ts'
import { getCohortOrganizer } from '../programs/get-cohort.ts'
import type { EnrolmentRole } from './contract.ts'

/**
 * Who decides on an enrolment: the manager; where there is none, or their account is disabled, the next manager up;
 * at the top of the company the cohort's organizer. Null when nobody is to be asked: mentors, unless the program
 * says so, and an organizer who has no manager.
 */
export async function findApprover(context: Pick<Context, 'db'>, personId: string, cohort: Cohort, role: EnrolmentRole): Promise<string | null> {
  if (!needsApproval(cohort.program, role)) return null
  const [manager] = await findManagersUpward(context, personId)
  if (manager) return manager.id
  const organizerId = await getCohortOrganizer(context.db, cohort.id)
  return organizerId === personId ? null : organizerId
}

function needsApproval(program: Program, role: EnrolmentRole): boolean {
  return role === 'mentee' || program.mentorNeedsApproval
}
