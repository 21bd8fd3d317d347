import { GraphFault, read } from './odata.ts'

/** A `$filter`, taken apart. Paths are lower-case with slashes. */
export type Filter =
  | { kind: 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'not'; inner: Filter }
  | { kind: 'compare'; operator: 'eq' | 'ne' | 'ge' | 'gt' | 'le' | 'lt'; path: string; value: string | number | boolean | null }
  | { kind: 'call'; name: 'startswith' | 'endswith' | 'contains'; path: string; value: string }
  | { kind: 'any'; path: string; variable: string; inner: Filter }

const operators = ['eq', 'ne', 'ge', 'gt', 'le', 'lt'] as const

/**
 * Reads the part of OData's filter language (OData 4.01 URL conventions, 5.1.1) that Graph's clients use: comparisons,
 * and, or, not, startswith, endswith, contains and any. Throws 400 for a broken text and for a path outside `allowed`
 * (lower-case; a path below an allowed one is allowed too).
 */
export function parseFilter(text: string, allowed: string[]): Filter {
  const tokens = text.match(/'(?:[^']|'')*'|[(),:]|[^\s(),:']+/g) ?? []
  let place = 0
  const variables = new Set<string>()
  const broken = (): GraphFault => new GraphFault(400, 'BadRequest', `Invalid filter clause: syntax error in '${text}'.`)
  const take = (wanted?: string): string => {
    const token = tokens[place]
    if (token === undefined || (wanted !== undefined && token !== wanted)) throw broken()
    place += 1
    return token
  }
  const checked = (path: string): string => {
    const lower = path.toLowerCase()
    if ([...variables].some((variable) => lower.startsWith(`${variable}/`))) return lower
    if (allowed.some((name) => lower === name || lower.startsWith(`${name}/`))) return lower
    throw new GraphFault(400, 'ErrorInvalidUrlQueryFilter', `The query filter contains one or more invalid nodes: '${path}' cannot be filtered on.`)
  }
  function value(): string | number | boolean | null {
    const token = take()
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'")
    if (token === 'true' || token === 'false') return token === 'true'
    if (token === 'null') return null
    if (/^-?\d+(\.\d+)?$/.test(token)) return Number(token)
    // A date such as 2026-01-01T00:00:00Z is cut at its colons.
    let rest = token
    while (tokens[place] === ':') rest += take(':') + take()
    if (/^\d{4}-\d\d-\d\d/.test(rest)) return rest
    throw broken()
  }
  function primary(): Filter {
    const token = take()
    if (token === '(') {
      const inner = either()
      take(')')
      return inner
    }
    if (token.toLowerCase() === 'not') return { kind: 'not', inner: primary() }
    const name = token.toLowerCase()
    if ((name === 'startswith' || name === 'endswith' || name === 'contains') && tokens[place] === '(') {
      take('(')
      const path = checked(take())
      take(',')
      const wanted = value()
      take(')')
      if (typeof wanted !== 'string') throw broken()
      return { kind: 'call', name, path, value: wanted }
    }
    if (name.endsWith('/any') && tokens[place] === '(') {
      const path = checked(token.slice(0, -4))
      take('(')
      const variable = take().toLowerCase()
      take(':')
      variables.add(variable)
      const inner = either()
      take(')')
      return { kind: 'any', path, variable, inner }
    }
    const operator = operators.find((known) => known === (tokens[place] ?? '').toLowerCase())
    if (!operator) throw broken()
    place += 1
    return { kind: 'compare', operator, path: checked(token), value: value() }
  }
  function both(): Filter {
    let left = primary()
    while (tokens[place]?.toLowerCase() === 'and') {
      place += 1
      left = { kind: 'and', left, right: primary() }
    }
    return left
  }
  function either(): Filter {
    let left = both()
    while (tokens[place]?.toLowerCase() === 'or') {
      place += 1
      left = { kind: 'or', left, right: both() }
    }
    return left
  }
  const filter = either()
  if (place < tokens.length) throw broken()
  return filter
}

/** Does an entity satisfy the filter? Texts compare without case, as Exchange and the directory do. */
export function matches(filter: Filter, entity: unknown): boolean {
  switch (filter.kind) {
    case 'and':
      return matches(filter.left, entity) && matches(filter.right, entity)
    case 'or':
      return matches(filter.left, entity) || matches(filter.right, entity)
    case 'not':
      return !matches(filter.inner, entity)
    case 'any': {
      const members = at(entity, filter.path)
      return Array.isArray(members) && members.some((member: unknown) => matches(filter.inner, { [filter.variable]: member }))
    }
    case 'call': {
      const text = fold(at(entity, filter.path))
      const wanted = filter.value.toLowerCase()
      if (typeof text !== 'string') return false
      return filter.name === 'startswith' ? text.startsWith(wanted) : filter.name === 'endswith' ? text.endsWith(wanted) : text.includes(wanted)
    }
    case 'compare': {
      const found = fold(at(entity, filter.path)) ?? null
      const wanted = fold(filter.value) ?? null
      if (filter.operator === 'eq') return found === wanted
      if (filter.operator === 'ne') return found !== wanted
      if (found === null || wanted === null || typeof found === 'boolean' || typeof wanted === 'boolean') return false
      if (filter.operator === 'ge') return found >= wanted
      if (filter.operator === 'gt') return found > wanted
      return filter.operator === 'le' ? found <= wanted : found < wanted
    }
  }
}

function at(entity: unknown, path: string): unknown {
  return path.split('/').reduce<unknown>((value, name) => read(value, name), entity)
}

function fold(value: unknown): string | number | boolean | null | undefined {
  if (typeof value === 'string') return value.toLowerCase()
  return typeof value === 'number' || typeof value === 'boolean' || value === null ? value : undefined
}
