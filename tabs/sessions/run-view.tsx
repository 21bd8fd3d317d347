import { Body1, Button, Card, makeStyles, Subtitle1, Subtitle2, tokens } from '@fluentui/react-components'
import { Next20Regular, Pause20Regular, Play20Regular, Previous20Regular, Video20Regular } from '@fluentui/react-icons'
import type { SessionRoom } from '../../api/sessions/contract.ts'
import { openLink } from '../host/teams.ts'
import { Failed } from '../parts/message.tsx'
import { ActionBar } from '../parts/page.tsx'
import { WIDE } from '../parts/width.ts'
import { sayBasic } from '../texts/basics.ts'
import { say as sayRun } from '../texts/sessions-run.ts'
import { say } from '../texts/sessions.ts'
import { ActionsCard } from './actions-card.tsx'
import { AgendaSteps } from './agenda-steps.tsx'
import { NoteCard } from './note-card.tsx'
import type { View } from './session-words.ts'
import { TurnFace } from './turn-face.tsx'
import { useCountdown } from './use-countdown.ts'
import { useRun } from './use-run.ts'
import { mayMiss, WhoIsHere } from './who-is-here.tsx'

const useStyles = makeStyles({
  grid: { display: 'grid', gap: '16px', gridTemplateColumns: 'minmax(0, 1fr)', alignItems: 'start', [WIDE]: { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)' } },
  column: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  card: { gap: '16px', padding: '20px' },
  now: { display: 'flex', flexDirection: 'column', gap: '8px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

type RunViewProps = { room: SessionRoom; /** When the room was read, by the device's clock. */ readAt: number; onView: (view: View) => void }

/** The session while it is held: whose turn it is and how long, the same for everybody who looks. */
export function RunView({ room, readAt, onView }: RunViewProps) {
  const styles = useStyles()
  return (
    <div className={styles.grid}>
      <div className={styles.column}>
        <Turn room={room} readAt={readAt} onView={onView} />
        <Card size="large" className={styles.card}>
          <Subtitle2 as="h2" style={{ margin: 0 }}>
            {say('agenda')}
          </Subtitle2>
          <AgendaSteps room={room} />
        </Card>
        {room.open && mayMiss(room.circle) && (
          <Card size="large" className={styles.card}>
            <Subtitle2 as="h2" style={{ margin: 0 }}>
              {sayRun('whoIsHere')}
            </Subtitle2>
            <WhoIsHere room={room} />
          </Card>
        )}
      </div>
      <div className={styles.column}>
        <ActionsCard room={room} />
        <NoteCard room={room} />
      </div>
    </div>
  )
}

function Turn({ room, readAt, onView }: RunViewProps) {
  const styles = useStyles()
  const press = useRun(room)
  const left = useCountdown(room.run, readAt)
  const { run, steps, joinUrl } = room
  const step = steps[run.step]
  const last = run.step >= steps.length - 1
  return (
    <Card size="large" className={styles.card}>
      {press.error && <Failed title={say('notTurned')} error={press.error} onRetry={press.forget} retryLabel={say('allRight')} />}
      {run.state === 'not-begun' && (
        <>
          <div className={styles.now}>
            <Subtitle1 as="h2" style={{ margin: 0 }}>
              {say('begin')}
            </Subtitle1>
            <Body1 className={styles.quiet}>{say('beginDetail')}</Body1>
          </div>
          <ActionBar>
            <Button appearance="primary" icon={<Play20Regular />} disabledFocusable={press.pending} onClick={() => press.send('start')}>
              {say('start')}
            </Button>
            {joinUrl && (
              <Button icon={<Video20Regular />} onClick={() => void openLink(joinUrl)}>
                {say('join')}
              </Button>
            )}
          </ActionBar>
        </>
      )}
      {(run.state === 'running' || run.state === 'paused') && step && (
        <>
          <TurnFace room={room} left={left} />
          <ActionBar>
            <Button appearance="primary" icon={last ? undefined : <Next20Regular />} disabledFocusable={press.pending} onClick={() => press.send(last ? 'finish' : 'next')}>
              {last ? say('finish') : sayBasic('next')}
            </Button>
            <Button icon={run.state === 'paused' ? <Play20Regular /> : <Pause20Regular />} disabledFocusable={press.pending} onClick={() => press.send(run.state === 'paused' ? 'resume' : 'pause')}>
              {say(run.state === 'paused' ? 'goOn' : 'pause')}
            </Button>
            {run.step > 0 && <Button appearance="subtle" icon={<Previous20Regular />} aria-label={say('stepBack')} disabledFocusable={press.pending} onClick={() => press.send('back')} />}
          </ActionBar>
        </>
      )}
      {run.state === 'finished' && (
        <>
          <Subtitle1 as="h2" style={{ margin: 0 }}>
            {say('agendaThrough')}
          </Subtitle1>
          <ActionBar>
            <Button appearance="primary" onClick={() => onView('close')}>
              {say('writeAgreed')}
            </Button>
          </ActionBar>
        </>
      )}
    </Card>
  )
}
