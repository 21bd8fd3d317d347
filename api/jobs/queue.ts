import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { type EventName, type EventPayload, events } from '../events.ts'
import type { Trx } from '../store/open.ts'
import { openPrepared } from '../store/prepared.ts'
import { startWorker, type Worker } from './worker.ts'

type Handler<Name extends EventName> = (payload: EventPayload<Name>) => Promise<void>
type Subscription = { event: EventName; name: string; handler: Handler<EventName>; concurrency: number }

export type Jobs = {
  /**
   * Announces an event; every subscriber gets a job of its own, written in the caller's transaction,
   * so that it exists exactly if the transaction commits. `afterSeconds`: not before so long.
   */
  publish<Name extends EventName>(trx: Trx, event: Name, payload: EventPayload<Name>, options?: { afterSeconds?: number }): Promise<void>
  /** Registers what happens on an event. `name` must be unique per event and stable: it names the queue. */
  on<Name extends EventName>(event: Name, name: string, handler: Handler<Name>, options?: { concurrency?: number }): void
  /** Creates the queues and begins to work; jobs left by a crash are taken up again. */
  start(): Promise<void>
  /** Stops taking jobs, and waits for those in hand for at most ten seconds. */
  stop(): Promise<void>
  /** Resolves when no job is waiting, running or about to be tried again. */
  idle(timeoutMilliseconds?: number): Promise<void>
}

/** Seconds after which a job of a process that died is given to another. */
const heartbeatSeconds = 10
/** Where it is said that a queue has a new job. */
const channel = 'crosspath_jobs'
/** Milliseconds. */
const lookEvery = 1_000
const longestGoodbye = 10_000
const retry = { retryLimit: 12, retryDelay: 1, retryBackoff: true, retryDelayMax: 300 }

/** Durable jobs on the product's own PostgreSQL (pg-boss): at least once, so every handler is safe to repeat. */
export function createJobs(databaseUrl: string, log: Logger): Jobs {
  const boss = new PgBoss({ connectionString: databaseUrl, application_name: 'crosspath-jobs', max: 2 })
  // Jobs are taken and reported by two statements, again and again.
  const often = openPrepared(databaseUrl, { maxConnections: 3 })
  const onError = (error: unknown) => log.error({ event: 'jobs.error', message: error instanceof Error ? error.message : String(error) })
  boss.on('error', onError)
  const subscriptions: Subscription[] = []
  const workers = new Map<string, Worker>()
  let ears: { close(): Promise<void> } | undefined
  let lookout: NodeJS.Timeout | undefined
  const queueOf = (subscription: { event: string; name: string }) => `${subscription.event}/${subscription.name}`

  /** For jobs whose word was lost, whose time has come or that are tried again: one question for all queues. */
  async function wakeReady(): Promise<void> {
    const { rows } = await boss.getDb().executeSql(`select distinct name from pgboss.job where name = any($1) and state < 'active' and not blocked and start_after <= now()`, [[...workers.keys()]])
    for (const { name } of rows as { name: string }[]) workers.get(name)?.wake()
  }

  return {
    async publish(trx, event, payload, { afterSeconds } = {}) {
      events[event].parse(payload)
      const db = fromKysely(trx)
      const queues = subscriptions.flatMap((subscription) => (subscription.event === event ? queueOf(subscription) : []))
      for (const queue of queues) await boss.send(queue, payload, { db, ...(afterSeconds !== undefined && { startAfter: afterSeconds }) })
      // Heard when the transaction commits, and never where it does not.
      if (afterSeconds === undefined) await sql`select pg_notify(${channel}, queue) from unnest(${sql.val(queues)}::text[]) as queue`.execute(trx)
    },
    on(event, name, handler, options = {}) {
      subscriptions.push({ event, name, handler, concurrency: options.concurrency ?? 1 })
    },
    async start() {
      await boss.start()
      for (const subscription of subscriptions) {
        const queue = queueOf(subscription)
        await boss.createQueue(queue, { ...retry, heartbeatSeconds, expireInSeconds: 900 })
        const run = (job: { id: string; data: object }) => runJob(log, queue, job.id, () => subscription.handler(events[subscription.event].parse(job.data)))
        workers.set(queue, startWorker(boss, { db: often, queue, concurrency: subscription.concurrency, heartbeatSeconds, run, onError }))
      }
      const wakeAll = () => workers.forEach((worker) => worker.wake())
      // Where it cannot be listened, what is ready is found by looking.
      ears = await boss.getDb().listen?.(channel, (queue) => workers.get(queue)?.wake(), wakeAll).catch((error: unknown) => {
        onError(error)
        return undefined
      })
      wakeAll()
      lookout = setInterval(() => void wakeReady().catch(onError), lookEvery)
    },
    async stop() {
      clearInterval(lookout)
      await ears?.close()
      const done = Promise.all([...workers.values()].map((worker) => worker.stop()))
      await Promise.race([done, pause(longestGoodbye, undefined, { ref: false })])
      await boss.stop({ graceful: false })
      await often.close()
    },
    async idle(timeoutMilliseconds = 30_000) {
      const until = performance.now() + timeoutMilliseconds
      const names = subscriptions.map(queueOf)
      for (;;) {
        const { rows } = await boss.getDb().executeSql(`select count(*)::int as open from pgboss.job where state in ('created', 'retry', 'active') and name = any($1)`, [names])
        const open = (rows[0] as { open: number }).open
        if (open === 0) return
        if (performance.now() > until) throw new Error(`${open} jobs are still open after ${timeoutMilliseconds} ms.`)
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    },
  }
}

async function runJob(log: Logger, job: string, jobId: string, work: () => Promise<void>): Promise<void> {
  const began = performance.now()
  try {
    await work()
    log.info({ event: 'job.done', job, jobId, milliseconds: Math.round(performance.now() - began) })
  } catch (error) {
    log.error({ event: 'job.failed', job, jobId, message: error instanceof Error ? error.message : String(error) })
    throw error
  }
}
