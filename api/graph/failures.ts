import { GraphError } from '@microsoft/microsoft-graph-client'

/** Something that may pass. `done`: whether the request may have been carried out all the same. */
export type Passing = { askedSeconds: number; done: 'no' | 'perhaps' }

/** Refused before anything was done. */
const refusedStatuses = new Set([429])
/** The service, or something between us, gave up; the work may have been done. */
const doubtfulStatuses = new Set([502, 503, 504])
/** Names of what fetch throws when a connection cannot be made, breaks off, or brings half an answer. */
const brokenConnections = new Set(['TypeError', 'SyntaxError', 'TimeoutError', 'AbortError', 'FetchError'])

/** Asking again cannot help, though nothing answered with a refusal. The message says what is in the way, for the organizer. */
export class Hopeless extends Error {}

/** What an answered status means, null when asking again would not help. `headers` in any spelling. */
export function passingStatus(status: number, retryAfter: string | null | undefined): Passing | null {
  if (refusedStatuses.has(status)) return { askedSeconds: secondsOf(retryAfter), done: 'no' }
  if (doubtfulStatuses.has(status)) return { askedSeconds: secondsOf(retryAfter), done: 'perhaps' }
  return null
}

/** The same for what the client throws. */
export function passingError(error: unknown): Passing | null {
  if (!(error instanceof GraphError)) return null
  // The client reports an answer that broke off under the status with which it had begun.
  const broken = (error.statusCode < 0 || (error.statusCode >= 200 && error.statusCode < 300)) && brokenConnections.has(error.code ?? '')
  if (broken) return { askedSeconds: 0, done: 'perhaps' }
  return passingStatus(error.statusCode, error.headers?.get('retry-after'))
}

/** Seconds, also fractions of one, or a date (RFC 9110, 10.2.3). */
function secondsOf(retryAfter: string | null | undefined): number {
  if (!retryAfter) return 0
  const seconds = Number(retryAfter)
  const wait = Number.isNaN(seconds) ? (Date.parse(retryAfter) - Temporal.Now.instant().epochMilliseconds) / 1000 : seconds
  return Number.isFinite(wait) ? Math.max(0, wait) : 0
}

/** An answer from inside a batch, as the error that the same request alone would have thrown. */
export function errorOf(answer: { status: number; body?: unknown }): GraphError {
  const { code, message } = readError(answer.body)
  const error = new GraphError(answer.status, message)
  error.code = code
  return error
}

function readError(body: unknown): { code: string; message: string } {
  const error: unknown = typeof body === 'object' && body !== null && 'error' in body ? body.error : null
  const text = (name: 'code' | 'message') => {
    const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : null
    return typeof value === 'string' ? value : ''
  }
  return { code: text('code') || 'UnknownError', message: text('message') || 'Microsoft Graph refused without saying why.' }
}
