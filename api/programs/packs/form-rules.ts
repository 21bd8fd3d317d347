import type { Field, Form } from '../../roadmap/plan/content.ts'
import { type KnownField, knownForms } from '../../roadmap/plan/known-forms.ts'
import type { Path } from './pack-lines.ts'

type Breach = { path: Path; message: string }

/** A form in itself, and against what the product reads of it. Paths begin in the form. */
export function checkForm(form: Form): Breach[] {
  const known = Object.hasOwn(knownForms, form.id) ? knownForms[form.id] : undefined
  const breaches = checkFields(form.fields, ['fields'], form.seen === 'mine')
  if (!known) return breaches
  if (form.by !== known.by) breaches.push({ path: ['by'], message: `“${form.id}” is always filled in by: ${known.by}.` })
  if (form.seen !== known.seen) breaches.push({ path: ['seen'], message: `Who sees “${form.id}” never changes. Write “${known.seen}”.` })
  return [...breaches, ...checkKnown(form.fields, known.fields, ['fields'])]
}

function checkFields(fields: Field[], path: Path, mine: boolean): Breach[] {
  const breaches: Breach[] = fields.flatMap(({ id }, at) => (fields.findIndex((other) => other.id === id) < at ? [{ path: [...path, at, 'id'], message: `“${id}” is there twice. Every id is there once.` }] : []))
  fields.forEach((field, at) => {
    const here = [...path, at]
    if ('min' in field && 'max' in field && field.min > field.max) breaches.push({ path: [...here, 'min'], message: 'The least is more than the most. Turn them around.' })
    if ('options' in field) {
      const ids = field.options.map(({ id }) => id)
      ids.forEach((id, option) => {
        if (ids.indexOf(id) < option) breaches.push({ path: [...here, 'options', option, 'id'], message: `“${id}” is there twice. Every id is there once.` })
      })
      if (field.kind === 'choices' && field.max > ids.length) breaches.push({ path: [...here, 'max'], message: `There are ${ids.length} options only.` })
    }
    if (field.private && field.needed && !mine) breaches.push({ path: [...here, 'needed'], message: 'What stays private is never asked for. Leave out one of the two.' })
    if (field.kind === 'list') breaches.push(...checkFields(field.of, [...here, 'of'], mine))
  })
  return breaches
}

function checkKnown(fields: Field[], known: Record<string, KnownField>, path: Path): Breach[] {
  return Object.entries(known).flatMap(([id, { kind, options, levels, private: isPrivate, of }]): Breach[] => {
    const at = fields.findIndex((field) => field.id === id)
    const field = fields[at]
    if (!field) return [{ path, message: `The field “${id}” is missing: other exercises are made of it. Its words are yours to change.` }]
    const here = [...path, at]
    if (field.kind !== kind) return [{ path: [...here, 'kind'], message: `“${id}” is always of the kind “${kind}”.` }]
    const missing = 'options' in field ? (options ?? []).filter((option) => !field.options.some((offered) => offered.id === option)) : []
    return [
      ...missing.map((option) => ({ path: [...here, 'options'], message: `The option “${option}” of “${id}” is missing. Its words are yours to change.` })),
      ...(field.kind === 'level' && levels !== undefined && field.anchors.length !== levels ? [{ path: [...here, 'anchors'], message: `“${id}” has ${levels} steps, as its numbers are compared.` }] : []),
      ...(isPrivate && !field.private ? [{ path: here, message: `“${id}” is always private. Add “private: true”.` }] : []),
      ...(!isPrivate && field.private ? [{ path: [...here, 'private'], message: `“${id}” is what other exercises are made of, so it cannot be private. Ask in a field of your own.` }] : []),
      ...(field.kind === 'list' && of ? checkKnown(field.of, of, [...here, 'of']) : []),
    ]
  })
}
