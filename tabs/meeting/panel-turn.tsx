import { Body1, Button, makeStyles, mergeClasses, Subtitle1, tokens } from '@fluentui/react-components'
import { Next20Regular, Pause20Regular, Play20Regular, Previous20Regular } from '@fluentui/react-icons'
import type { SessionRoom } from '../../api/sessions/contract.ts'
import { openLink } from '../host/teams.ts'
import { useMe } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { TurnFace } from '../sessions/turn-face.tsx'
import { useRun } from '../sessions/use-run.ts'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/meeting.ts'
import { startWords } from './panel-words.ts'

const useStyles = makeStyles({
  turn: { display: 'flex', flexDirection: 'column', gap: '12px' },
  words: { display: 'flex', flexDirection: 'column', gap: '4px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  // The decisive button is the last one, at the end.
  bar: { display: 'flex', alignItems: 'center', gap: '8px' },
  end: { marginInlineStart: 'auto' },
  // 280 px have to do for three of them.
  slim: { minWidth: 'auto', whiteSpace: 'nowrap' },
})

/** The turn of the agenda with its clock. Anyone presses for everybody; `left`: seconds of this step. */
export function PanelTurn({ room, left, tabUrl }: { room: SessionRoom; left: number; tabUrl: string }) {
  const styles = useStyles()
  const me = useMe().person.id
  const { send, pending, error, forget } = useRun(room)
  const { run, steps, stage } = room
  const on = run.state === 'running' || run.state === 'paused'
  const last = run.step >= steps.length - 1
  const closed = stage.session.state === 'completed'
  const waits = run.state === 'not-begun' && !closed
  return (
    <section className={styles.turn} aria-label={say('turn')}>
      {error && <Failed title={say('notTurned')} error={error} onRetry={forget} retryLabel={say('allRight')} />}
      {waits && !room.open && (
        <>
          <Body1 className={styles.quiet}>
            {say('opensLater')}
          </Body1>
          <div className={styles.bar}>
            <Button className={styles.end} onClick={() => void openLink(tabUrl)}>
              {say('open')}
            </Button>
          </div>
        </>
      )}
      {waits && room.open && (
        <>
          <Body1 className={styles.quiet}>{startWords(room.circle, me)}</Body1>
          <div className={styles.bar}>
            <Button className={styles.end} appearance="primary" icon={<Play20Regular />} disabledFocusable={pending} onClick={() => send('start')}>
              {say('start')}
            </Button>
          </div>
        </>
      )}
      {on && (
        <>
          <TurnFace room={room} left={left} />
          <div className={styles.bar}>
            <Button className={styles.slim} icon={run.state === 'paused' ? <Play20Regular /> : <Pause20Regular />} disabledFocusable={pending} onClick={() => send(run.state === 'paused' ? 'resume' : 'pause')}>
              {say(run.state === 'paused' ? 'goOn' : 'pause')}
            </Button>
            {run.step > 0 && <Button appearance="subtle" icon={<Previous20Regular />} aria-label={say('backAStep')} disabledFocusable={pending} onClick={() => send('back')} />}
            <Button className={mergeClasses(styles.slim, styles.end)} appearance="primary" icon={last ? undefined : <Next20Regular />} iconPosition="after" disabledFocusable={pending} onClick={() => send(last ? 'finish' : 'next')}>
              {last ? say('finish') : sayBasic('next')}
            </Button>
          </div>
        </>
      )}
      {(run.state === 'finished' || (closed && !on)) && (
        <>
          <div className={styles.words}>
            <Subtitle1 as="h2" style={{ margin: 0 }}>
              {closed ? say('closed', { number: stage.number }) : say('through')}
            </Subtitle1>
            <Body1 className={styles.quiet}>{say(closed ? 'closedDetail' : 'throughDetail')}</Body1>
          </div>
          <div className={styles.bar}>
            <Button className={styles.end} appearance={closed ? 'secondary' : 'primary'} onClick={() => void openLink(tabUrl)}>
              {say(closed ? 'open' : 'close')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
