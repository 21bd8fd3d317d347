import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { tabLink } from '../bot/card-parts.ts'
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

/** Office.js loads this script of Microsoft's from its content network. Source: github.com/OfficeDev/office-js-docs-pr/pull/1005 */
const officeHelper = 'https://ajax.aspnetcdn.com'
/** The address of Office.js in the page as it is built; what the settings name takes its place. */
const builtOfficeJs = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'

/** What a page may load, and who may show it. `scripts`: origins of further scripts. */
function contentPolicy(config: Config, scripts: string[] = []): RequestHandler {
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

/** Serves the built tab and the Outlook pane; every path that is not a file is a deep link into the tab. */
export function serveTab(web: Express, config: Config): void {
  const folder = resolve(config.tabFolder)
  web.get('/tab-config.json', (_request, response) => {
    response.set('cache-control', 'no-store').json({
      hostOrigins: config.tabHostOrigins,
      signIn: { clientId: config.clientId, authority: config.entraAuthority, scope: config.apiScope },
      tabUrl: tabLink(config, '/'),
    })
  })
  web.get('/outlook.html', contentPolicy(config, [new URL(config.officeJsUrl).origin, officeHelper]), async (_request, response) => {
    const page = await readFile(`${folder}/outlook.html`, 'utf8').catch(() => null)
    if (page === null) throw notBuilt()
    response.set('cache-control', 'no-cache').type('html').send(page.replace(builtOfficeJs, () => config.officeJsUrl))
  })
  web.use('/assets', express.static(`${folder}/assets`, { immutable: true, maxAge: '1y', fallthrough: false }))
  // Outlook shows these on its own page, beside the button that the manifest declares.
  web.use('/icons', express.static(`${folder}/icons`, { maxAge: '1d', fallthrough: false, setHeaders: (response) => void response.setHeader('cross-origin-resource-policy', 'cross-origin') }))
  web.use(express.static(folder, { index: false, maxAge: '5m' }))
  web.get('/{*path}', (_request, response, next) => {
    response.set('cache-control', 'no-cache').sendFile(`${folder}/index.html`, (error) => {
      if (error) next(notBuilt())
    })
  })
}

function notBuilt(): AppError {
  return new AppError('not_found', 'The tab is not built yet. Run `npm run build`.')
}
