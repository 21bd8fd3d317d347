import type express from 'express'

/** A refusal the page shows as it is. */
export class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const here = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Serves nobody who came by another name than this machine's own: a page elsewhere whose name was made to point here (DNS
 * rebinding) would otherwise be of the same origin as the rehearsal, and could read tokens.
 */
export const onlyFromHere: express.RequestHandler = (request, response, next) => {
  const name = /^(\[[^\]]*\]|[^:]*)(?::\d+)?$/.exec(request.headers.host ?? '')?.[1]?.toLowerCase() ?? ''
  if (here.has(name)) return next()
  response.status(421).type('text').send('The rehearsal is only to be had as http://localhost.')
}
