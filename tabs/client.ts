import type { z } from 'zod'
import type { Endpoint, Refusal } from '../api/http/endpoint.ts'
import { forgetApiToken, getApiToken } from './host/sign-in.ts'

type Needs<Name extends string, S extends z.ZodType> = Record<string, never> extends z.input<S> ? { [K in Name]?: z.input<S> } : { [K in Name]: z.input<S> }

/** What an endpoint must be told: its params, query and input, as far as it has any. */
export type Request<E extends Endpoint> = Needs<'params', E['params']> & Needs<'query', E['query']> & Needs<'input', E['input']>
export type Answer<E extends Endpoint> = z.output<E['output']>

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; input?: unknown }
type Detail = { path: string; message: string }

/**
 * A call that did not come back with what was promised. `code` is the API's (`not_found`, …), or one of ours:
 * `offline` when nothing answered, `unreadable` when the answer broke its contract, `failed` for a refusal without its
 * reason, `signed_out` without a token. `status` is 0 when nothing answered. `message` is the API's sentence for people,
 * or of ours what the machine told: `reasonOf` has the words for both, as this file comes before all texts.
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
  const early = endpoint.method === 'GET' ? takeEarly(addressOf(endpoint, parts)) : undefined
  if (early) return early as Promise<Answer<E>>
  let answer = await send(endpoint, parts, signal)
  if (answer.status === 401) {
    forgetApiToken()
    answer = await send(endpoint, parts, signal)
  }
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw refusalOf(answer, body)
  if (body === null) throw new ApiError('unreadable', answer.statusText, answer.status, answer.headers.get('x-request-id'))
  return body as Answer<E>
}

const asked = new Map<string, Promise<unknown>>()

/** Asks what the first screen will ask, before its code has come; the first call of the same gets this answer. */
export function askEarly<E extends Endpoint>(endpoint: E, request: Request<E>): void {
  const answer = call(endpoint, request)
  // A failure is told by whoever calls.
  answer.catch(() => undefined)
  asked.set(addressOf(endpoint, request as Parts), answer)
}

function takeEarly(address: string): Promise<unknown> | undefined {
  const answer = asked.get(address)
  asked.delete(address)
  return answer
}

async function send(endpoint: Endpoint, parts: Parts, signal?: AbortSignal): Promise<Response> {
  const token = await getApiToken().catch((cause: unknown) => {
    throw new ApiError('signed_out', cause instanceof Error ? cause.message : String(cause), 401)
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
    throw new ApiError('offline', String(cause), 0)
  }
}

function isRefusal(body: unknown): body is Refusal {
  const error: unknown = typeof body === 'object' && body !== null && 'error' in body ? body.error : null
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error
}

function refusalOf(answer: Response, body: unknown): ApiError {
  if (!isRefusal(body)) return new ApiError('failed', answer.statusText, answer.status, answer.headers.get('x-request-id'))
  const { code, message, requestId, details } = body.error
  return new ApiError(code, message, answer.status, requestId, details ?? [])
}

export type TabConfig = {
  hostOrigins: string[]
  /** What nested app authentication asks Entra with. */
  signIn: { clientId: string; authority: string; scope: string }
  /** The tab as a link that Teams opens. */
  tabUrl: string
}

/** What both pages must know before anybody is signed in. The API writes it into the page, so that nobody waits for it. */
export function readTabConfig(): TabConfig {
  return JSON.parse(document.getElementById('tab-config')?.textContent ?? '') as TabConfig
}
