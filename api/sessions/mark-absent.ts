import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { setAbsent } from '../roadmap/absences.ts'
import type { SessionRoom } from './contract.ts'
import { getSession } from './get-session.ts'
import { refuseUnopened, takeSeat } from './take-seat.ts'
import { isMember } from './write-action.ts'

/**
 * Marks a member as not here, or takes it back; any member may, also afterwards. Two who meet have no turns to share out: without one of
 * them there is no session.
 * @throws AppError not_found | session_wrong_state
 */
export async function markAbsent(context: Context, personId: string, request: { circleId: string; number: number; personId: string; absent: boolean }): Promise<SessionRoom> {
  const seat = await takeSeat(context, personId, request)
  refuseUnopened(seat)
  const { circle, number, members } = seat
  if (!isMember(circle, request.personId)) throw new AppError('not_found', 'There is nobody like that in your circle.')
  if (members.length === 2) throw new AppError('session_wrong_state', 'Without one of the two of you there is no session. Find another time for it on the roadmap.')
  await setAbsent(context.db, { circleId: circle.id, number, personId: request.personId }, request.absent ? { markedBy: personId, markedAt: context.now() } : null)
  return getSession(context, personId, request)
}
