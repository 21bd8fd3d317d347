import { freshId } from '../tenant.ts'
import { GraphFault } from './odata.ts'

/** How long somebody who is to be told of changes may take, in milliseconds of real time. */
export type Patience = {
  /** For the handshake: 10 seconds. */
  validation: number
  /** For each delivery: 3 seconds. */
  delivery: number
}

export const microsoftsPatience: Patience = { validation: 10_000, delivery: 3_000 }

/** How a receiver took a POST: its status, 0 when there was no answer in time. */
export type Receipt = { status: number; tookMilliseconds: number }

/**
 * Checks the address notifications shall go to. https everywhere, as Graph demands; plain http only on this machine, where a
 * rehearsal's receiver has no certificate. Throws 400.
 */
export function checkReceiverAddress(text: string, name: string): URL {
  const address = URL.canParse(text) ? new URL(text) : null
  if (!address) throw new GraphFault(400, 'InvalidRequest', `${name} is not a valid address.`)
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && isHere(address))) {
    throw new GraphFault(400, 'InvalidRequest', `${name} must be an HTTPS address. The '${address.protocol.slice(0, -1)}' scheme is not allowed.`)
  }
  return address
}

/**
 * The handshake (Microsoft: "Receive change notifications through webhooks", notificationUrl validation): the receiver must give
 * back the decoded token as plain text with 200. Throws 400 ValidationError in the service's words.
 */
export async function validateReceiver(address: URL, patience: Patience): Promise<void> {
  // With a colon and spaces, so that whoever gives back the encoded token fails.
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${freshId()}`
  const asked = new URL(address)
  asked.searchParams.append('validationToken', token)
  const answer = isHere(address) ? await ask(asked, patience.validation) : null
  if (answer === 'too late') throw new GraphFault(400, 'ValidationError', 'Subscription validation request timed out.')
  if (answer?.status !== 200) {
    throw new GraphFault(400, 'ValidationError', `Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.${answer ? ` HTTP status code is '${answer.status}'.` : ''}`)
  }
  if (!/^text\/plain\b/i.test(answer.type) || answer.text !== token) {
    throw new GraphFault(400, 'ValidationError', 'Subscription validation request failed. Response must exactly match validationToken query parameter.')
  }
}

/** Delivers one body; whatever is no answer in time counts as status 0. */
export async function post(address: string, body: object, patience: Patience): Promise<Receipt> {
  const began = performance.now()
  const status = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(patience.delivery),
  }).then(
    async (response) => {
      await response.arrayBuffer().catch(() => undefined)
      return response.status
    },
    () => 0,
  )
  return { status, tookMilliseconds: performance.now() - began }
}

async function ask(address: URL, milliseconds: number): Promise<{ status: number; type: string; text: string } | 'too late' | null> {
  try {
    const response = await fetch(address, { method: 'POST', headers: { 'content-type': 'text/plain; charset=utf-8' }, redirect: 'manual', signal: AbortSignal.timeout(milliseconds) })
    return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() }
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'too late' : null
  }
}

/** The rehearsal speaks to nobody outside this machine. */
function isHere(address: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname)
}
