import type { Exercise } from '../../api/sessions/contract.ts'
import { say } from '../texts/sessions.ts'

/** What a pack asks for, as the session's answer carries it. */
export type Form = Exercise['form']
export type Field = Form['fields'][number]
export type ListField = Extract<Field, { kind: 'list' }>
export type SimpleField = Exclude<Field, ListField>
export type Answers = Exercise['answers']
export type Value = Answers[string]
export type Row = Record<string, string | number | boolean | string[]>
export type SimpleValue = Row[string]

/** The rows of a list as they were filled in; none where nothing was. */
export function rowsOf(value: Value | undefined): Row[] {
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object') : []
}

/** The answers with one field changed; what is empty is not kept. */
export function withAnswer<Kept extends Record<string, unknown>>(answers: Kept, id: string, value: Kept[string] | undefined): Kept {
  const { [id]: _before, ...others } = answers
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  return (empty ? others : { ...others, [id]: value }) as Kept
}

/** What keeps an exercise from being ready, by field; the API asks for the same. */
export function missingIn(form: Form, answers: Answers): Map<string, string> {
  const first = form.fields[0]
  if (first && Object.keys(answers).length === 0) return new Map([[first.id, say('fillInSomething')]])
  return new Map(
    form.fields.flatMap((field) => {
      const problem = field.kind === 'list' ? missingInList(field, rowsOf(answers[field.id])) : field.needed && !isGiven(answers[field.id]) ? needed(field) : null
      return problem === null ? [] : [[field.id, problem] as const]
    }),
  )
}

function missingInList(field: ListField, rows: Row[]): string | null {
  const begun = rows.filter((row) => Object.keys(row).length > 0)
  const fewest = Math.max(field.min, field.needed ? 1 : 0)
  if (begun.length < fewest && (field.needed || begun.length > 0)) return fewest === 1 ? say('writeOneFirst', { noun: field.noun }) : say('writeSomeFirst', { fewest })
  const open = begun.findIndex((row) => field.of.some((part) => part.needed && !isGiven(row[part.id])))
  return open < 0 ? null : say('missingInRow', { noun: field.noun, number: open + 1 })
}

function needed(field: SimpleField): string {
  return say(field.kind === 'yes' ? 'tickWhenAgreed' : 'neededForReady')
}

function isGiven(value: Value | undefined): boolean {
  return value !== undefined && value !== '' && value !== false
}
