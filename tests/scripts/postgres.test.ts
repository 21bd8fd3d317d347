import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { createFromTemplate, dropDatabase, freshDatabase, startPostgres } from '#scripts/postgres.ts'

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'crosspath-postgres-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('It did not happen within 15 seconds.')
    await pause(50)
  }
}

test('a database keeps its rows and its address over a restart', async () => {
  const folder = await temporaryFolder()
  const first = await startPostgres({ folder, database: 'season', durable: false })
  await query(first.url, `create table kept as select 'Zoë' as name`)
  await first.stop()
  const second = await startPostgres({ folder, database: 'season', durable: false })
  onTestFinished(() => second.stop())
  expect(second.url).toBe(first.url)
  expect(await query(second.url, 'select name from kept')).toEqual([{ name: 'Zoë' }])
})

test('a database speaks UTF-8, sorts by code point and keeps UTC', async () => {
  const [row] = await query(
    inject('postgresUrl'),
    `select current_setting('server_encoding') as encoding, datcollate as collation, current_setting('timezone') as zone
       from pg_database where datname = current_database()`,
  )
  expect(row).toEqual({ encoding: 'UTF8', collation: 'C', zone: 'UTC' })
})

test('two databases run beside each other', async () => {
  const one = await startPostgres({ folder: await temporaryFolder(), database: 'crosspath', durable: false })
  onTestFinished(() => one.stop())
  const other = await startPostgres({ folder: await temporaryFolder(), database: 'crosspath', durable: false })
  onTestFinished(() => other.stop())
  await query(one.url, 'create table only_here (id int)')
  expect(await query(other.url, `select to_regclass('only_here') as found`)).toEqual([{ found: null }])
})

test('a folder that another process serves is refused with a sentence', async () => {
  const folder = await temporaryFolder()
  const first = await startPostgres({ folder, database: 'crosspath', durable: false })
  onTestFinished(() => first.stop())
  await expect(startPostgres({ folder, database: 'crosspath' })).rejects.toThrow(/already running on .*Stop it first/)
})

test('a database server ends with the process that started it, and the rows survive the kill', async () => {
  const folder = await temporaryFolder()
  const script = `
    import { startPostgres } from '#scripts/postgres.ts'
    const { url } = await startPostgres({ folder: ${JSON.stringify(folder)}, database: 'crosspath', durable: false })
    console.log(url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = line.toString().trim()
  await query(url, 'create table kept as select 1 as id')
  child.kill('SIGKILL')
  await until(() => !existsSync(join(folder, 'data', 'postmaster.pid')))
  const next = await startPostgres({ folder, database: 'crosspath' })
  onTestFinished(() => next.stop())
  expect(next.url).toBe(url)
  expect(await query(next.url, 'select id from kept')).toEqual([{ id: 1 }])
})

test('a server that was killed outright recovers, even if its number now belongs to another program', async () => {
  const folder = await temporaryFolder()
  const first = await startPostgres({ folder, database: 'crosspath' })
  await query(first.url, 'create table kept as select 1 as id')
  const pidFile = join(folder, 'data', 'postmaster.pid')
  const lines = (await readFile(pidFile, 'utf8')).split('\n')
  process.kill(Number(lines[0]), 'SIGKILL')
  await first.stop()
  expect(existsSync(pidFile)).toBe(true)
  await writeFile(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'))
  const second = await startPostgres({ folder, database: 'crosspath' })
  onTestFinished(() => second.stop())
  expect(await query(second.url, 'select id from kept')).toEqual([{ id: 1 }])
})

test('a fresh database is empty and leaves no trace once dropped', async () => {
  const url = await freshDatabase(inject('postgresUrl'))
  expect(await query(url, `select 1 from pg_tables where schemaname = 'public'`)).toEqual([])
  await dropDatabase(url)
  await expect(query(url, 'select 1')).rejects.toThrow(/does not exist/)
})

test('a template is prepared once, however many ask for a copy at the same time', async () => {
  const server = inject('postgresUrl')
  let prepared = 0
  const template = {
    name: `once_${process.pid}`,
    async prepare(url: string) {
      prepared += 1
      await query(url, 'create table stage as select 4 as count')
    },
  }
  const copies = await Promise.all([1, 2, 3, 4].map(() => createFromTemplate(server, template)))
  onTestFinished(async () => {
    await Promise.all(copies.map(dropDatabase))
  })
  expect(prepared).toBe(1)
  expect(new Set(copies).size).toBe(4)
  for (const copy of copies) expect(await query(copy, 'select count from stage')).toEqual([{ count: 4 }])
})
