import type { Question } from '../../api/enrolment/contract.ts'
import { say } from '../texts/parts.ts'
import { firstNameOf } from './person-words.ts'
import { type Reader, sayMoment } from './moments.ts'

type View = { /** Who reads. */ meId: string; now: number; reader: Reader }

/** The newest question that waits for an answer; null when none does. */
export function openQuestionOf(questions: readonly Question[]): Question | null {
  return questions.findLast((question) => question.answeredAt === null) ?? null
}

/** "Priya Nair asked today at 09:10". */
export function askedLine({ by, askedAt }: Question, { meId, now, reader }: View): string {
  const moment = sayMoment(askedAt, now, reader)
  return by.id === meId ? say('youAsked', { moment }) : say('asked', { name: by.displayName, moment })
}

/** "Ana answered today at 09:40", "Waiting for Ana's answer" to the one who asked; nothing to the one whose answer is open. */
export function answeredLine({ answeredAt }: Question, owner: { id: string; displayName: string }, { meId, now, reader }: View): string | null {
  const mine = owner.id === meId
  const name = firstNameOf(owner)
  if (answeredAt === null) return mine ? null : say('waitingForAnswer', { name })
  const moment = sayMoment(answeredAt, now, reader)
  return mine ? say('youAnswered', { moment }) : say('answered', { name, moment })
}

/** Who can read an answer, said where it is typed. */
export function whoReadsAnswer({ by }: Pick<Question, 'by'>): string {
  return say('whoReadsAnswer', { name: firstNameOf(by) })
}
