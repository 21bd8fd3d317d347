import type { AnswerRow, Answers, SimpleAnswer } from './content.ts'

/** Whether something was filled in: blank words and an unticked box count as nothing. */
export function isFilled(answer: SimpleAnswer | AnswerRow[] | undefined): boolean {
  if (answer === undefined || answer === false) return false
  if (typeof answer === 'string') return answer.trim() !== ''
  if (!Array.isArray(answer)) return true
  return answer.some((part) => typeof part === 'string' || isRowFilled(part))
}

export function isRowFilled(row: AnswerRow): boolean {
  return Object.values(row).some(isFilled)
}

/** The rows of a list that somebody began; none for any other answer. */
export function rowsOf(answers: Answers, field: string): AnswerRow[] {
  const answer = answers[field]
  if (!Array.isArray(answer)) return []
  return answer.filter((part) => typeof part !== 'string').filter(isRowFilled)
}

/** Words as they were meant: without blanks at their ends; '' where there are none. */
export function wordsOf(answers: Answers | AnswerRow, field: string): string {
  const answer = answers[field]
  return typeof answer === 'string' ? answer.trim() : ''
}

export function numberOf(answers: Answers | AnswerRow, field: string): number | null {
  const answer = answers[field]
  return typeof answer === 'number' ? answer : null
}
