import { Body1, Body1Strong, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Checkmark16Filled } from '@fluentui/react-icons'
import type { SessionRoom } from '../../api/sessions/contract.ts'
import { PHONE } from '../parts/width.ts'
import { say } from '../texts/sessions-run.ts'
import { clockOf, stepText } from './session-words.ts'

const useStyles = makeStyles({
  steps: { display: 'flex', flexDirection: 'column', listStyleType: 'none', margin: 0, padding: 0 },
  step: { display: 'grid', gridTemplateColumns: '20px 56px minmax(0, 1fr)', gap: '8px', padding: '6px 8px', [PHONE]: { gridTemplateColumns: '52px minmax(0, 1fr)' }, borderInlineStartWidth: '3px', borderInlineStartStyle: 'solid', borderInlineStartColor: 'transparent' },
  current: { borderInlineStartColor: tokens.colorCompoundBrandStroke, backgroundColor: tokens.colorNeutralBackground1Selected, color: tokens.colorNeutralForeground1Selected },
  minutes: { textAlign: 'end', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2, [PHONE]: { textAlign: 'start' } },
  // Contrast fills the current step, so everything in it takes the colour that stands on that fill.
  onFill: { color: 'inherit' },
  // Where it is tight, what is through needs no minutes any more, and what is not needs no room for its mark.
  notTight: { [PHONE]: { display: 'none' } },
})

/** The whole agenda, turn by turn. */
export function AgendaSteps({ room }: { room: SessionRoom }) {
  const styles = useStyles()
  const { run, steps } = room
  const at = run.state === 'not-begun' ? -1 : run.state === 'finished' ? steps.length : run.step
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li key={index} className={mergeClasses(styles.step, index === at && styles.current)} aria-current={index === at ? 'step' : undefined}>
          <span className={index < at ? undefined : styles.notTight} aria-hidden>{index < at && <Checkmark16Filled />}</span>
          <span className={mergeClasses(styles.minutes, index === at && styles.onFill, index < at && styles.notTight)}>{step.seconds % 60 === 0 ? say('minutes', { minutes: step.seconds / 60 }) : clockOf(step.seconds)}</span>
          <span>
            {step.turnOf && <Body1Strong>{say('turnOf', { name: step.turnOf.displayName })} </Body1Strong>}
            <Body1>{stepText(step)}</Body1>
          </span>
        </li>
      ))}
    </ol>
  )
}
