import type { Trx } from '../store/open.ts'
import { type EnrolmentRecord, lockEnrolment } from './store.ts'

/** An enrolment as it is, held until the caller's transaction ends: whatever is decided from it stays true until then. Null where there is none. */
export function holdEnrolment(trx: Trx, enrolmentId: string): Promise<EnrolmentRecord | null> {
  return lockEnrolment(trx, enrolmentId)
}
