import { GraphFault, read, readList, readText, type GraphAnswer, type GraphRequest } from './odata.ts'

const mostRequests = 20

type Part = { id: string; method: string; url: string; headers: Record<string, string>; body: unknown; dependsOn: string[] }

/**
 * JSON batching (Microsoft: "Combine multiple HTTP requests using JSON batching"): parts without a dependency run at once, a
 * part whose predecessor failed answers 424. Throws 400 for a malformed batch.
 * @param run answers one inner request through the same handlers as any other
 */
export async function answerBatch(request: GraphRequest, run: (inner: GraphRequest) => Promise<GraphAnswer>): Promise<GraphAnswer> {
  const parts = readParts(request.body)
  const running = new Map<string, Promise<{ id: string } & GraphAnswer>>()
  const start = (part: Part): Promise<{ id: string } & GraphAnswer> => {
    const known = running.get(part.id)
    if (known) return known
    const outcome = perform(part)
    running.set(part.id, outcome)
    return outcome
  }
  async function perform(part: Part): Promise<{ id: string } & GraphAnswer> {
    const before = await Promise.all(part.dependsOn.map((id) => start(parts.find((other) => other.id === id) as Part)))
    if (before.some(({ status }) => status >= 400)) {
      const fault = { error: { code: 'FailedDependency', message: 'The request failed because a request it depends on failed.' } }
      return { id: part.id, status: 424, headers: { 'Content-Type': 'application/json' }, body: fault }
    }
    const address = new URL(part.url.startsWith('/') ? part.url.slice(1) : part.url, `${request.base}/`)
    const version = new URL(request.base).pathname
    const path = decodeURIComponent(address.pathname.slice(version.length))
    const inner: GraphRequest = { ...request, method: part.method, path, query: address.searchParams, headers: part.headers, body: part.body, params: {} }
    const answer = await run(inner)
    return { id: part.id, ...answer }
  }
  const outcomes = await Promise.all(parts.map(start))
  const responses = outcomes.map(({ id, status, headers, body }) => ({
    id,
    status,
    headers: { 'Cache-Control': 'no-cache', ...(body && { 'Content-Type': 'application/json' }), ...titled(headers ?? {}) },
    ...(body && { body }),
  }))
  return { status: 200, body: { responses } }
}

function readParts(body: unknown): Part[] {
  const entries = readList(body, 'requests')
  if (entries.length === 0) throw malformed('The batch request has no requests.')
  if (entries.length > mostRequests) throw malformed(`Number of batch request steps exceeds the maximum value of ${mostRequests}.`)
  const parts = entries.map((entry): Part => {
    const id = readText(entry, 'id')
    const method = readText(entry, 'method')?.toUpperCase()
    const url = readText(entry, 'url')
    if (!id || !method || !url) throw malformed("Each request of a batch needs 'id', 'method' and 'url'.")
    if (/^https?:/i.test(url)) throw malformed(`The url of request '${id}' must be relative.`)
    if (/^\/?\$batch\b/i.test(url)) throw malformed('Batch requests cannot be nested.')
    const headers = Object.fromEntries(Object.entries((read(entry, 'headers') ?? {}) as Record<string, unknown>).map(([name, value]) => [name.toLowerCase(), String(value)]))
    const content = read(entry, 'body')
    if (content !== undefined && !headers['content-type']) throw malformed(`Request '${id}' has a body and needs the header Content-Type.`)
    return { id, method, url, headers, body: content, dependsOn: readList(entry, 'dependsOn').map(String) }
  })
  const ids = new Set(parts.map(({ id }) => id.toLowerCase()))
  if (ids.size !== parts.length) throw malformed('Each request of a batch needs an id of its own.')
  const settled = new Set<string>()
  for (const part of parts) {
    // Only requests before this one can be waited for, which also rules out circles.
    if (!part.dependsOn.every((id) => settled.has(id))) throw malformed(`Request '${part.id}' depends on a request that does not come before it.`)
    settled.add(part.id)
  }
  return parts
}

function titled(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase()), value]))
}

function malformed(message: string): GraphFault {
  return new GraphFault(400, 'BadRequest', message)
}
