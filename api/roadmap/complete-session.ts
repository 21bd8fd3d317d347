import type { Context } from '../context.ts'
import { markCompleted } from '../enrolment/mark-progress.ts'
import { AppError } from '../errors.ts'
import { getMyCircle } from '../matching/list-circles.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { currentStage, layOut, mayClose } from './plan/lay-out.ts'
import { insertSession, listSessions, lockCircle } from './store.ts'

/**
 * Closes a session that was held; the next stage begins, and after the last one the mentorship is complete.
 * Closing it a second time changes nothing: two members may press at once.
 * @throws AppError not_found | session_wrong_state
 */
export async function completeSession(context: Context, personId: string, request: { circleId: string; number: number; agreed: string }): Promise<void> {
  const circle = await getMyCircle(context, personId, request.circleId)
  const cohort = await getCohort(context, circle.cohortId)
  await context.db.transaction().execute(async (trx) => {
    await lockCircle(trx, circle.id)
    const before = await listSessions(trx, [circle.id])
    if (before.some((session) => session.number === request.number)) return
    if (!mayClose(layOut(cohort.program.sessions, before), request.number)) throw new AppError('session_wrong_state', 'Close the sessions in their order: each one builds on what the one before left.')
    const session = { circleId: circle.id, number: request.number, completedAt: context.now(), completedBy: personId, agreed: request.agreed }
    await insertSession(trx, session)
    if (currentStage(layOut(cohort.program.sessions, [...before, session])) === null) {
      for (const member of circle.members) if (member.role === 'mentee') await markCompleted(context, trx, member.enrolmentId)
    }
  })
}
