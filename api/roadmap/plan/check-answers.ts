import type { AnswerRow, Answers, Field, Form, ListField, SimpleAnswer, SimpleField } from './content.ts'
import { isFilled, isRowFilled, rowsOf } from './read-answers.ts'

/** `path`: the field, and in a list its row and field ("skills.2.now"). `message`: what would be right. */
export type Fault = { path: string; message: string }
/** `members`: who may be named, by id. `today`: `YYYY-MM-DD` for whoever writes. */
export type Around = { members: ReadonlySet<string>; today: string }

/**
 * What keeps answers from being saved: fields that the form does not have, and values that its fields cannot hold. Half a form is fine,
 * and so are blanks; what is still missing is said by {@link missingFrom}.
 */
export function checkAnswers(form: Form, answers: Answers, around: Around): Fault[] {
  return Object.entries(answers).flatMap(([id, answer]) => {
    const field = form.fields.find((candidate) => candidate.id === id)
    if (!field) return [{ path: id, message: 'This form has no such field.' }]
    return field.kind === 'list' ? checkList(field, answer, around) : checkSimple(field, answer, id, around)
  })
}

function checkList(field: ListField, answer: SimpleAnswer | AnswerRow[], around: Around): Fault[] {
  if (!Array.isArray(answer)) return [{ path: field.id, message: 'This is a list of rows.' }]
  if (answer.length > field.max) return [{ path: field.id, message: `Keep it to ${field.max}.` }]
  return answer.flatMap((row, at) => {
    const path = `${field.id}.${at}`
    if (typeof row === 'string') return [{ path, message: 'This is a list of rows.' }]
    return Object.entries(row).flatMap(([id, value]) => {
      const part = field.of.find((candidate) => candidate.id === id)
      return part ? checkSimple(part, value, `${path}.${id}`, around) : [{ path: `${path}.${id}`, message: 'This form has no such field.' }]
    })
  })
}

function checkSimple(field: SimpleField, answer: SimpleAnswer | AnswerRow[], path: string, around: Around): Fault[] {
  const message = refuse(field, answer, around)
  return message === null ? [] : [{ path, message }]
}

/** Why a field cannot hold this; null when it can. */
function refuse(field: SimpleField, answer: SimpleAnswer | AnswerRow[], { members, today }: Around): string | null {
  switch (field.kind) {
    case 'text':
      if (typeof answer !== 'string') return 'Write this in words.'
      return answer.length <= field.max ? null : `Keep it to ${field.max} characters.`
    case 'choice':
      return answer === '' || field.options.some((option) => option.id === answer) ? null : 'Choose one of the answers.'
    case 'choices':
      if (!Array.isArray(answer) || !answer.every((chosen) => typeof chosen === 'string' && field.options.some((option) => option.id === chosen))) return 'Choose among the answers.'
      if (new Set<unknown>(answer).size < answer.length) return 'Choose each answer once.'
      return answer.length <= field.max ? null : `Choose ${field.max} at most.`
    case 'scale':
      return isBetween(answer, 1, 5, 1) ? null : 'Choose a whole number from 1 to 5.'
    case 'level':
      return isBetween(answer, 0, field.anchors.length - 1, 1) ? null : `Choose a whole number from 0 to ${field.anchors.length - 1}.`
    case 'number':
      return isBetween(answer, field.min, field.max, field.step) ? null : `Choose a number from ${field.min} to ${field.max}${field.step === 1 ? '' : `, in steps of ${field.step}`}.`
    case 'date':
      return answer === '' || isDayUntil(answer, lastDay(today, field.daysAhead)) ? null : `Choose a day within the next ${field.daysAhead} days.`
    case 'member':
      return answer === '' || (typeof answer === 'string' && members.has(answer)) ? null : 'Choose somebody of your circle.'
    case 'yes':
      return typeof answer === 'boolean' ? null : 'Tick this or leave it.'
  }
}

function isBetween(answer: unknown, min: number, max: number, step: number): boolean {
  if (typeof answer !== 'number' || !Number.isFinite(answer) || answer < min || answer > max) return false
  const steps = (answer - min) / step
  return Math.abs(steps - Math.round(steps)) < 1e-6
}

/** A day that has passed meanwhile may stay; one day more is left for whoever lives east of us. */
function lastDay(today: string, daysAhead: number): string {
  return Temporal.PlainDate.from(today).add({ days: daysAhead + 1 }).toString()
}

function isDayUntil(answer: unknown, last: string): boolean {
  if (typeof answer !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(answer)) return false
  try {
    return Temporal.PlainDate.from(answer, { overflow: 'reject' }).toString() <= last
  } catch {
    return false
  }
}

/** What is to be filled in before an exercise can count as ready, in plain sentences; none when nothing is. */
export function missingFrom(form: Form, answers: Answers): string[] {
  if (!Object.values(answers).some(isFilled)) return ['Fill in something first.']
  return form.fields.flatMap((field) => (field.kind === 'list' ? missingFromList(field, answers) : missingFromField(field, answers[field.id], `“${field.label}”`)))
}

function missingFromField(field: Exclude<Field, ListField>, answer: SimpleAnswer | AnswerRow[] | undefined, name: string): string[] {
  if (field.kind === 'choices' && Array.isArray(answer) && answer.length > 0 && answer.length < field.min) return [`Choose at least ${field.min} in ${name}.`]
  if (!field.needed || isFilled(answer)) return []
  if (field.kind === 'yes') return [`Tick ${name}.`]
  return [field.kind === 'text' || field.kind === 'number' || field.kind === 'date' ? `Fill in ${name}.` : `Choose an answer in ${name}.`]
}

/** A list that was begun has its fewest rows to reach, and each row that was begun its needed fields; a list that is not needed may be left out. */
function missingFromList(field: ListField, answers: Answers): string[] {
  const rows = rowsOf(answers, field.id)
  const fewest = Math.max(field.min, field.needed ? 1 : 0)
  const tooFew = rows.length < fewest && (field.needed || rows.length > 0) ? [`Write at least ${fewest} in “${field.label}”; ${rows.length === 0 ? 'there is none' : `there ${rows.length === 1 ? 'is' : 'are'} ${rows.length}`} so far.`] : []
  const all = answers[field.id]
  const open = (Array.isArray(all) ? all : []).flatMap((row, at) => {
    if (typeof row === 'string' || !isRowFilled(row)) return []
    return field.of.flatMap((part) => missingFromField(part, row[part.id], `“${part.label}” of ${field.noun} ${at + 1}`))
  })
  return [...tooFew, ...open]
}
