import type { Trx } from '../store/open.ts'
import { lockWithCohort } from './give-places.ts'
import type { EnrolmentRecord } from './store.ts'

/** An enrolment as it is, held with its cohort until the caller's transaction ends: whatever is decided from it stays true until then. Null where there is none. */
export async function holdEnrolment(trx: Trx, enrolmentId: string): Promise<EnrolmentRecord | null> {
  return (await lockWithCohort(trx, enrolmentId))?.record ?? null
}
