import type { Context } from '../../api/context.ts'
import { planningSpan } from '../../api/programs/planning-span.ts'
import { getCohort } from '../../api/programs/get-cohort.ts'
import { registerSchedulingJobs } from '../../api/scheduling/jobs.ts'
import type { RunningTenant } from '../tenant/running.ts'
import { type BookingState, checkBookings } from './booking-check.ts'
import { type BookingCompany, seedBookingCompany } from './booking-company.ts'

export type BookingFigures = BookingState & {
  /** What Graph was asked, part by part, and the least that its limits allow. */
  requests: number
  least: number
  /** `$batch` calls and other calls over the wire. */
  calls: number
  /** Answers that were 429, 5xx or lost, of all. */
  refused: number
  /** Most requests that one mailbox worked on at once, and how many were refused for being too many. */
  highestInOneMailbox: number
  overConcurrency: number
  seconds: number
}

const day = 86_400_000
const patienceMinutes = 10

/**
 * The least that planning and booking can ask of Graph: free/busy of P people over D days takes ⌈P/20⌉·⌈D/62⌉ requests
 * (learn.microsoft.com/graph/outlook-get-free-busy-schedule); each series one POST, one GET of its occurrences' ids and texts, and one PATCH for each occurrence,
 * since each is a session of its own and Graph changes no two with one request.
 */
export function leastRequests({ people, days, circles, sessions }: { people: number; days: number; circles: number; sessions: number }): number {
  return Math.ceil(people / 20) * Math.ceil(days / 62) + circles * (1 + 1 + sessions)
}

/**
 * Plans and books all circles of a company through the product's own jobs, and counts what that took. The database must be migrated and empty;
 * trouble is ordered by the caller.
 */
export async function bookCompany(context: Context, running: RunningTenant, company: BookingCompany, options: { startsOn: string; seriesMailbox?: string }): Promise<BookingFigures> {
  const { databaseUrl } = context.config
  await seedBookingCompany(databaseUrl, company, { ...options, now: context.now() })
  const span = planningSpan(await getCohort(context, company.cohortId), context.now())
  const invited = new Set(company.circles.flatMap((circle) => [circle.mentorId, ...circle.menteeIds]))
  registerSchedulingJobs(context)
  await context.jobs.start()
  running.meter.reset()
  const began = performance.now()
  try {
    await context.db.transaction().execute((trx) => context.jobs.publish(trx, 'circles.formed', { cohortId: company.cohortId, circleIds: company.circles.map((circle) => circle.id) }))
    await context.jobs.idle(patienceMinutes * 60_000)
  } finally {
    await context.jobs.stop()
  }
  const seconds = (performance.now() - began) / 1000
  const { meter } = running
  const refused = [...meter.byStatus].filter(([status]) => status === 0 || status === 429 || status >= 500).reduce((sum, [, times]) => sum + times, 0)
  return {
    ...(await checkBookings(databaseUrl, running, company)),
    requests: meter.parts,
    least: leastRequests({ people: invited.size, days: (span.endAt - span.startAt) / day, circles: company.circles.length, sessions: 4 }),
    calls: meter.wire,
    refused,
    highestInOneMailbox: meter.highestInOneMailbox,
    overConcurrency: meter.overConcurrency,
    seconds,
  }
}

