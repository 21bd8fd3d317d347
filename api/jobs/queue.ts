import { fromKysely, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { type EventName, type EventPayload, events } from '../events.ts'
import type { Trx } from '../store/open.ts'

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
const retry = { retryLimit: 12, retryDelay: 1, retryBackoff: true, retryDelayMax: 300 }

/** Durable jobs on the product's own PostgreSQL (pg-boss): at least once, so every handler is safe to repeat. */
export function createJobs(databaseUrl: string, log: Logger): Jobs {
  const boss = new PgBoss({ connectionString: databaseUrl, application_name: 'crosspath-jobs', max: 4, useListenNotify: true })
  boss.on('error', (error: Error) => log.error({ event: 'jobs.error', message: error.message }))
  const subscriptions: Subscription[] = []
  const queueOf = (subscription: { event: string; name: string }) => `${subscription.event}/${subscription.name}`

  return {
    async publish(trx, event, payload, { afterSeconds } = {}) {
      events[event].parse(payload)
      const db = fromKysely(trx)
      for (const subscription of subscriptions) {
        if (subscription.event === event) await boss.send(queueOf(subscription), payload, { db, ...(afterSeconds !== undefined && { startAfter: afterSeconds }) })
      }
    },
    on(event, name, handler, options = {}) {
      subscriptions.push({ event, name, handler, concurrency: options.concurrency ?? 1 })
    },
    async start() {
      await boss.start()
      for (const subscription of subscriptions) {
        const queue = queueOf(subscription)
        await boss.createQueue(queue, { ...retry, heartbeatSeconds, notify: true, expireInSeconds: 900 })
        await boss.work(queue, { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1, burstWhenBatchFull: true, batchSize: 1, localConcurrency: subscription.concurrency }, async (jobs) => {
          for (const job of jobs) await runJob(log, queue, job.id, () => subscription.handler(events[subscription.event].parse(job.data)))
        })
      }
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 10_000 })
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
