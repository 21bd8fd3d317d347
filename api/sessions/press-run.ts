import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getPeople } from '../people/get-person.ts'
import { listAbsent } from '../roadmap/absences.ts'
import { press, type Press } from '../roadmap/plan/run.ts'
import type { SessionRun } from './contract.ts'
import { agendaSteps, presentRun } from './present.ts'
import { findRun, saveRun } from './store.ts'
import { refuseUnopened, takeSeat } from './take-seat.ts'

/**
 * Moves a session on for everybody in it. Any member may; a press on what somebody else has moved already changes nothing, and is
 * answered with how things stand. Time is the server's.
 * @throws AppError not_found | session_wrong_state
 */
export async function pressRun(context: Context, personId: string, request: { circleId: string; number: number; press: Press; version: number }): Promise<SessionRun> {
  const seat = await takeSeat(context, personId, request)
  refuseUnopened(seat)
  if (request.press === 'start' && seat.number <= seat.closed) throw new AppError('session_wrong_state', 'This session is closed. What was agreed in it stands on its page.')
  const steps = agendaSteps(seat, await listAbsent(context.db, request))
  const [circleId, number, now] = [seat.circle.id, seat.number, context.now()]
  const before = await findRun(context.db, circleId, number)
  const after = press(before, { press: request.press, version: request.version, by: personId, now, steps: steps.length })
  const kept = after !== null && (await saveRun(context.db, { ...after, circleId, number }, request.version))
  const run = kept ? { ...after, circleId, number } : await findRun(context.db, circleId, number)
  return presentRun(run, steps, await getPeople(context, [run?.pressedBy ?? null]), now)
}
