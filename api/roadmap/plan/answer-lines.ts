import type { AnswerRow, Answers, Form, SimpleAnswer, SimpleField } from './content.ts'
import { isFilled, rowsOf } from './read-answers.ts'

export type Line = { label: string; text: string }

/**
 * Answers as somebody else may read them: a label and its words for each field that is filled in, in the order of the form. Private fields
 * are left out. `nameOf`: the name of a member, by id.
 */
export function answerLines(form: Form, answers: Answers, nameOf: (personId: string) => string): Line[] {
  return form.fields
    .filter((field) => !field.private)
    .flatMap((field) => {
      if (field.kind !== 'list') return isFilled(answers[field.id]) ? [{ label: field.label, text: answerText(field, answers[field.id], nameOf) }] : []
      const rows = rowsOf(answers, field.id)
      const parts = field.of.filter((part) => !part.private)
      return rows.flatMap((row, at) => {
        const text = rowText(parts, row, nameOf)
        return text === '' ? [] : [{ label: rows.length === 1 ? field.label : `${field.label}, ${at + 1}`, text }]
      })
    })
}

/** The first field of a row speaks for itself; the others say what they are. */
function rowText(parts: SimpleField[], row: AnswerRow, nameOf: (personId: string) => string): string {
  return parts
    .filter((part) => isFilled(row[part.id]))
    .map((part) => (part === parts[0] ? answerText(part, row[part.id], nameOf) : `${part.label}: ${answerText(part, row[part.id], nameOf)}`))
    .join(' · ')
}

/** One answer in words; '' when there is none, or one that the field cannot hold. */
export function answerText(field: SimpleField, answer: SimpleAnswer | AnswerRow[] | undefined, nameOf: (personId: string) => string): string {
  if (!isFilled(answer)) return ''
  switch (field.kind) {
    case 'text':
      return typeof answer === 'string' ? answer.trim() : ''
    case 'choice':
      return field.options.find((option) => option.id === answer)?.label ?? ''
    case 'choices':
      return Array.isArray(answer) ? field.options.filter((option) => answer.some((chosen) => chosen === option.id)).map((option) => option.label).join(', ') : ''
    case 'scale':
      return typeof answer === 'number' ? `${answer} from 1 (${field.from}) to 5 (${field.to})` : ''
    case 'level':
      return typeof answer === 'number' ? `${answer}, ${field.anchors[answer]?.word ?? ''}` : ''
    case 'number':
      return typeof answer === 'number' ? `${answer} ${field.unit}`.trim() : ''
    case 'date':
      return typeof answer === 'string' ? dayWords(answer) : ''
    case 'member':
      return typeof answer === 'string' ? nameOf(answer) : ''
    case 'yes':
      return 'Yes'
  }
}

/** "12 June 2027". */
export function dayWords(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
}
