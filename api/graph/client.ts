import { Client, GraphError, RetryHandlerOptions } from '@microsoft/microsoft-graph-client'
import type { Config } from '../config.ts'
import { createBatches } from './batches.ts'
import { errorOf, passingError } from './failures.ts'
import { createLanes } from './lanes.ts'
import { isRepeatable, mailboxOf } from './requests.ts'
import { graphScope, type Tokens } from './tokens.ts'

type Json = Record<string, unknown>
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
export type BatchRequest = { id: string; method: Method; url: string; headers?: Record<string, string>; body?: Json }
export type BatchAnswer = { id: string; status: number; headers?: Record<string, string>; body?: unknown }

export type CallOptions = {
  headers?: Record<string, string>
  /** How long refusals may hold this call up before they are its answer. Somebody who looks at a screen waits no longer than the default. */
  patienceSeconds?: number
}

export type Graph = {
  get<Answer>(path: string, options?: CallOptions): Promise<Answer>
  post<Answer>(path: string, body: Json, options?: CallOptions): Promise<Answer>
  patch<Answer>(path: string, body: Json, options?: CallOptions): Promise<Answer>
  /** What a lost answer hides may be done already: a 404 then says so. */
  delete(path: string, options?: CallOptions): Promise<void>
  /**
   * Any number of requests, which travel in `$batch` calls of at most 20 together with those of other callers; answers by id. Parts
   * that were refused or lost are asked again; what is refused to the end of patience is answered as it was refused (429, 503 or 504).
   * @throws GraphError when a whole call is refused for good, such as for its token.
   */
  batch(requests: BatchRequest[], options?: Pick<CallOptions, 'patienceSeconds'>): Promise<Map<string, BatchAnswer>>
}

export { errorOf, GraphError }

const defaultPatienceSeconds = 30
/** For work that nobody waits for. */
export const jobPatienceSeconds = 240
/** A request that takes longer is lost. Free/busy of twenty people can take half a minute. */
const longestAnswerMilliseconds = 100_000

/**
 * One door to Microsoft Graph v1.0, on the unmodified client. The client's own retries are switched off, because it knows neither
 * the parts of a batch nor what else goes to the same mailbox: both are held here, four requests for each mailbox at once and
 * {@link Config.graphRequestsAtOnce} in all, each API process for itself. 429 is always asked again; lost connections, 502, 503 and 504 where
 * doing it twice does no harm. Retry-After is kept to the second, and waits grow where it says too little.
 * Ids are immutable ids where callers ask for them (they survive a move between folders).
 */
export function createGraph(config: Config, tokens: Tokens): Graph {
  const base = new URL(config.graphBaseUrl)
  const client = Client.initWithMiddleware({
    authProvider: { getAccessToken: () => tokens.appToken(graphScope) },
    baseUrl: `${config.graphBaseUrl}/`,
    // Without this the client withholds the token from any host but Microsoft's own (national clouds behind a proxy, for example).
    customHosts: new Set([base.hostname]),
    defaultVersion: 'v1.0',
  })
  const lanes = createLanes(config.graphRequestsAtOnce)
  const prepared = (path: string, headers: Record<string, string> = {}) =>
    client.api(path).middlewareOptions([new RetryHandlerOptions(0, 0)]).option('signal', AbortSignal.timeout(longestAnswerMilliseconds)).headers(headers)
  const batches = createBatches(lanes, async (requests) => {
    const answer = (await prepared('/$batch').post({ requests })) as { responses: BatchAnswer[] }
    return answer.responses
  })

  async function alone(method: Method, path: string, body: Json | undefined, { headers, patienceSeconds = defaultPatienceSeconds }: CallOptions): Promise<unknown> {
    const mailbox = mailboxOf(path)
    let until: number | null = null
    for (;;) {
      while (!lanes.take(mailbox)) {
        const rest = lanes.readyAt(mailbox) - performance.now()
        if (rest > 0) until ??= performance.now() + patienceSeconds * 1000
        if (until !== null && lanes.readyAt(mailbox) > until) throw new GraphError(429, 'Microsoft Graph asks us to wait longer than this can wait.')
        await lanes.change(rest > 0 ? rest : 1_000)
      }
      try {
        const request = prepared(path, headers)
        const answer: unknown = await (method === 'GET' ? request.get() : method === 'POST' ? request.post(body) : method === 'PATCH' ? request.patch(body) : request.delete())
        lanes.ease(mailbox)
        return answer
      } catch (error) {
        const passing = passingError(error)
        if (!passing) throw error
        until ??= performance.now() + patienceSeconds * 1000
        const readyAt = lanes.rest(mailbox, passing.askedSeconds)
        const mayRepeat = passing.done === 'no' || isRepeatable({ method, url: path, ...(body && { body }) })
        if (!mayRepeat || readyAt > until) throw error
      } finally {
        lanes.leave(mailbox)
      }
    }
  }

  return {
    async get(path, options = {}) {
      return (await alone('GET', path, undefined, options)) as never
    },
    async post(path, body, options = {}) {
      return (await alone('POST', path, body, options)) as never
    },
    async patch(path, body, options = {}) {
      return (await alone('PATCH', path, body, options)) as never
    },
    async delete(path, options = {}) {
      await alone('DELETE', path, undefined, options)
    },
    batch: (requests, { patienceSeconds = defaultPatienceSeconds } = {}) => batches(requests, patienceSeconds),
  }
}

/** The HTTP status of a refused Graph call, or null for anything else. */
export function graphStatus(error: unknown): number | null {
  return error instanceof GraphError ? error.statusCode : null
}
