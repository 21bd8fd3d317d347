import type { Router } from 'express'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { Authenticate, Caller } from './authenticate.ts'
import type { Endpoint } from './endpoint.ts'
import { sayFault } from './say-fault.ts'
import { sendJson } from './send-json.ts'

/** Whether a caller may use an endpoint at all. What they may see of it is decided by the verb. */
export type Policy = (caller: Caller) => boolean

/** What every route file gets: where to mount, and how to know the caller. */
export type Http = { router: Router; authenticate: Authenticate; endpoints: Endpoint[] }

type Request<E extends Endpoint> = { caller: Caller; params: z.output<E['params']>; query: z.output<E['query']>; input: z.output<E['input']> }

/**
 * Keeps one promise of a contract: sign-in → policy → validated input → handler → validated answer.
 * A wrong request is a 400 that names the path of each fault. A wrong *answer* is our bug and becomes a masked 500;
 * zod strips whatever the contract does not promise, so that no column leaks.
 */
export function bind<E extends Endpoint>(http: Http, endpoint: E, policy: Policy, handler: (request: Request<E>) => Promise<z.input<E['output']>>): void {
  http.endpoints.push(endpoint)
  const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'
  http.router[method](endpoint.path, async (request, response) => {
    const caller = await http.authenticate(request.get('authorization'))
    if (!policy(caller)) throw new AppError('not_allowed', 'You do not have access to this. The organizer of your program can help.')
    const params = read(endpoint.params, request.params, 'path')
    const query = read(endpoint.query, request.query, 'query')
    const input = read(endpoint.input, request.body ?? {}, 'body')
    refuseUnstorable(params, 'path')
    refuseUnstorable(query, 'query')
    refuseUnstorable(input, 'body')
    const answer = await handler({ caller, params, query, input } as Request<E>)
    const kept = endpoint.output.safeParse(answer)
    if (!kept.success) throw new Error(`The answer of ${endpoint.method} ${endpoint.path} breaks its contract: ${z.prettifyError(kept.error)}`)
    await sendJson(request, response.set('cache-control', 'no-store'), kept.data)
  })
}

function read<S extends z.ZodType>(schema: S, value: unknown, where: 'path' | 'query' | 'body'): z.output<S> {
  const parsed = schema.safeParse(value, { error: sayFault })
  if (parsed.success) return parsed.data
  const details = parsed.error.issues.flatMap((issue) => {
    const at = (...more: string[]) => [where, ...issue.path, ...more].join('.')
    return issue.code === 'unrecognized_keys' ? issue.keys.map((name) => ({ path: at(name), message: 'This name is not known here. Check its spelling.' })) : [{ path: at(), message: issue.message }]
  })
  const first = details[0]
  throw new AppError('invalid_input', first ? `The request is not right at ${first.path}: ${first.message}` : 'The request is not right.', details)
}

/** PostgreSQL keeps no NUL and no half of a surrogate pair; nobody types them, so they are refused rather than repaired. */
function refuseUnstorable(value: unknown, path: string): void {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
    throw new AppError('invalid_input', `The request is not right at ${path}: it holds a character that is no text.`, [{ path, message: 'Holds a character that is no text.' }])
  }
  if (typeof value === 'object' && value !== null) for (const [name, part] of Object.entries(value)) refuseUnstorable(part, `${path}.${name}`)
}
