import { Body1, Caption1, makeStyles, Subtitle1, tokens, typographyStyles } from '@fluentui/react-components'
import type { SessionRoom } from '../../api/sessions/contract.ts'
import { useMe } from '../parts/me.tsx'
import { Meter } from '../parts/meter.tsx'
import { say } from '../texts/sessions-run.ts'
import { clockOf, stateWords, stepText, turnWords } from './session-words.ts'
import { spokenAt } from './use-countdown.ts'

const useStyles = makeStyles({
  now: { display: 'flex', flexDirection: 'column', gap: '8px' },
  turn: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', justifyContent: 'space-between', gap: '4px 16px' },
  clock: { ...typographyStyles.title2, fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2 },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
})

/** Whose turn it is, with what, and how long still: the middle of a session that is on. `left`: seconds of this step. */
export function TurnFace({ room, left }: { room: SessionRoom; left: number }) {
  const styles = useStyles()
  const me = useMe().person.id
  const { run, steps } = room
  const step = steps[run.step]
  if (!step) return null
  return (
    <div className={styles.now}>
      <div className={styles.turn}>
        <Subtitle1 as="h2" style={{ margin: 0 }}>
          {turnWords(step, me)}
        </Subtitle1>
        <span className={styles.clock} role="timer" aria-label={say('timeLeft', { time: clockOf(left) })}>
          {clockOf(left)}
        </span>
      </div>
      <Body1>{stepText(step)}</Body1>
      <Meter share={1 - left / step.seconds} />
      <Caption1 className={styles.quiet}>{stateWords(run, steps.length, left, me)}</Caption1>
      <span className={styles.unseen} role="status">
        {run.state === 'running' ? spokenAt(left) : ''}
      </span>
    </div>
  )
}
