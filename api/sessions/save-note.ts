import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { SessionRoom } from './contract.ts'
import { getSession } from './get-session.ts'
import { findNote, type NoteRecord, saveNote as keep } from './store.ts'
import { refuseUnopened, takeSeat } from './take-seat.ts'

/**
 * Keeps somebody's note of a session; nobody else reads it until they share it with their circle.
 * @throws AppError not_found | session_wrong_state | changed_elsewhere
 */
export async function saveNote(context: Context, personId: string, { version, text, shared, ...at }: { circleId: string; number: number; text: string; shared: boolean; version: number }): Promise<SessionRoom> {
  const seat = await takeSeat(context, personId, at)
  refuseUnopened(seat)
  const row: NoteRecord = { circleId: seat.circle.id, number: seat.number, personId, text, shared, version: version + 1, changedAt: context.now() }
  if (!(await keep(context.db, row, version))) {
    const there = await findNote(context.db, row)
    const same = there?.version === row.version && there.text === text && there.shared === shared
    if (!same) throw new AppError('changed_elsewhere', 'You have changed this note in another window meanwhile. Look at what is there, then decide which of the two to keep.')
  }
  return getSession(context, personId, at)
}
