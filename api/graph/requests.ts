type Asked = { method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; url: string; body?: Record<string, unknown> }

/**
 * Whose mailbox or profile a request goes to, null when to nobody's; from a path or an absolute link of Graph's.
 * Ids and user principal names of one person count as two, so callers stay with ids.
 */
export function mailboxOf(url: string): string | null {
  const path = /^https?:\/\//i.test(url) ? new URL(url).pathname.replace(/^\/(v1\.0|beta)(?=\/)/i, '') : url
  const name = /^\/users\/([^/?]+)\//i.exec(path)?.[1]
  return name === undefined ? null : decodeURIComponent(name).toLowerCase()
}

/**
 * Whether doing it twice is as good as once, so that it may be asked again when nobody knows whether it was done. Events are
 * created with a transactionId, which Exchange remembers; other additions are not repeatable.
 */
export function isRepeatable({ method, url, body }: Asked): boolean {
  if (method !== 'POST') return true
  return /\/getSchedule$/i.test(url) || typeof body?.['transactionId'] === 'string'
}

/** A part of a batch that has a body must say what it is. */
export function withContentType<Request extends { headers?: Record<string, string>; body?: unknown }>(request: Request): Request {
  return request.body === undefined ? request : { ...request, headers: { 'Content-Type': 'application/json', ...request.headers } }
}
