import { useState } from 'react'
import { Body1, Button, Card, Field, Input, makeStyles, Spinner, Subtitle2, tokens } from '@fluentui/react-components'
import { Delete20Regular } from '@fluentui/react-icons'
import { type Action, addAction, getSession, type SessionRoom } from '../../api/sessions/contract.ts'
import { useSend } from '../parts/answers.ts'
import { useMe, useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dayAfter, todayOn } from '../parts/moments.ts'
import { useKeptWords } from '../parts/use-kept-words.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/sessions.ts'
import { ActionLine } from './action-line.tsx'
import { OwnerAndDay } from './owner-and-day.tsx'
import { weekLater } from './session-words.ts'
import { useRemoveAction } from './use-remove-action.ts'

const useStyles = makeStyles({
  card: { gap: '12px', padding: '20px' },
  list: { display: 'flex', flexDirection: 'column', gap: '4px', listStyleType: 'none', margin: 0, padding: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
})

/** What the circle agreed to do: ticked, carried over, added with one line. */
export function ActionsCard({ room }: { room: SessionRoom }) {
  const styles = useStyles()
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {say('actions')}
      </Subtitle2>
      {room.actions.length === 0 && <Body1 className={styles.quiet}>{say('noActions')}</Body1>}
      {room.actions.length > 0 && (
        <ul className={styles.list}>
          {room.actions.map((action) => (
            <ActionLine key={action.id} action={action} room={room}>
              <RemoveAction action={action} room={room} />
            </ActionLine>
          ))}
        </ul>
      )}
      <NewAction room={room} />
    </Card>
  )
}

function RemoveAction({ action, room }: { action: Action; room: SessionRoom }) {
  const remove = useRemoveAction(action, room)
  return (
    <>
      <Button appearance="subtle" size="small" icon={<Delete20Regular />} aria-label={say('removeAction', { what: action.what })} onClick={remove.press} />
      {remove.error && <Failed title={say('actionNotRemoved')} error={remove.error} onRetry={remove.press} />}
    </>
  )
}

function NewAction({ room }: { room: SessionRoom }) {
  const styles = useStyles()
  const me = useMe().person.id
  const now = useNow()
  const reader = useReader()
  const [what, setWhat] = useKeptWords(`action of ${room.circle.id} ${room.stage.number}`)
  const [ownerId, setOwner] = useState(me)
  const tomorrow = dayAfter(todayOn(now, reader))
  const [dueOn, setDue] = useState('')
  const [refused, setRefused] = useState(false)
  const add = useSend(addAction, [getSession])
  const send = () => {
    if (add.isPending) return
    if (what.trim().length < 3) return setRefused(true)
    setRefused(false)
    add.mutate(
      { params: { circleId: room.circle.id, number: room.stage.number }, input: { what, ownerId, dueOn: dueOn || weekLater(tomorrow) } },
      { onSuccess: () => setWhat('') },
    )
  }
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {add.error && <Failed title={say('actionNotAdded')} error={add.error} onRetry={send} />}
      <Field label={say('whoDoesWhat')} {...(refused ? { validationMessage: say('whatTooShort'), validationState: 'error' as const } : {})}>
        <Input value={what} maxLength={120} onChange={(_, { value }) => setWhat(value)} />
      </Field>
      <OwnerAndDay room={room} ownerId={ownerId} dueOn={dueOn || weekLater(tomorrow)} onOwner={setOwner} onDue={setDue} />
      <div>
        <Button type="submit" disabledFocusable={add.isPending} {...(add.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})}>
          {say('addAction')}
        </Button>
      </div>
    </form>
  )
}
