import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { AppError, describeCode } from '../errors.ts'
import type { Refusal } from './endpoint.ts'

/** Gives every request an id, and writes one line per request: ids and paths, never names or query texts. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID()
    const began = performance.now()
    response.locals['requestId'] = requestId
    response.set('request-id', requestId)
    response.on('finish', () => {
      log.info({ event: 'http.request', requestId, method: request.method, path: request.path, status: response.statusCode, milliseconds: Math.round(performance.now() - began) })
    })
    next()
  }
}

/** Refuses what no route has taken, in the shape of every refusal. */
export const onUnknownPath: RequestHandler = (request) => {
  throw new AppError('not_found', `There is nothing at ${request.method} ${request.baseUrl}${request.path}.`)
}

/** Turns whatever was thrown into `{ error: { code, message, requestId } }`; the unexpected is logged and masked. */
export function onError(log: Logger): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) {
      next(thrown)
      return
    }
    const error = expected(thrown)
    const requestId = String(response.locals['requestId'] ?? randomUUID())
    const { status, report } = describeCode(error.code)
    if (report) log.error({ event: 'http.error', requestId, code: error.code, path: request.path, message: thrown instanceof Error ? thrown.message : String(thrown), stack: thrown instanceof Error ? thrown.stack : undefined })
    const body: Refusal = { error: { code: error.code, message: error.message, requestId, ...(error.details ? { details: error.details } : {}) } }
    response.status(status).json(body)
  }
}

/** What Express's own body parser throws is an ordinary wrong request. */
function expected(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  const type = typeof thrown === 'object' && thrown !== null && 'type' in thrown ? String(thrown.type) : ''
  if (type === 'entity.parse.failed') return new AppError('invalid_json', 'The body is not valid JSON.')
  if (type === 'entity.too.large' && typeof thrown === 'object' && thrown !== null) return new AppError('too_large', `The body is too large${'limit' in thrown && typeof thrown.limit === 'number' ? `; at most ${Math.floor(thrown.limit / 1024)} kB are taken` : ''}.`)
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return new AppError('unsupported_media_type', 'Send the body as JSON in UTF-8.')
  if (thrown instanceof URIError) return new AppError('invalid_input', 'The address is not right.')
  const status = typeof thrown === 'object' && thrown !== null && 'status' in thrown ? thrown.status : 500
  if (status === 404 || status === 403) return new AppError('not_found', 'There is nothing here.')
  // A body that is not what its headers say: cut short, or not compressed as promised.
  if (typeof status === 'number' && status >= 400 && status < 500) return new AppError('invalid_input', 'The request could not be read.')
  return new AppError('internal', 'Something went wrong on our side. Nothing was lost; try again, and give the organizer the request id if it stays.')
}
