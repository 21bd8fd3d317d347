import { type Action, addAction, getSession, removeAction, type SessionRoom } from '../../api/sessions/contract.ts'
import type { ApiError } from '../client.ts'
import { useSend } from '../parts/answers.ts'
import { useTell } from '../parts/toast.tsx'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/sessions-run.ts'

/** Takes an action off the list, with a way back for a moment. `gone`: called once it is. */
export function useRemoveAction(action: Action, room: SessionRoom, gone?: () => void): { press: () => void; pending: boolean; error: ApiError | null } {
  const tell = useTell()
  const remove = useSend(removeAction, [getSession])
  const add = useSend(addAction, [getSession])
  const { what, doneWhen, owner, dueOn } = action
  const undo = () => add.mutate({ params: { circleId: room.circle.id, number: action.number }, input: { what, doneWhen, ownerId: owner.id, dueOn, done: action.doneAt !== null } })
  const removed = () => {
    tell(say('actionRemoved'), { label: sayBasic('undo'), press: undo })
    gone?.()
  }
  return { press: () => remove.mutate({ params: { actionId: action.id } }, { onSuccess: removed }), pending: remove.isPending, error: remove.error }
}
