/**
 * JSON for plain values that may hold Map, Set and Temporal.Instant at any depth: each stands as an object with the one
 * property `@map`, `@set` or `@instant`, names that no service of the tenant uses for anything else.
 */
export function toStateText(state: object): string {
  // By function, not arrow: what a property held before its toJSON is only to be had from its holder.
  return JSON.stringify(state, function (this: Record<string, unknown>, name: string, value: unknown) {
    const held = this[name]
    if (held instanceof Map) return { '@map': [...(held as Map<unknown, unknown>)] }
    if (held instanceof Set) return { '@set': [...(held as Set<unknown>)] }
    if (held instanceof Temporal.Instant) return { '@instant': held.toString() }
    return value
  })
}

/** Reads what `toStateText` wrote. Throws SyntaxError when the text is no JSON. */
export function fromStateText(text: string): unknown {
  return JSON.parse(text, (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value
    if ('@map' in value) return new Map(value['@map'] as [unknown, unknown][])
    if ('@set' in value) return new Set(value['@set'] as unknown[])
    if ('@instant' in value) return Temporal.Instant.from(String(value['@instant']))
    return value
  })
}
