import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Request, Response } from 'express'

const compress = promisify(gzip)

/** What fits into one packet gains nothing by being smaller. */
const LEAST_CHARACTERS = 1_400

/** Sends an answer as JSON, compressed for whoever takes that: lists of people are mostly repetition. */
export async function sendJson(request: Request, response: Response, answer: unknown): Promise<void> {
  const text = JSON.stringify(answer)
  response.type('json').vary('accept-encoding')
  const isWorthIt = text.length >= LEAST_CHARACTERS && request.acceptsEncodings('gzip', 'identity') === 'gzip'
  if (isWorthIt) response.set('content-encoding', 'gzip').send(await compress(text))
  else response.send(text)
}
