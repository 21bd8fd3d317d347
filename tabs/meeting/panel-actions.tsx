import { useState } from 'react'
import { Body1, Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { Add20Regular, Edit20Regular } from '@fluentui/react-icons'
import { addAction, getSession, type SessionRoom } from '../../api/sessions/contract.ts'
import { isLost } from '../client.ts'
import { useSend } from '../parts/answers.ts'
import { useMe, useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dateOf, dayAfter, todayOn } from '../parts/moments.ts'
import { useKeptWords } from '../parts/use-kept-words.ts'
import { useReader } from '../parts/when.tsx'
import { ActionLine } from '../sessions/action-line.tsx'
import { weekLater } from '../sessions/session-words.ts'
import { say } from '../texts/meeting.ts'
import { useAgain } from './use-again.ts'

const useStyles = makeStyles({
  actions: { display: 'flex', flexDirection: 'column', gap: '12px' },
  list: { display: 'flex', flexDirection: 'column', gap: '4px', listStyleType: 'none', margin: 0, padding: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** What was agreed, and one line to add to it while people talk; who and by when can be told afterwards. */
export function PanelActions({ room, readAt, onChoose }: { room: SessionRoom; readAt: number; onChoose: (actionId: string) => void }) {
  const styles = useStyles()
  return (
    <div className={styles.actions}>
      {room.actions.length === 0 && <Body1 className={styles.quiet}>{say('nothingAgreed')}</Body1>}
      {room.actions.length > 0 && (
        <ul className={styles.list}>
          {room.actions.map((action) => (
            <ActionLine key={action.id} action={action} room={room}>
              <Button appearance="subtle" size="small" icon={<Edit20Regular />} aria-label={say('change', { action: action.what })} onClick={() => onChoose(action.id)} />
            </ActionLine>
          ))}
        </ul>
      )}
      <QuickAction room={room} readAt={readAt} />
    </div>
  )
}

function QuickAction({ room, readAt }: { room: SessionRoom; readAt: number }) {
  const me = useMe().person.id
  const now = useNow()
  const reader = useReader()
  const [what, setWhat] = useKeptWords(`action of ${room.circle.id} ${room.stage.number}`)
  const [refused, setRefused] = useState(false)
  const add = useSend(addAction, [getSession])
  const dueOn = weekLater(dayAfter(todayOn(now, reader)))
  const send = () => {
    if (add.isPending) return
    if (what.trim().length < 3) return setRefused(true)
    setRefused(false)
    add.mutate({ params: { circleId: room.circle.id, number: room.stage.number }, input: { what, ownerId: me, dueOn } }, { onSuccess: () => setWhat('') })
  }
  const lost = isLost(add.error)
  useAgain(lost, readAt, send)
  const below = () => {
    if (refused) return { validationMessage: say('whatMissing'), validationState: 'error' as const }
    return lost ? { validationMessage: say('notSavedYet'), validationState: 'warning' as const } : { hint: say('forYou', { date: dateOf(dueOn, reader, now) }) }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {add.error && !lost && <Failed title={say('notAdded')} error={add.error} onRetry={send} />}
      <Field label={say('addAction')} {...below()}>
        <Input value={what} maxLength={120} onChange={(_, { value }) => setWhat(value)} contentAfter={<Button type="submit" appearance="transparent" size="small" icon={<Add20Regular />} aria-label={say('add')} disabledFocusable={add.isPending} />} />
      </Field>
    </form>
  )
}
