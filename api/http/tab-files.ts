import { readFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import express, { type Express, type RequestHandler } from 'express'
import { tabLink } from '../bot/card-parts.ts'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import { contentPolicy } from './web.ts'

/** Office.js loads this script of Microsoft's from its content network. Source: github.com/OfficeDev/office-js-docs-pr/pull/1005 */
const officeHelper = 'https://ajax.aspnetcdn.com'
/** The address of Office.js in the page as it is built; what the settings name takes its place. */
const builtOfficeJs = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'
/** Where a page as it is built has room for what it must know before anybody is signed in. */
const configRoom = '<script type="application/json" id="tab-config"></script>'

/** How a file's name goes on once the build has compressed it, by the encoding of HTTP. */
const endings = { br: '.br', gzip: '.gz' }

/** Serves the built tab and the Outlook pane; every path that is not a file is a deep link into the tab. */
export function serveTab(web: Express, config: Config): void {
  const folder = resolve(config.tabFolder)
  const told = configRoom.replace('><', () => `>${configOf(config)}<`)
  const readPage = async (name: string): Promise<string> => {
    const page = await readFile(`${folder}/${name}`, 'utf8').catch(() => null)
    if (page === null) throw new AppError('not_found', 'The tab is not built yet. Run `npm run build`.')
    return page.replace(configRoom, () => told)
  }
  web.get('/outlook.html', contentPolicy(config, [new URL(config.officeJsUrl).origin, officeHelper]), async (_request, response) => {
    const page = await readPage('outlook.html')
    response.set('cache-control', 'no-cache').type('html').send(page.replace(builtOfficeJs, () => config.officeJsUrl))
  })
  web.use('/assets', preferCompressed, express.static(`${folder}/assets`, { immutable: true, maxAge: '1y', fallthrough: false, setHeaders: describeCompressed }))
  // Outlook shows these on its own page, beside the button that the manifest declares.
  web.use('/icons', express.static(`${folder}/icons`, { maxAge: '1d', fallthrough: false, setHeaders: (response) => void response.setHeader('cross-origin-resource-policy', 'cross-origin') }))
  web.get('/{*path}', async (_request, response) => {
    response.set('cache-control', 'no-cache').type('html').send(await readPage('index.html'))
  })
}

/** What both pages must know at once; public. It stands in a script element, so nothing in it may end one. */
function configOf(config: Config): string {
  const told = {
    hostOrigins: config.tabHostOrigins,
    signIn: { clientId: config.clientId, authority: config.entraAuthority, scope: config.apiScope },
    tabUrl: tabLink(config, '/'),
  }
  return JSON.stringify(told).replaceAll('<', '\\u003c')
}

/** The build has compressed every script; whoever takes it gets it so. */
const preferCompressed: RequestHandler = (request, response, next) => {
  response.vary('accept-encoding')
  // Browsers like all encodings equally; Brotli's is the smaller.
  const encoding = (['br', 'gzip'] as const).find((one) => request.acceptsEncodings(one))
  if (request.path.endsWith('.js') && encoding) request.url = request.path + endings[encoding]
  next()
}

function describeCompressed(response: express.Response, path: string): void {
  const encoding = path.endsWith(endings.br) ? 'br' : path.endsWith(endings.gzip) ? 'gzip' : null
  if (encoding) response.set('content-encoding', encoding).type(extname(path.slice(0, -endings[encoding].length)))
}
