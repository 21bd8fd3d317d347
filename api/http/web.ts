import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import { logRequests } from './on-error.ts'

/**
 * Hosts that may show the tab or the Outlook pane: Teams, Outlook and the Microsoft 365 app.
 * Source: learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements (frame-ancestors)
 */
const microsoftHosts = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://outlook.live.com',
]

/** What a page may load, and who may show it. `scripts`: origins of further scripts. */
export function contentPolicy(config: Config, scripts: string[] = []): RequestHandler {
  return helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      ...(scripts.length > 0 && { scriptSrc: ["'self'", ...scripts] }),
      // teams-js reads Microsoft's list of valid hosts from its content network.
      connectSrc: ["'self'", 'https://res.cdn.office.net'],
      // Fluent's styling engine writes style elements.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:', 'https://res.cdn.office.net', 'https://static2.sharepointonline.com'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'", ...microsoftHosts, ...config.tabHostOrigins],
    },
  })
}

/** The Express app with what every answer needs: request ids, security headers, JSON bodies of at most 100 kB. */
export function createWeb(config: Config, log: Logger): Express {
  const web = express()
  web.disable('x-powered-by')
  web.set('trust proxy', 'loopback, linklocal, uniquelocal')
  web.use(logRequests(log))
  web.use(contentPolicy(config))
  web.use(
    helmet({
      contentSecurityPolicy: false,
      // The hosts embed the tab in a frame; frame-ancestors above says which.
      xFrameOptions: false,
      crossOriginOpenerPolicy: false,
      crossOriginResourcePolicy: { policy: 'same-origin' },
      strictTransportSecurity: config.publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    }),
  )
  return web
}

/** JSON bodies for our own API, of at most `limit`; a body that says it is something else is refused rather than ignored. */
export function acceptJson(limit = '100kb'): express.RequestHandler[] {
  return [
    (request, _response, next) => {
      const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
      if (hasBody && !request.is('application/json')) throw new AppError('unsupported_media_type', 'Send the body as JSON (content-type: application/json).')
      next()
    },
    express.json({ limit, strict: true }),
  ]
}
