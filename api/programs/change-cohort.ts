import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ChangedCohort, ChangedProgram, Cohort, Program } from './contract.ts'
import { getCohort, getProgram, latestToday, lockCohort } from './get-cohort.ts'
import { requireMailbox } from './open-cohort.ts'
import { hasCircles, updateCohort, updateProgram } from './store.ts'

/**
 * Changes what a program says of itself, and its rules.
 * @throws AppError not_found | invalid_input when meetings would have to move to another mailbox, or nobody has that one.
 */
export async function changeProgram(context: Context, programId: string, input: ChangedProgram): Promise<Program> {
  const before = await getProgram(context, programId)
  const seriesMailbox = input.seriesMailbox.toLowerCase()
  if (seriesMailbox !== before.seriesMailbox) {
    if (await hasCircles(context.db, programId)) {
      const message = 'Circles of this program meet already, so their meetings stay in the mailbox where they are. Set up another program for the next season.'
      throw new AppError('invalid_input', message, [{ path: 'seriesMailbox', message }])
    }
    if (seriesMailbox !== 'mentor') await requireMailbox(context, seriesMailbox)
  }
  await updateProgram(context.db, programId, { ...input, seriesMailbox, theme: input.theme || null })
  return getProgram(context, programId)
}

/**
 * Changes a cohort. Whoever waits for a place gets one in the order of approval where there are more of them.
 * @throws AppError not_found | dates_out_of_order
 */
export async function changeCohort(context: Context, cohortId: string, input: ChangedCohort): Promise<Cohort> {
  await context.db.transaction().execute(async (trx) => {
    const before = await lockCohort(trx, cohortId)
    if (input.enrolUntilOn !== before.enrolUntilOn) {
      if (input.enrolUntilOn < latestToday(context.now())) throw new AppError('dates_out_of_order', 'The last day to enrol lies in the past. Choose today or a later day.')
      if (before.startsOn < input.enrolUntilOn) throw new AppError('dates_out_of_order', 'Sessions cannot start before enrolment ends. Choose a day before the cohort starts.')
    }
    await updateCohort(trx, cohortId, input)
    if (input.places !== before.places) await context.jobs.publish(trx, 'cohort.places-changed', { cohortId })
  })
  return getCohort(context, cohortId)
}
