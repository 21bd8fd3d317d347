import { Body1, Body1Strong, Button, Caption1, Card, makeStyles, mergeClasses, ProgressBar, Subtitle1, Subtitle2, tokens, typographyStyles } from '@fluentui/react-components'
import { Checkmark16Filled, Next20Regular, Pause20Regular, Play20Regular, Previous20Regular, Video20Regular } from '@fluentui/react-icons'
import { getSession, pressRun, type SessionRoom, type Step } from '../../api/sessions/contract.ts'
import { openLink } from '../host/teams.ts'
import { useSend } from '../parts/answers.ts'
import { useMe } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { ActionBar } from '../parts/page.tsx'
import { useOnePress } from '../parts/use-one-press.ts'
import { WIDE } from '../parts/width.ts'
import { ActionsCard } from './actions-card.tsx'
import { NoteCard } from './note-card.tsx'
import { clockOf, type View } from './session-words.ts'
import { spokenAt, useCountdown } from './use-countdown.ts'

const useStyles = makeStyles({
  grid: { display: 'grid', gap: '16px', gridTemplateColumns: 'minmax(0, 1fr)', alignItems: 'start', [WIDE]: { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)' } },
  column: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  card: { gap: '16px', padding: '20px' },
  now: { display: 'flex', flexDirection: 'column', gap: '8px' },
  turn: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', justifyContent: 'space-between', gap: '4px 16px' },
  clock: { ...typographyStyles.title2, fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2 },
  steps: { display: 'flex', flexDirection: 'column', listStyleType: 'none', margin: 0, padding: 0 },
  step: { display: 'grid', gridTemplateColumns: '20px 56px minmax(0, 1fr)', gap: '8px', padding: '6px 8px', borderInlineStartWidth: '3px', borderInlineStartStyle: 'solid', borderInlineStartColor: 'transparent' },
  current: { borderInlineStartColor: tokens.colorCompoundBrandStroke, backgroundColor: tokens.colorNeutralBackground1Selected, color: tokens.colorNeutralForeground1Selected },
  minutes: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
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
            Agenda
          </Subtitle2>
          <Steps room={room} />
        </Card>
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
  const me = useMe().person.id
  const once = useOnePress()
  const press = useSend(pressRun, [getSession], { untilFresh: true })
  const left = useCountdown(room.run, readAt)
  const { run, steps, joinUrl } = room
  const step = steps[run.step]
  const send = (what: 'start' | 'next' | 'back' | 'pause' | 'resume' | 'finish') => once(() => press.mutateAsync({ params: { circleId: room.circle.id, number: room.stage.number }, input: { press: what, version: run.version } }).then(() => undefined, () => undefined))
  const last = run.step >= steps.length - 1
  return (
    <Card size="large" className={styles.card}>
      {press.error && <Failed what="turn the agenda" error={press.error} onRetry={press.reset} retryLabel="All right" />}
      {run.state === 'not-begun' && (
        <>
          <div className={styles.now}>
            <Subtitle1 as="h2" style={{ margin: 0 }}>
              Begin when you are together
            </Subtitle1>
            <Body1 className={styles.quiet}>Everybody in the session sees the same clock. Anyone may press; nobody has to keep the time in their head.</Body1>
          </div>
          <ActionBar>
            <Button appearance="primary" icon={<Play20Regular />} disabledFocusable={press.isPending} onClick={() => send('start')}>
              Start
            </Button>
            {joinUrl && (
              <Button icon={<Video20Regular />} onClick={() => void openLink(joinUrl)}>
                Join
              </Button>
            )}
          </ActionBar>
        </>
      )}
      {(run.state === 'running' || run.state === 'paused') && step && (
        <>
          <div className={styles.now}>
            <div className={styles.turn}>
              <Subtitle1 as="h2" style={{ margin: 0 }}>
                {turnWords(step, me)}
              </Subtitle1>
              <span className={styles.clock} role="timer" aria-label={`${clockOf(left)} left`}>
                {clockOf(left)}
              </span>
            </div>
            <Body1>{step.text}</Body1>
            <ProgressBar value={Math.min(1, Math.max(0, 1 - left / step.seconds))} thickness="large" color={left <= 0 ? 'warning' : 'brand'} aria-label={`Step ${run.step + 1} of ${steps.length}`} />
            <Caption1 className={styles.quiet}>{[`Step ${run.step + 1} of ${steps.length}`, run.state === 'paused' ? (run.pressedBy ? `${run.pressedBy.displayName} paused` : 'Paused') : left <= 0 ? 'Time is up; go on when it suits you' : null].filter(Boolean).join(' · ')}</Caption1>
            <span className={styles.unseen} role="status">
              {run.state === 'running' ? spokenAt(left) : ''}
            </span>
          </div>
          <ActionBar>
            <Button appearance="primary" icon={last ? undefined : <Next20Regular />} disabledFocusable={press.isPending} onClick={() => send(last ? 'finish' : 'next')}>
              {last ? 'Finish' : 'Next'}
            </Button>
            <Button icon={run.state === 'paused' ? <Play20Regular /> : <Pause20Regular />} disabledFocusable={press.isPending} onClick={() => send(run.state === 'paused' ? 'resume' : 'pause')}>
              {run.state === 'paused' ? 'Go on' : 'Pause'}
            </Button>
            {run.step > 0 && <Button appearance="subtle" icon={<Previous20Regular />} aria-label="Back to the step before" disabledFocusable={press.isPending} onClick={() => send('back')} />}
          </ActionBar>
        </>
      )}
      {run.state === 'finished' && (
        <>
          <Subtitle1 as="h2" style={{ margin: 0 }}>
            The agenda is through
          </Subtitle1>
          <ActionBar>
            <Button appearance="primary" onClick={() => onView('close')}>
              Write down what you agreed
            </Button>
          </ActionBar>
        </>
      )}
    </Card>
  )
}

function turnWords(step: Step, me: string): string {
  if (step.turnOf === null) return 'All together'
  return step.turnOf.id === me ? 'Your turn' : `${step.turnOf.displayName}’s turn`
}

/** The whole agenda, turn by turn. */
function Steps({ room }: { room: SessionRoom }) {
  const styles = useStyles()
  const { run, steps } = room
  const at = run.state === 'not-begun' ? -1 : run.state === 'finished' ? steps.length : run.step
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li key={index} className={mergeClasses(styles.step, index === at && styles.current)} aria-current={index === at ? 'step' : undefined}>
          <span aria-hidden>{index < at && <Checkmark16Filled />}</span>
          <span className={styles.minutes}>{step.seconds % 60 === 0 ? `${step.seconds / 60} min` : clockOf(step.seconds)}</span>
          <span>
            {step.turnOf && <Body1Strong>{`${step.turnOf.displayName}: `}</Body1Strong>}
            <Body1>{step.text}</Body1>
          </span>
        </li>
      ))}
    </ol>
  )
}
