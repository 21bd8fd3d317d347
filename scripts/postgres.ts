import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pg from 'pg'
import { handOver, launchServer, makeCluster } from './postgres-server.ts'
import type { Server } from './postgres-server.ts'
import { asHost, makeSocketFolder } from './postgres-socket.ts'

const user = 'crosspath'

/** What a folder remembers, so that the address of its database stays the same from one start to the next. */
type Remembered = { port: number; password: string }

/**
 * Starts the PostgreSQL that npm brought, on a folder of its own, and makes sure that the named database is there. The folder is made
 * when it is new and survives restarts, also after the machine lost power; the port is chosen once and kept while it is free.
 * The server ends with this process, however that ends. `durable: false` trades crash safety for speed, for tests.
 * Throws a sentence when another process already serves the folder or the server does not come up.
 */
export async function startPostgres(options: {
  folder: string
  port?: number
  database: string
  durable?: boolean
}): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = resolve(options.folder)
  const durable = options.durable ?? true
  const data = join(folder, 'data')
  const log = join(folder, 'postgres.log')
  await mkdir(folder, { recursive: true })
  const remembered = await recall(folder)
  if (!existsSync(data)) await firstTime(folder, data, remembered.password, durable)
  await clearLeftovers(data)
  const socketFolder = await makeSocketFolder(folder)

  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await choosePort(remembered.port))
    await writeFile(log, '')
    const server = await launchServer({ data, log, port, socketFolder, durable })
    const url = `postgres://${user}:${remembered.password}@${asHost(socketFolder)}:${port}/`
    if (await isReady(server, `${url}postgres`)) {
      await remember(folder, { ...remembered, port })
      await ensureDatabase(`${url}postgres`, options.database)
      return { url: url + encodeURIComponent(options.database), stop: () => server.stop() }
    }
    await server.stop()
    const words = await readFile(log, 'utf8')
    // Another program may have taken the port since we looked, and the last server's children may need a moment to end.
    const passing = /could not create any TCP\/IP sockets|shared memory block .* still in use/.test(words)
    if (!passing || attempt === 5) throw new Error(`PostgreSQL did not start. Its last words:\n${words.trim().split('\n').slice(-6).join('\n')}`)
    if (words.includes('TCP/IP')) remembered.port = 0
    await pause(500)
  }
}

/** Whether a database was made in this folder. */
export function hasDatabase(folder: string): boolean {
  return existsSync(join(folder, 'data'))
}

/** Removes the folder with everything in its database. Throws a sentence when a server still serves it. */
export async function removePostgres(folder: string): Promise<void> {
  await clearLeftovers(join(resolve(folder), 'data'))
  await rm(folder, { recursive: true, force: true })
}

/** Makes an empty, uniquely named database on the same server and returns its address. */
export async function freshDatabase(url: string, prefix = 'fresh'): Promise<string> {
  const name = uniqueName(prefix)
  await command(url, `create database ${quote(name)}`)
  return withDatabase(url, name)
}

/**
 * Makes a uniquely named copy of a prepared database and returns its address. The first caller of a template name, in whichever
 * process, prepares it (migrations, say); all others wait for it and copy. A copy takes some 30 milliseconds.
 */
export async function createFromTemplate(
  url: string,
  template: { name: string; prepare(url: string): Promise<void> },
): Promise<string> {
  const name = `template_${template.name}`
  await overConnection(withDatabase(url, 'postgres'), async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount !== 0) return
    const draft = await freshDatabase(url, 'draft')
    await template.prepare(draft)
    await client.query(`alter database ${quote(databaseOf(draft))} rename to ${quote(name)}`)
  })
  const copy = uniqueName('copy')
  await command(url, `create database ${quote(copy)} template ${quote(name)}`)
  return withDatabase(url, copy)
}

/** Removes a database, also while someone is still connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  await command(url, `drop database if exists ${quote(databaseOf(url))} with (force)`)
}

async function firstTime(folder: string, data: string, password: string, durable: boolean): Promise<void> {
  // Made aside and moved into place when whole, so that an interrupted first start leaves nothing half made.
  const draft = `${data}.new`
  const passwordFile = join(folder, 'password.tmp')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  try {
    await handOver(draft)
    await handOver(passwordFile)
    await makeCluster({ data: draft, user, passwordFile, durable })
    await rename(draft, data)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/**
 * A server that was killed leaves its postmaster.pid behind. PostgreSQL sorts that out itself unless the number in it now belongs
 * to some other program; a server that is just ending is given a few seconds.
 */
async function clearLeftovers(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  const deadline = Date.now() + 6_000
  while (existsSync(file)) {
    const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10)
    if (!isAlive(pid)) return
    if (!(await commandLine(pid)).includes(data)) return await rm(file, { force: true })
    if (Date.now() > deadline) {
      throw new Error(`Another Crosspath is already running on ${data} (process ${pid}). Stop it first, or choose another data folder.`)
    }
    await pause(100)
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  const [file, args] =
    process.platform === 'win32'
      ? ['powershell', ['-NoProfile', '-Command', `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`]] as const
      : ['ps', ['-o', 'command=', '-p', String(pid)]] as const
  return promisify(execFile)(file, args).then(({ stdout }) => stdout, () => '')
}

async function recall(folder: string): Promise<Remembered> {
  const text = await readFile(join(folder, 'server.json'), 'utf8').catch(() => null)
  if (text) return JSON.parse(text) as Remembered
  const fresh = { port: 0, password: randomBytes(18).toString('base64url') }
  await remember(folder, fresh)
  return fresh
}

async function remember(folder: string, remembered: Remembered): Promise<void> {
  const file = join(folder, 'server.json')
  await writeFile(`${file}.new`, JSON.stringify(remembered), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

/** The wanted port when it is free, else any free one. */
async function choosePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', () => (wanted === 0 ? reject(new Error('No free port on 127.0.0.1.')) : resolve(choosePort(0))))
    probe.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

async function isReady(server: Server, url: string): Promise<boolean> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline && !server.hasExited()) {
    const answered = await overConnection(url, () => Promise.resolve(true)).catch(() => false)
    if (answered) return !server.hasExited()
    await Promise.race([pause(40), server.exited])
  }
  return false
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  await overConnection(url, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${quote(name)}`)
  })
}

async function overConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function command(url: string, sql: string): Promise<void> {
  await overConnection(withDatabase(url, 'postgres'), (client) => client.query(sql))
}

function uniqueName(prefix: string): string {
  return `${prefix}_${randomBytes(8).toString('hex')}`
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1))
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
