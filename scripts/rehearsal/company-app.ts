import type { z } from 'zod'
import type { Endpoint } from '#api/http/endpoint.ts'
import type { RunningTenant } from '../tenant/running.ts'
import { validOnBothClocks } from '../tenant/connector/mount.ts'

type Request<E extends Endpoint> = { params?: z.input<E['params']>; query?: z.input<E['query']>; input?: z.input<E['input']> }

/** Calls the API as some person, with the token that single sign-on would give them. */
export type CallAs = <E extends Endpoint>(personId: string, endpoint: E, request?: Request<E>) => Promise<z.output<E['output']>>

/** The API refused; the words are its own. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** A caller for the rehearsal's helpers and tests: it knows the contracts, as the tab does. */
export function createCallAs(running: RunningTenant, apiUrl: () => string): CallAs {
  const tokenOf = keptTokens(running)
  return async (personId, endpoint, request = {}) => {
    const token = await tokenOf(personId)
    const params = (request.params ?? {}) as Record<string, unknown>
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
    const query = new URLSearchParams(request.query ?? {}).toString()
    const answer = await fetch(apiUrl() + path + (query === '' ? '' : `?${query}`), {
      method: endpoint.method,
      headers: { authorization: `Bearer ${token}`, ...(request.input !== undefined && { 'content-type': 'application/json' }) },
      ...(request.input !== undefined && { body: JSON.stringify(request.input) }),
    })
    const body: unknown = await answer.json()
    if (!answer.ok) {
      const { code, message } = (body as { error: { code: string; message: string } }).error
      throw new Refused(answer.status, code, message)
    }
    return endpoint.output.parse(body) as never
  }
}

/** Teams asks for a token once and hands it to the tab until it is about to end; a new one whenever the clock was moved, and every few minutes. */
function keptTokens({ entra, tenant }: RunningTenant): (personId: string) => Promise<string> {
  let issued = { offset: NaN, until: 0, tokens: new Map<string, Promise<string>>() }
  return (personId) => {
    const offset = tenant.clock.offsetMilliseconds()
    if (issued.offset !== offset || performance.now() > issued.until) issued = { offset, until: performance.now() + 5 * 60_000, tokens: new Map() }
    const token = issued.tokens.get(personId) ?? entra.issueUserToken(personId, validOnBothClocks(tenant))
    issued.tokens.set(personId, token)
    return token
  }
}
