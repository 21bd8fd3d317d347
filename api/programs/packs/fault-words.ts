import type { z } from 'zod'
import type { Breach } from './pack-rules.ts'

type Issue = z.core.$ZodIssue

/** What zod found, in words that say what would be right; one of unknown names is one of each. */
export function inWords(issue: Issue): Breach[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => ({ path: [...issue.path, name], message: `“${name}” is not known here. Check its spelling, or leave it out.` }))
  return [{ path: issue.path, message: say(issue) }]
}

function say(issue: Issue): string {
  const name = String(issue.path.at(-1) ?? 'pack')
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `“${name}” is missing.` : `“${name}” must be ${kinds[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return issue.input === undefined ? `“${name}” is missing.` : `“${name}” is one of: ${issue.values.map(String).join(', ')}.`
    case 'invalid_union':
      return unionWords(issue, name)
    case 'invalid_key':
      return `“${name}” is no part of the fit that can be weighed.`
    case 'too_big':
      return issue.origin === 'string' ? `“${name}” has at most ${issue.maximum} characters.` : issue.origin === 'array' ? `“${name}” has at most ${issue.maximum} entries.` : `“${name}” is at most ${issue.maximum}.`
    case 'too_small':
      return issue.origin === 'string' ? (issue.minimum === 1 ? `“${name}” is empty.` : `“${name}” has at least ${issue.minimum} characters.`) : issue.origin === 'array' ? `“${name}” has at least ${issue.minimum} entries.` : `“${name}” is at least ${issue.minimum}.`
    default:
      return issue.message
  }
}

const kinds: Record<string, string> = { string: 'text; put it in quotes where it looks like something else', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'a group of names and values', record: 'a group of names and values' }

function unionWords(issue: Issue & { code: 'invalid_union' }, name: string): string {
  const values = issue.errors.flatMap((branch) => branch.flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : [])))
  if (issue.input === undefined) return `“${name}” is missing.`
  if (values.length > 0) return `“${name}” is one of: ${values.map(String).join(', ')}.`
  return 'discriminator' in issue && typeof issue.discriminator === 'string' ? `“${issue.discriminator}” is none that is known.` : issue.message
}
