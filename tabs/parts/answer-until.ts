import type { Enrolment } from '../../api/enrolment/contract.ts'
import { say } from '../texts/parts.ts'
import { dayOf, type Reader } from './moments.ts'

/** Until when whoever is asked has; null before that can be told. */
export function answerUntil({ expiresAt, approver }: Pick<Enrolment, 'expiresAt' | 'approver'>, reader: Reader): string | null {
  if (expiresAt === null) return null
  const day = dayOf(expiresAt, reader)
  return approver ? say('answerUntil', { name: approver.displayName, day }) : say('managerUntil', { day })
}
