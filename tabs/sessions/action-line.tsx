import type { ReactNode } from 'react'
import { Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowRepeatAll16Regular } from '@fluentui/react-icons'
import { type Action, changeAction, getSession, type SessionRoom } from '../../api/sessions/contract.ts'
import { useSend } from '../parts/answers.ts'
import { useMe } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dateOf } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/sessions-run.ts'

const useStyles = makeStyles({
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', alignItems: 'start' },
  words: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  done: { textDecorationLine: 'line-through', color: tokens.colorNeutralForeground2 },
  quiet: { display: 'inline-flex', alignItems: 'center', gap: '4px', color: tokens.colorNeutralForeground2 },
})

/** One action of the circle in a list, ticked here; what else one may do with it stands at the end of its line. */
export function ActionLine({ action, room, children }: { action: Action; room: SessionRoom; children: ReactNode }) {
  const styles = useStyles()
  const reader = useReader()
  const me = useMe().person.id
  const change = useSend(changeAction, [getSession], { untilFresh: true })
  const { what, doneWhen, owner, dueOn } = action
  const done = change.isPending ? (change.variables.input?.done ?? false) : action.doneAt !== null
  const tick = () => change.mutate({ params: { actionId: action.id }, input: { done: action.doneAt === null } })
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
                {[owner.id === me ? say('you') : owner.displayName, say('byDay', { day: dateOf(dueOn, reader, room.nowAt) }), action.carriedOver ? say('fromSession', { number: action.number }) : null].filter(Boolean).join(' · ')}
              </Caption1>
              {doneWhen && <Caption1 className={styles.quiet}>{say('doneWhen', { sign: doneWhen })}</Caption1>}
            </span>
          }
        />
        {children}
      </div>
      {change.error && <Failed title={say('notKept')} error={change.error} onRetry={tick} />}
    </li>
  )
}
