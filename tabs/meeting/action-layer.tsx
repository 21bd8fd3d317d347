import { useEffect, useRef, useState } from 'react'
import { Button, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { ChevronLeft20Regular } from '@fluentui/react-icons'
import { type Action, changeAction, getSession, type SessionRoom } from '../../api/sessions/contract.ts'
import { useSend } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'
import { OwnerAndDay } from '../sessions/owner-and-day.tsx'
import { useRemoveAction } from '../sessions/use-remove-action.ts'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/meeting.ts'

const useStyles = makeStyles({
  layer: { display: 'flex', flexDirection: 'column', gap: '12px', borderTopWidth: '1px', borderTopStyle: 'solid', borderTopColor: tokens.colorNeutralStroke2, paddingTop: '8px' },
  back: { alignSelf: 'flex-start', marginInlineStart: '-8px' },
  title: { ...typographyStyles.subtitle2, margin: 0, outlineStyle: 'none' },
  bar: { display: 'flex', justifyContent: 'space-between', gap: '8px' },
})

/** One action on a layer of its own: what, who and by when. */
export function ActionLayer({ action, room, onBack }: { action: Action; room: SessionRoom; onBack: () => void }) {
  const styles = useStyles()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const [what, setWhat] = useState(action.what)
  const [ownerId, setOwner] = useState(action.owner.id)
  const [dueOn, setDue] = useState(action.dueOn)
  const [refused, setRefused] = useState(false)
  const change = useSend(changeAction, [getSession])
  const remove = useRemoveAction(action, room, onBack)
  const save = () => {
    if (change.isPending) return
    if (what.trim().length < 3) return setRefused(true)
    change.mutate({ params: { actionId: action.id }, input: { what, ownerId, dueOn: dueOn || action.dueOn } }, { onSuccess: onBack })
  }
  return (
    <form
      noValidate
      className={styles.layer}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Button appearance="subtle" size="small" className={styles.back} icon={<ChevronLeft20Regular />} onClick={onBack}>
        {sayBasic('back')}
      </Button>
      <h2 ref={heading} tabIndex={-1} className={styles.title}>
        {say('changeTitle')}
      </h2>
      {change.error && <Failed title={say('notChanged')} error={change.error} onRetry={save} />}
      {remove.error && <Failed title={say('notRemoved')} error={remove.error} onRetry={remove.press} />}
      <Field label={say('what')} {...(refused ? { validationMessage: say('whatMissing'), validationState: 'error' as const } : {})}>
        <Input value={what} maxLength={120} onChange={(_, { value }) => setWhat(value)} />
      </Field>
      <OwnerAndDay room={room} ownerId={ownerId} dueOn={dueOn} onOwner={setOwner} onDue={setDue} />
      <div className={styles.bar}>
        <Button disabledFocusable={remove.pending} onClick={remove.press}>
          {say('remove')}
        </Button>
        <Button type="submit" appearance="primary" disabledFocusable={change.isPending}>
          {sayBasic('save')}
        </Button>
      </div>
    </form>
  )
}
