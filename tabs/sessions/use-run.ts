import { getSession, pressRun, type SessionRoom } from '../../api/sessions/contract.ts'
import type { ApiError } from '../client.ts'
import { useSend } from '../parts/answers.ts'
import { useOnePress } from '../parts/use-one-press.ts'

export type RunPress = 'start' | 'next' | 'back' | 'pause' | 'resume' | 'finish'

/** The presses that turn the agenda for everybody, one at a time; the clock and the agenda then follow by themselves. */
export function useRun(room: SessionRoom): { send: (press: RunPress) => void; pending: boolean; error: ApiError | null; forget: () => void } {
  const once = useOnePress()
  const press = useSend(pressRun, [getSession], { untilFresh: true })
  const params = { circleId: room.circle.id, number: room.stage.number }
  return {
    send: (what) => once(() => press.mutateAsync({ params, input: { press: what, version: room.run.version } }).then(() => undefined, () => undefined)),
    pending: press.isPending,
    error: press.error,
    forget: press.reset,
  }
}
