import type { Db, Job, PgBoss } from 'pg-boss'

export type Worker = {
  /** There may be something to do. Cheap to call, also when there is nothing. */
  wake(): void
  /** Takes no more jobs, and resolves when those in hand are done. */
  stop(): Promise<void>
}

type Options = { /** Where jobs are taken and reported. */ db: Db; queue: string; concurrency: number; heartbeatSeconds: number; run: (job: Job) => Promise<void>; onError: (error: unknown) => void }

/**
 * Takes jobs of one queue as soon as it is woken, as many as may run at once in one fetch, and goes on until the queue is empty. A job that ends
 * makes room for the next at once, so that a slow one holds up nobody; pg-boss's own workers rest after each job, and each of them fetches for itself.
 */
export function startWorker(boss: PgBoss, { db, queue, concurrency, heartbeatSeconds, run, onError }: Options): Worker {
  const inHand = new Map<Job, Promise<void>>()
  let fetching: Promise<void> | null = null
  let wokenMeanwhile = false
  let mayHoldMore = false
  let stopped = false
  const beat = setInterval(() => {
    if (inHand.size > 0) boss.touch(queue, [...inHand.keys()]).catch(onError)
  }, (heartbeatSeconds * 1_000) / 3)

  function wake(): void {
    if (stopped) return
    if (fetching) wokenMeanwhile = true
    else if (inHand.size >= concurrency) mayHoldMore = true
    else {
      fetching = fetch().catch(onError).finally(() => {
        fetching = null
        if (wokenMeanwhile) wake()
      })
    }
  }

  async function fetch(): Promise<void> {
    wokenMeanwhile = false
    const room = concurrency - inHand.size
    const jobs = await boss.fetch<object>(queue, { batchSize: room, db })
    mayHoldMore = jobs.length === room
    for (const job of jobs) inHand.set(job, finish(job))
  }

  async function finish(job: Job): Promise<void> {
    try {
      await work(job)
    } catch (error) {
      onError(error)
    } finally {
      inHand.delete(job)
      if (mayHoldMore) wake()
    }
  }

  /** What cannot be reported as done or failed is found without a heartbeat, and tried again. */
  async function work(job: Job): Promise<void> {
    const problem = await run(job).then(() => null, (error: unknown) => ({ message: error instanceof Error ? error.message : String(error) }))
    await (problem ? boss.fail(queue, job, problem) : boss.complete(queue, job, undefined, { db }))
  }

  return {
    wake,
    async stop() {
      stopped = true
      await fetching
      await Promise.all(inHand.values())
      clearInterval(beat)
    },
  }
}
