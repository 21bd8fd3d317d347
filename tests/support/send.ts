/** What the API answered, as it came over the wire. `requestId` is the header's. */
export type Answer = { status: number; requestId: string | null; body: unknown; text: string }
export type Sending = { method?: string; token?: string | null; authorization?: string; headers?: Record<string, string>; json?: unknown; text?: string | Uint8Array<ArrayBuffer> }

/** Sends one request as it is, right or wrong. */
export async function send(url: string, { method = 'GET', token, authorization, headers = {}, json, text }: Sending = {}): Promise<Answer> {
  const body = json === undefined ? text : JSON.stringify(json)
  const answer = await fetch(url, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(authorization !== undefined && { authorization }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  })
  const words = await answer.text()
  return { status: answer.status, requestId: answer.headers.get('request-id'), body: parsed(words), text: words }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
