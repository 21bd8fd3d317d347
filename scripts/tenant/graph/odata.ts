/** One request to Graph, whether it came alone or inside a batch. */
export type GraphRequest = {
  method: string
  /** Path below the version, decoded, without query: `/users/…`. */
  path: string
  query: URLSearchParams
  /** Lower-case names. */
  headers: Record<string, string | undefined>
  body: unknown
  caller: GraphCaller
  /** Values of the route's `:name` segments. */
  params: Record<string, string>
  /** `https://localhost:PORT/v1.0`, the beginning of links in answers. */
  base: string
}

/** Who asks: the application for itself, or the application in a person's name. */
export type GraphCaller = { kind: 'application'; permissions: string[] } | { kind: 'person'; personId: string; permissions: string[] }

/** Status 0: the connection is to be cut. */
export type GraphAnswer = { status: number; headers?: Record<string, string>; body?: object }

/** A refusal in Graph's words; thrown by handlers, written out by the router. */
export class GraphFault extends Error {
  readonly status: number
  readonly code: string
  readonly headers: Record<string, string>

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.name = 'GraphFault'
    this.status = status
    this.code = code
    this.headers = headers
  }
}

/** Which part of Microsoft 365 serves a path: their refusals differ, and only Outlook counts requests per mailbox. */
export type GraphArea = 'directory' | 'outlook' | 'teams' | 'notifications'

export type GraphRoute = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Pattern with `:name` segments: `/users/:id/events`. */
  path: string
  area: GraphArea
  /** Any one of these is enough; the list of Microsoft's permissions reference. */
  application: string[]
  delegated: string[]
  /** Enough too, where the manifest of the app asks for it: who has the app has agreed. */
  resourceSpecific?: string
  /** Delegated permissions that are enough for what is the caller's own. */
  own?: string[]
  handle(request: GraphRequest): GraphAnswer | Promise<GraphAnswer>
}

/** Error body of Graph (Microsoft: "Microsoft Graph error responses and resource types"). */
export function errorBody(fault: { code: string; message: string }, ids: { requestId: string; clientRequestId: string }, now: Temporal.Instant): object {
  return {
    error: {
      code: fault.code,
      message: fault.message,
      innerError: {
        date: now.toString({ smallestUnit: 'second' }).replace('Z', ''),
        'request-id': ids.requestId,
        'client-request-id': ids.clientRequestId,
      },
    },
  }
}

/** Values of the `Prefer` header by lower-case name; a name without value gives `''`. */
export function preferences(request: GraphRequest): Map<string, string> {
  const found = new Map<string, string>()
  for (const part of (request.headers['prefer'] ?? '').split(/[,;](?=(?:[^"]*"[^"]*")*[^"]*$)/)) {
    const [name, ...rest] = part.trim().split('=')
    if (name) found.set(name.toLowerCase(), rest.join('=').replace(/^"|"$/g, ''))
  }
  return found
}

/** `$select` as a list of names, or null when absent. */
export function selection(request: GraphRequest): string[] | null {
  const text = request.query.get('$select')
  return text === null || text.trim() === '' ? null : text.split(',').map((name) => name.trim())
}

/** A whole-number query option within limits. Throws 400 in the words Graph uses otherwise. */
export function wholeNumber(request: GraphRequest, name: '$top' | '$skip', limits: { from: number; to: number }, otherwise: number): number {
  const text = request.query.get(name)
  if (text === null) return otherwise
  const value = Number(text)
  if (!/^-?\d+$/.test(text) || value < limits.from || value > limits.to) {
    throw new GraphFault(400, 'Request_BadRequest', `Invalid value '${text}' for ${name} query option. The value must be from ${limits.from} to ${limits.to}.`)
  }
  return value
}

/** Absolute address of the same request with some query options replaced (`null` removes one). */
export function linkTo(request: GraphRequest, replacements: Record<string, string | null>): string {
  const options = new Map([...request.query.entries()])
  for (const [name, value] of Object.entries(replacements)) {
    if (value === null) options.delete(name)
    else options.set(name, value)
  }
  const query = [...options].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return `${request.base}${request.path.split('/').map(encodeURIComponent).join('/')}${query ? `?${query}` : ''}`
}

/** Keeps the named properties, and every annotation; `null` keeps all. Names compare without case, as OData services at Microsoft do. */
export function pick(entity: Record<string, unknown>, names: string[] | null): Record<string, unknown> {
  if (names === null) return entity
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  return Object.fromEntries(Object.entries(entity).filter(([name]) => name.startsWith('@') || wanted.has(name.toLowerCase())))
}

/** Property of an object whose name is compared without case: Graph reads `Comment` and `comment` alike. */
export function read(source: unknown, name: string): unknown {
  if (typeof source !== 'object' || source === null) return undefined
  const exact = (source as Record<string, unknown>)[name]
  if (exact !== undefined) return exact
  const lower = name.toLowerCase()
  return Object.entries(source).find(([key]) => key.toLowerCase() === lower)?.[1]
}

/** The same for a text; numbers and booleans count as their text. */
export function readText(source: unknown, name: string): string | undefined {
  const value = read(source, name)
  return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** The same for a list; anything else is an empty one. */
export function readList(source: unknown, name: string): unknown[] {
  const value = read(source, name)
  return Array.isArray(value) ? value : []
}
