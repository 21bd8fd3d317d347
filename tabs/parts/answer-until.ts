import type { Enrolment } from '../../api/enrolment/contract.ts'
import { dayOf, type Reader } from './moments.ts'

/** Until when whoever is asked has; null before that can be told. */
export function answerUntil({ expiresAt, approver }: Pick<Enrolment, 'expiresAt' | 'approver'>, reader: Reader): string | null {
  return expiresAt === null ? null : `${approver?.displayName ?? 'Your manager'} has until ${dayOf(expiresAt, reader)}.`
}
