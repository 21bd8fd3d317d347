import type { z } from 'zod'

type Fault = z.core.$ZodRawIssue

const kinds: Record<string, string> = { string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object with names and values', null: 'null' }
const formats: Record<string, string> = { guid: 'an id', uuid: 'an id', date: 'a day such as 2026-03-31', datetime: 'a moment such as 2026-03-31T09:00:00Z', email: 'a mail address', url: 'an address on the web' }

/**
 * What is wrong with one value of a request, as a sentence that says what would be right; for faults of which the contract says nothing itself.
 * Source of the codes: https://zod.dev/error-customization
 */
export function sayFault(fault: Fault): string {
  if (fault.input === undefined) return 'This is missing.'
  switch (fault.code) {
    case 'invalid_type':
      return `This must be ${kinds[fault.expected] ?? fault.expected}.`
    case 'too_small':
      return sizeWords(fault.origin, 'least', Number(fault.minimum))
    case 'too_big':
      return sizeWords(fault.origin, 'most', Number(fault.maximum))
    case 'invalid_format':
      return `This must be ${formats[fault.format] ?? 'written in another way'}.`
    case 'invalid_value':
      return `This must be ${listWords(fault.values.map(String))}.`
    case 'not_multiple_of':
      return `This must be a multiple of ${fault.divisor}.`
    case 'unrecognized_keys':
      return 'There are names that are not known here.'
    default:
      return 'This has not the shape that is expected here.'
  }
}

function sizeWords(origin: string, end: 'least' | 'most', size: number): string {
  if (origin === 'string') return end === 'least' && size === 1 ? 'This must not be empty.' : `This must have at ${end} ${count(size, 'character')}.`
  if (origin === 'array' || origin === 'set') return end === 'least' && size === 1 ? 'This must not be an empty list.' : `This must have at ${end} ${count(size, 'entry', 'entries')}.`
  return `This must be at ${end} ${size}.`
}

function count(size: number, one: string, many = `${one}s`): string {
  return `${size} ${size === 1 ? one : many}`
}

function listWords(values: string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`
}
