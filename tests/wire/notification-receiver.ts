import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Notification = {
  id?: string
  subscriptionId: string
  subscriptionExpirationDateTime: string
  clientState: string
  tenantId: string
  changeType?: string
  resource?: string
  lifecycleEvent?: string
  resourceData?: { id: string; '@odata.id': string; '@odata.etag'?: string }
}

export type Receiver = {
  url: string
  /** Every POST that was taken, with its notifications. */
  posts: Notification[][]
  all(): Notification[]
  /** Handshakes asked for, by path. */
  handshakes: string[]
  /** Replaces the answer to notifications: a status, or no answer at all. */
  answerWith(how: number | 'nothing'): void
  /** Replaces the answer to handshakes. */
  handshakeWith(how: (token: string, response: ServerResponse) => void): void
  clear(): void
  stop(): Promise<void>
}

function correct(token: string, response: ServerResponse): void {
  response.setHeader('content-type', 'text/plain').end(token)
}

/** Somebody who wants to be told of changes: answers handshakes and notes what is delivered. */
export async function startReceiver(): Promise<Receiver> {
  let status: number | 'nothing' = 202
  let handshake = correct
  const receiver: Omit<Receiver, 'url'> = {
    posts: [],
    handshakes: [],
    all: () => receiver.posts.flat(),
    answerWith: (how) => void (status = how),
    handshakeWith: (how) => void (handshake = how),
    clear: () => void receiver.posts.splice(0),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const address = new URL(request.url ?? '/', 'http://localhost')
    const token = address.searchParams.get('validationToken')
    if (token !== null) {
      receiver.handshakes.push(address.pathname)
      return handshake(token, response)
    }
    let text = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => (text += part))
    request.on('end', () => {
      if (status === 'nothing') return
      if (status < 300) receiver.posts.push((JSON.parse(text) as { value: Notification[] }).value)
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { ...receiver, url: `http://localhost:${(server.address() as AddressInfo).port}` }
}
