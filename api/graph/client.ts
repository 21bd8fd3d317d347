import { Client, GraphError } from '@microsoft/microsoft-graph-client'
import type { Config } from '../config.ts'
import { graphScope, type Tokens } from './tokens.ts'

type Json = Record<string, unknown>
export type BatchRequest = { id: string; method: 'GET' | 'POST'; url: string; headers?: Record<string, string>; body?: Json }
export type BatchAnswer = { id: string; status: number; headers?: Record<string, string>; body?: unknown }

export type Graph = {
  get<Answer>(path: string, options?: { headers?: Record<string, string> }): Promise<Answer>
  post<Answer>(path: string, body: Json, options?: { headers?: Record<string, string> }): Promise<Answer>
  patch<Answer>(path: string, body: Json, options?: { headers?: Record<string, string> }): Promise<Answer>
  /** Any number of requests in `$batch` calls of at most 20; answers by id. Throttled parts are asked again. */
  batch(requests: BatchRequest[]): Promise<Map<string, BatchAnswer>>
}

export { GraphError }

/** Documented limit of one `$batch` call. Source: learn.microsoft.com/graph/json-batching */
const batchSize = 20
const batchTries = 6

/**
 * One door to Microsoft Graph v1.0, on the unmodified client: it retries 429, 503 and 504 by itself, honouring Retry-After;
 * parts of a batch it does not, so that is done here. Ids are immutable ids throughout (they survive a move between folders).
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

  async function once(requests: BatchRequest[]): Promise<BatchAnswer[]> {
    const answer = (await client.api('/$batch').post({ requests })) as { responses: BatchAnswer[] }
    return answer.responses
  }

  return {
    async get(path, options = {}) {
      return (await client.api(path).headers(options.headers ?? {}).get()) as never
    },
    async post(path, body, options = {}) {
      return (await client.api(path).headers(options.headers ?? {}).post(body)) as never
    },
    async patch(path, body, options = {}) {
      return (await client.api(path).headers(options.headers ?? {}).patch(body)) as never
    },
    async batch(requests) {
      const answers = new Map<string, BatchAnswer>()
      for (let at = 0; at < requests.length; at += batchSize) {
        let open = requests.slice(at, at + batchSize)
        for (let attempt = 1; open.length > 0; attempt += 1) {
          const parts = await once(open)
          for (const part of parts) answers.set(part.id, part)
          const throttled = parts.filter((part) => part.status === 429 || part.status === 503)
          if (throttled.length === 0 || attempt === batchTries) break
          open = open.filter((request) => throttled.some((part) => part.id === request.id))
          await pause(Math.max(...throttled.map((part) => waitSeconds(part, attempt))))
        }
      }
      return answers
    },
  }
}

/** Retry-After when the part carries one, but never less than a growing floor: some services always say one second. */
function waitSeconds(part: BatchAnswer, attempt: number): number {
  const header = Object.entries(part.headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1]
  return Math.min(60, Math.max(Number(header ?? 0) || 0, 0.25 * 2 ** (attempt - 1)))
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000))
}

/** The HTTP status of a refused Graph call, or null for anything else. */
export function graphStatus(error: unknown): number | null {
  return error instanceof GraphError ? error.statusCode : null
}
