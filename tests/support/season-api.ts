import { startApp } from '#api/app.ts'
import { readConfig } from '#api/config.ts'
import { createContext } from '#api/context.ts'
import { requestRedraws } from '#api/enrolment/draw-again.ts'
import { followDays, requestDueApprovals } from '#api/enrolment/follow-clock.ts'
import { requestNudges } from '#api/nudges/request-nudges.ts'
import { beginCircles } from '#api/roadmap/begin-circles.ts'
import { finishCohorts } from '#api/roadmap/finish-cohorts.ts'

/**
 * The API as a process of its own, beside others like it, that does by order what it would otherwise do by the clock, so that a season of days can be stepped through
 * without waiting for the clock to be looked at. The org chart is not read and calendars are not watched: other journeys do that.
 */
export type Order = { id: number; offsetMilliseconds: number; what: 'time' | 'due' | 'rest' }
export type Report = { id: number; problem: string | null }

/** Milliseconds that jobs may take until nothing is left to do. */
const patience = 120_000

let offset = Number(process.env['REHEARSAL_CLOCK_OFFSET'])
const config = readConfig(process.env)
const context = { ...createContext(config), now: () => Date.now() + offset }
await startApp(context)
context.web.listen(config.port, config.listenHost, () => report({ id: 0, problem: null }))

process.on('message', (order: Order) => {
  offset = order.offsetMilliseconds
  carryOut(order).then(
    () => report({ id: order.id, problem: null }),
    (error: unknown) => report({ id: order.id, problem: error instanceof Error ? error.message : String(error) }),
  )
})
process.once('disconnect', () => process.exit(0))

async function carryOut({ what }: Order): Promise<void> {
  if (what === 'time') return
  if (what === 'due') {
    await requestDueApprovals(context)
    await requestRedraws(context)
    await followDays(context)
    await beginCircles(context)
    await finishCohorts(context)
    await requestNudges(context)
  }
  await context.jobs.idle(patience)
}

function report(done: Report): void {
  process.send?.(done)
}
