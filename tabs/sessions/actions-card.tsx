import { useState } from 'react'
import { Body1, Button, Caption1, Card, Checkbox, Field, Input, makeStyles, Select, Spinner, Subtitle2, tokens } from '@fluentui/react-components'
import { ArrowRepeatAll16Regular, Delete20Regular } from '@fluentui/react-icons'
import { type Action, addAction, changeAction, getSession, removeAction, type SessionRoom } from '../../api/sessions/contract.ts'
import { useSend } from '../parts/answers.ts'
import { membersOf } from '../parts/circle-people.ts'
import { useMe, useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dateOf, dayAfter, todayOn } from '../parts/moments.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { useTell } from '../parts/toast.tsx'
import { useKeptWords } from '../parts/use-kept-words.ts'
import { useReader } from '../parts/when.tsx'

const useStyles = makeStyles({
  card: { gap: '12px', padding: '20px' },
  list: { display: 'flex', flexDirection: 'column', gap: '4px', listStyleType: 'none', margin: 0, padding: 0 },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'start' },
  words: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  done: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground2 },
  quiet: { display: 'inline-flex', alignItems: 'center', gap: '4px', color: tokens.colorNeutralForeground2 },
  form: { display: 'flex', flexDirection: 'column', gap: '8px' },
  pair: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(128px, 100%), 1fr))', gap: '8px' },
})

/** What the circle agreed to do: ticked, carried over, added with one line. */
export function ActionsCard({ room }: { room: SessionRoom }) {
  const styles = useStyles()
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        Actions
      </Subtitle2>
      {room.actions.length === 0 && <Body1 className={styles.quiet}>Nothing agreed yet. One small step each is plenty.</Body1>}
      {room.actions.length > 0 && (
        <ul className={styles.list}>
          {room.actions.map((action) => (
            <ActionRow key={action.id} action={action} room={room} />
          ))}
        </ul>
      )}
      <NewAction room={room} />
    </Card>
  )
}

function ActionRow({ action, room }: { action: Action; room: SessionRoom }) {
  const styles = useStyles()
  const reader = useReader()
  const tell = useTell()
  const me = useMe().person.id
  const change = useSend(changeAction, [getSession], { untilFresh: true })
  const remove = useSend(removeAction, [getSession])
  const add = useSend(addAction, [getSession])
  const params = { actionId: action.id }
  const { what, doneWhen, owner, dueOn } = action
  const done = change.isPending ? change.variables.input?.done === true : action.doneAt !== null
  const tick = () => change.mutate({ params, input: { what, doneWhen, ownerId: owner.id, dueOn, done: action.doneAt === null } })
  const undo = () => add.mutate({ params: { circleId: room.circle.id, number: action.number }, input: { what, doneWhen, ownerId: owner.id, dueOn, done: action.doneAt !== null } })
  return (
    <li>
      <div className={styles.row}>
        <Checkbox
          checked={done}
          onChange={tick}
          label={
            <span className={styles.words}>
              <span className={done ? styles.done : undefined}>{what}</span>
              <Caption1 className={styles.quiet}>
                {action.carriedOver && <ArrowRepeatAll16Regular aria-hidden />}
                {[owner.id === me ? 'You' : owner.displayName, `by ${dateOf(dueOn, reader, room.nowAt)}`, action.carriedOver ? `from session ${action.number}` : null].filter(Boolean).join(' · ')}
              </Caption1>
              {doneWhen && <Caption1 className={styles.quiet}>{`Done when: ${doneWhen}`}</Caption1>}
            </span>
          }
        />
        <Button appearance="subtle" size="small" icon={<Delete20Regular />} aria-label={`Remove “${what}”`} onClick={() => remove.mutate({ params }, { onSuccess: () => tell('Action removed', { label: 'Undo', press: undo }) })} />
      </div>
      {change.error && <Failed what="keep that" error={change.error} onRetry={tick} />}
      {remove.error && <Failed what="remove the action" error={remove.error} onRetry={() => remove.mutate({ params })} />}
    </li>
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
      {add.error && <Failed what="add the action" error={add.error} onRetry={send} />}
      <Field label="Who does what next?" {...(refused ? { validationMessage: 'Say in a few words what will be done.', validationState: 'error' as const } : {})}>
        <Input value={what} maxLength={120} onChange={(_, { value }) => setWhat(value)} />
      </Field>
      <div className={styles.pair}>
        <Field label="Who">
          <Select value={ownerId} onChange={(_, { value }) => setOwner(value)}>
            {membersOf(room.circle).map((person) => (
              <option key={person.id} value={person.id}>
                {person.id === me ? 'I do' : firstNameOf(person)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="By">
          <Input type="date" min={tomorrow} value={dueOn || weekLater(tomorrow)} onChange={(_, { value }) => setDue(value)} />
        </Field>
      </div>
      <div>
        <Button type="submit" disabledFocusable={add.isPending} {...(add.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})}>
          Add action
        </Button>
      </div>
    </form>
  )
}

function weekLater(on: string): string {
  return Array.from({ length: 6 }).reduce<string>((day) => dayAfter(day), on)
}
