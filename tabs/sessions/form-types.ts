import type { Exercise } from '../../api/sessions/contract.ts'

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
