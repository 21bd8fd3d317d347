import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { listRunOut, lockCohort, moveCohort } from '../programs/get-cohort.ts'
import type { Trx } from '../store/open.ts'

/** Circles that were formed so lately may have no series yet: a job is about to plan it. */
const plannedWithin = 86_400_000

/**
 * Finishes every cohort whose last day is over and whose circles have no session ahead any more, a made-up one included. What becomes of
 * its people is seen to afterwards, one by one, as the days are followed. Safe to repeat.
 */
export async function finishCohorts(context: Pick<Context, 'db' | 'now'>): Promise<void> {
  for (const cohortId of await listRunOut(context)) {
    await context.db.transaction().execute(async (trx) => {
      // Held, so that no circle is published meanwhile.
      const cohort = await lockCohort(trx, cohortId)
      if (cohort.state !== 'finished' && !(await meetsStill(trx, cohortId, context.now()))) await moveCohort(trx, cohortId, 'finished')
    })
  }
}

async function meetsStill(trx: Trx, cohortId: string, now: number): Promise<boolean> {
  const { rows } = await sql`
    select from circles left join series on series.circle_id = circles.id
    where circles.cohort_id = ${cohortId} and circles.state = 'active' and (
      (series.circle_id is null and circles.formed_at > ${now - plannedWithin})
      or series.state in ('planning', 'intended')
      or (series.state = 'booked' and exists (select from jsonb_array_elements(series.occurrences) as occurrence where (occurrence ->> 'endAt')::bigint > ${now})))
    limit 1`.execute(trx)
  return rows.length > 0
}
