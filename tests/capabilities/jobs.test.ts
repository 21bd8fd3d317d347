import pg from 'pg'
import { pino } from 'pino'
import { expect, inject, test } from 'vitest'
import { createJobs, type Jobs } from '#api/jobs/queue.ts'
import { openStore } from '#api/store/open.ts'
import { eventually, freshStore } from '../support/start-world.ts'

const queue = 'enrolment.decided/follow'
const enrolmentId = '3b1f7a52-8f0e-4f6a-9d3b-0c5a1d2e4f60'

/** Jobs of one event on a database of their own; what happens on it is given. */
async function withJobs(handler: () => Promise<void>, use: (jobs: Jobs, url: string) => Promise<void>): Promise<void> {
  const url = await freshStore(inject('postgresUrl'))
  const jobs = createJobs(url, pino({ level: 'silent' }))
  jobs.on('enrolment.decided', 'follow', handler)
  await jobs.start()
  try {
    await use(jobs, url)
  } finally {
    await jobs.stop()
  }
}

async function publish(jobs: Jobs, url: string): Promise<void> {
  const store = openStore(url, { maxConnections: 1 })
  await store.db.transaction().execute((trx) => jobs.publish(trx, 'enrolment.decided', { enrolmentId }))
  await store.close()
}

async function ask<Row extends pg.QueryResultRow>(url: string, statement: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Row>(statement, values)
  await client.end()
  return rows
}

test('a job of which no word came is found by looking', async () => {
  let done = 0
  await withJobs(
    () => {
      done += 1
      return Promise.resolve()
    },
    async (_jobs, url) => {
      // Written past us: nothing is said about it.
      await ask(url, 'insert into pgboss.job (name, data) values ($1, $2)', [queue, JSON.stringify({ enrolmentId })])
      await eventually(() => Promise.resolve(done), (times) => times === 1, 20_000)
    },
  )
})

test('whoever stops waits for the job in hand, which is then done for good, and begins no other', async () => {
  const begun = Promise.withResolvers<undefined>()
  const mayEnd = Promise.withResolvers<undefined>()
  let times = 0
  await withJobs(
    () => {
      times += 1
      begun.resolve(undefined)
      return mayEnd.promise
    },
    async (jobs, url) => {
      await publish(jobs, url)
      await begun.promise
      await publish(jobs, url)
      let stopped = false
      const stopping = jobs.stop().then(() => {
        stopped = true
      })
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(stopped).toBe(false)
      mayEnd.resolve(undefined)
      await stopping
      expect(times).toBe(1)
      expect((await ask<{ state: string }>(url, 'select state from pgboss.job where name = $1 order by created_on', [queue])).map(({ state }) => state)).toEqual(['completed', 'created'])
    },
  )
})

test('a job that fails is tried again until it succeeds, and then no more', async () => {
  let times = 0
  await withJobs(
    () => {
      times += 1
      return times === 1 ? Promise.reject(new Error('Not yet.')) : Promise.resolve()
    },
    async (jobs, url) => {
      await publish(jobs, url)
      await jobs.idle()
      expect(times).toBe(2)
      const [job] = await ask<{ state: string; retry_count: number }>(url, 'select state, retry_count from pgboss.job where name = $1', [queue])
      expect(job).toMatchObject({ state: 'completed', retry_count: 1 })
    },
  )
})
