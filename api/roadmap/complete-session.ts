import type { Context } from '../context.ts'
import { markActive, markCompleted } from '../enrolment/mark-progress.ts'
import { AppError } from '../errors.ts'
import { type CircleRecord, getMyCircle, listMyCircles } from '../matching/list-circles.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { Series } from '../scheduling/contract.ts'
import { getSeriesOf } from '../scheduling/list-series.ts'
import type { Trx } from '../store/open.ts'
import { currentStage, layOut, mayClose } from './plan/lay-out.ts'
import { insertSession, listSessions, lockCircle, setAgreed } from './store.ts'

/**
 * Closes a session that was held; the next stage begins, and after the last one the mentorship is complete.
 * Two members may close it at once: the later one's words are added to what was agreed, and nothing else changes.
 * @throws AppError not_found | session_wrong_state
 */
export async function completeSession(context: Context, personId: string, request: { circleId: string; number: number; agreed: string }): Promise<void> {
  const circle = await getMyCircle(context, personId, request.circleId)
  const [cohort, seriesOf] = await Promise.all([getCohort(context, circle.cohortId), getSeriesOf(context, [circle.id])])
  await context.db.transaction().execute(async (trx) => {
    await lockCircle(trx, circle.id)
    const before = await listSessions(trx, [circle.id])
    const closed = before.find((session) => session.number === request.number)
    if (closed) {
      if (request.agreed && !closed.agreed.includes(request.agreed)) await setAgreed(trx, closed, [closed.agreed, request.agreed].filter(Boolean).join('\n'))
      return
    }
    if (!mayClose(layOut(cohort.program.sessions, before), request.number)) throw new AppError('session_wrong_state', 'Close the sessions in their order: each one builds on what the one before left.')
    refuseTooEarly(seriesOf(circle.id), request.number, context.now())
    const session = { circleId: circle.id, number: request.number, completedAt: context.now(), completedBy: personId, agreed: request.agreed }
    await insertSession(trx, session)
    await context.jobs.publish(trx, 'circle.met', { mentorIds: personsOf(circle, 'mentor'), menteeIds: personsOf(circle, 'mentee') })
    // A circle may meet ahead of its first date.
    await markActive(context, trx, circle.members.map((member) => member.enrolmentId))
    if (currentStage(layOut(cohort.program.sessions, [...before, session])) === null) {
      const through: string[] = []
      for (const member of circle.members) if (!(await meetsElsewhere(trx, member, cohort.program.sessions))) through.push(member.enrolmentId)
      await markCompleted(context, trx, through)
    }
  })
}

function personsOf({ members }: CircleRecord, role: 'mentor' | 'mentee'): string[] {
  return members.flatMap((member) => (member.role === role ? [member.personId] : []))
}

/** Whether somebody leads another circle by the same enrolment that has sessions to come: a mentor is through when the last of them is. */
async function meetsElsewhere(trx: Trx, { circleId, personId, enrolmentId }: CircleRecord['members'][number], sessions: number): Promise<boolean> {
  const others = (await listMyCircles({ db: trx }, personId)).filter((other) => other.id !== circleId && other.members.some((member) => member.enrolmentId === enrolmentId))
  if (others.length === 0) return false
  const closed = Map.groupBy(await listSessions(trx, others.map(({ id }) => id)), (session) => session.circleId)
  return others.some(({ id }) => (closed.get(id)?.length ?? 0) < sessions)
}

/**
 * Circles meet earlier now and then, so one session may be closed ahead of its date; but nobody can close
 * a whole mentorship before it has begun.
 */
function refuseTooEarly(series: Series, number: number, now: number): void {
  if (series.state !== 'booked') throw new AppError('session_wrong_state', 'There is no date for this session yet. Close it after you have met.')
  const previous = series.occurrences.find((occurrence) => occurrence.number === number - 1)
  if (previous && now < previous.startAt) throw new AppError('session_wrong_state', 'This session lies too far ahead. Close it after you have met.')
}
