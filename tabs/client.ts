import { z } from 'zod'
import { type Endpoint, Refusal } from '../api/http/endpoint.ts'
import { forgetApiToken, getApiToken } from './host/sign-in.ts'

type Needs<Name extends string, S extends z.ZodType> = Record<string, never> extends z.input<S> ? { [K in Name]?: z.input<S> } : { [K in Name]: z.input<S> }

/** What an endpoint must be told: its params, query and input, as far as it has any. */
export type Request<E extends Endpoint> = Needs<'params', E['params']> & Needs<'query', E['query']> & Needs<'input', E['input']>
export type Answer<E extends Endpoint> = z.output<E['output']>

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; input?: unknown }
type Detail = { path: string; message: string }

/**
 * A call that did not come back with what was promised. `code` is the API's (`not_found`, …), or one of ours:
 * `offline` when nothing answered, `unreadable` when the answer broke its contract. `status` is 0 when nothing answered.
 */
export class ApiError extends Error {
  readonly code: string
  readonly requestId: string | null
  readonly status: number
  readonly details: Detail[]

  constructor(code: string, message: string, status: number, requestId: string | null = null, details: Detail[] = []) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.status = status
    this.requestId = requestId
    this.details = details
  }
}

/** Whether the connection is lost, or the other end in trouble: sending the same again may help. A refusal stays a refusal. */
export function isLost(error: Error | null): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500)
}

/** Only words and numbers stand in an address. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** The path with its parameters filled in and the query appended. */
export function addressOf(endpoint: Endpoint, parts: Parts): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(textOf(parts.params?.[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parts.query ?? {})) if (value !== undefined && value !== null) query.set(name, textOf(value))
  return query.size > 0 ? `${path}?${query}` : path
}

/**
 * Calls one endpoint of the API as the signed-in person and returns what its contract promises.
 * A refused token is renewed once. Throws ApiError and nothing else.
 */
export async function call<E extends Endpoint>(endpoint: E, request: Request<E>, signal?: AbortSignal): Promise<Answer<E>> {
  const parts = request as Parts
  let answer = await send(endpoint, parts, signal)
  if (answer.status === 401) {
    forgetApiToken()
    answer = await send(endpoint, parts, signal)
  }
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw refusalOf(answer, body)
  const parsed = endpoint.output.safeParse(body)
  if (!parsed.success) throw new ApiError('unreadable', 'Crosspath answered in a way this page does not understand.', answer.status, answer.headers.get('x-request-id'))
  return parsed.data as Answer<E>
}

async function send(endpoint: Endpoint, parts: Parts, signal?: AbortSignal): Promise<Response> {
  const token = await getApiToken().catch((cause: unknown) => {
    throw new ApiError('signed_out', `Microsoft 365 did not sign you in (${cause instanceof Error ? cause.message : String(cause)}).`, 401)
  })
  const body = endpoint.method === 'GET' ? undefined : JSON.stringify(parts.input ?? {})
  try {
    return await fetch(addressOf(endpoint, parts), {
      method: endpoint.method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ApiError('offline', 'Crosspath did not answer.', 0)
  }
}

function refusalOf(answer: Response, body: unknown): ApiError {
  const refusal = Refusal.safeParse(body)
  if (!refusal.success) return new ApiError('failed', 'Crosspath could not do that.', answer.status, answer.headers.get('x-request-id'))
  const { code, message, requestId, details } = refusal.data.error
  return new ApiError(code, message, answer.status, requestId, details ?? [])
}

const TabConfig = z.object({
  hostOrigins: z.array(z.string()),
  /** What nested app authentication asks Entra with. */
  signIn: z.object({ clientId: z.string(), authority: z.string(), scope: z.string() }),
  /** The tab as a link that Teams opens. */
  tabUrl: z.string(),
})
export type TabConfig = z.infer<typeof TabConfig>

/** What both pages must know before anybody is signed in; public. */
export async function readTabConfig(): Promise<TabConfig> {
  const answer = await fetch('/tab-config.json')
  return TabConfig.parse(await answer.json())
}
