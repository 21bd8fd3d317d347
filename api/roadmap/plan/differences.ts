import { answerText, type Line } from './answer-lines.ts'
import type { Answers, ChoiceField, Form } from './content.ts'
import { isFilled } from './read-answers.ts'

export type Voice = { personId: string; role: 'mentor' | 'mentee'; answers: Answers }

/**
 * The rows of a canvas in which members expect different things, each with who said what; rows in which they agree, that only one has
 * answered, or that are free text are left out. "Mine" of a mentor and "yours" of a mentee are the same expectation.
 */
export function findDifferences(form: Form, voices: readonly Voice[], nameOf: (personId: string) => string): Line[] {
  return form.fields.flatMap((field) => {
    if (field.private || !['choice', 'yes', 'number', 'scale'].includes(field.kind) || field.kind === 'list') return []
    const said = voices.filter(({ answers }) => isFilled(answers[field.id]))
    const meant = new Set(said.map(({ role, answers }) => (field.kind === 'choice' ? meaningOf(field, answers[field.id], role) : JSON.stringify(answers[field.id]))))
    if (meant.size < 2) return []
    return [{ label: field.label, text: said.map(({ personId, answers }) => `${nameOf(personId)}: ${answerText(field, answers[field.id], nameOf)}`).join(' · ') }]
  })
}

/** Whom an answer means: in fields between "mine" and "yours" that depends on who gives it. */
export function meaningOf(field: ChoiceField, answer: unknown, role: 'mentor' | 'mentee'): string {
  if (!isBetweenUs(field)) return String(answer)
  if (answer === 'mine') return role
  return answer === 'yours' ? (role === 'mentor' ? 'mentee' : 'mentor') : String(answer)
}

export function isBetweenUs(field: ChoiceField): boolean {
  const ids = field.options.map((option) => option.id)
  return ids.includes('mine') && ids.includes('yours')
}
