import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib'
import pino from 'pino'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '#api/config.ts'
import { sendJson } from '#api/http/send-json.ts'
import { serveTab } from '#api/http/tab-files.ts'
import { createWeb } from '#api/http/web.ts'

const script = 'export const words = "all there is to say"'
const folder = await mkdtemp(join(tmpdir(), 'tab-'))
await mkdir(join(folder, 'assets'))
await writeFile(join(folder, 'assets/home-1a2b.js'), script)
await writeFile(join(folder, 'assets/home-1a2b.js.gz'), gzipSync(script))
await writeFile(join(folder, 'assets/home-1a2b.js.br'), brotliCompressSync(script))
await writeFile(join(folder, 'index.html'), '<div id="root"></div><script type="application/json" id="tab-config"></script>')

const id = '1b2c3d4e-5f60-4718-8293-a4b5c6d7e8f9'
const config = readConfig({
  DATABASE_URL: 'postgres://unused', PUBLIC_URL: 'https://crosspath.example.com', TENANT_ID: id, CLIENT_ID: id, CLIENT_SECRET: 'secret', TEAMS_APP_ID: id,
  TAB_FOLDER: folder, TAB_HOST_ORIGINS: 'https://host.example.com/</script>',
})
const web = createWeb(config, pino({ level: 'silent' }))
const people = Array.from({ length: 100 }, (_, number) => ({ displayName: `Person ${number}` }))
web.get('/api/many', (request, response) => sendJson(request, response, people))
web.get('/api/one', (request, response) => sendJson(request, response, people[0]))
serveTab(web, config)
const server = createServer(web)
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
})

/** What came over the wire, not yet unpacked. */
function fetchRaw(path: string, accepted?: string): Promise<{ headers: Record<string, string | string[] | undefined>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get({ port, path, headers: accepted === undefined ? {} : { 'accept-encoding': accepted } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }))
    }).on('error', reject)
  })
}

test.for([['gzip, deflate, br', 'br'], ['gzip', 'gzip'], [undefined, undefined], ['identity', undefined]])('a script comes as its reader takes it: %s as %s', async ([accepted, encoding]) => {
  const { headers, body } = await fetchRaw('/assets/home-1a2b.js', accepted)
  expect(headers['content-encoding']).toBe(encoding)
  expect(headers['content-type']).toMatch(/^text\/javascript/)
  expect(headers['vary']).toMatch(/accept-encoding/i)
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  if (encoding === undefined) expect(body.toString()).toBe(script)
  if (encoding === 'gzip') expect(gunzipSync(body).toString()).toBe(script)
})

test('a page tells at once what must be known before anybody is signed in, and nothing in it can end the element', async () => {
  const { headers, body } = await fetchRaw('/circle/1/roadmap')
  const told = /<script type="application\/json" id="tab-config">(.*?)<\/script>/.exec(body.toString())?.[1] ?? ''
  expect(JSON.parse(told)).toMatchObject({ hostOrigins: ['https://host.example.com/</script>'], signIn: { clientId: id }, tabUrl: expect.stringContaining('https://teams.microsoft.com/l/entity/') as string })
  expect(headers['cache-control']).toBe('no-cache')
})

test('a long answer is compressed for whoever takes it, a short one never', async () => {
  const many = await fetchRaw('/api/many', 'gzip')
  expect(many.headers['content-encoding']).toBe('gzip')
  expect(JSON.parse(gunzipSync(many.body).toString())).toEqual(people)
  expect((await fetchRaw('/api/many')).headers['content-encoding']).toBeUndefined()
  expect((await fetchRaw('/api/one', 'gzip')).headers['content-encoding']).toBeUndefined()
})
