import { Body1, Caption1, makeStyles, Slider, SpinButton, tokens, useId } from '@fluentui/react-components'
import { scoreParts, type Weights } from '../../api/matching/contract.ts'
import { say } from '../texts/matching-rules.ts'
import { partWords, pointsWords, wishSentence } from './rule-words.ts'
import { mostPoints, sumSentence, withWeight } from './scenario-words.ts'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '12px', minWidth: 0 },
  part: { display: 'grid', gridTemplateColumns: '1fr 88px', columnGap: '12px', rowGap: '2px', alignItems: 'center' },
  words: { gridColumnStart: 1, gridColumnEnd: 3, display: 'flex', flexDirection: 'column' },
  meta: { color: tokens.colorNeutralForeground2 },
  spin: { width: '88px', minWidth: 0 },
  fault: { color: tokens.colorStatusDangerForeground1 },
})

/** How much each part of the fit may bring, in points of 100, with the sum. */
export function WeightFields({ weights, faulty, onChange }: { weights: Weights; faulty: boolean; onChange: (weights: Weights) => void }) {
  const styles = useStyles()
  const id = useId('weight')
  return (
    <div className={styles.all}>
      {scoreParts.map((part) => {
        const points = weights[part] / 10_000
        const { title, meaning } = partWords(part)
        const set = (value: number) => onChange(withWeight(weights, part, value))
        return (
          <div key={part} className={styles.part}>
            <span className={styles.words}>
              <Body1 id={`${id}-${part}`}>{title}</Body1>
              <Caption1 className={styles.meta}>{meaning}</Caption1>
            </span>
            <Slider min={0} max={mostPoints} value={points} aria-labelledby={`${id}-${part}`} aria-valuetext={say('pointsOfHundred', { points: pointsWords(points) })} onChange={(_, { value }) => set(value)} />
            <SpinButton
              className={styles.spin}
              min={0}
              max={mostPoints}
              value={points}
              aria-labelledby={`${id}-${part}`}
              {...(faulty ? { 'aria-invalid': true, 'aria-describedby': `${id}-sum` } : {})}
              onChange={(_, { value, displayValue }) => {
                const next = value ?? Number(displayValue)
                if (Number.isFinite(next)) set(next)
              }}
            />
          </div>
        )
      })}
      <Body1 id={`${id}-sum`} role="status" {...(faulty ? { className: styles.fault } : {})}>
        {sumSentence(weights)}
      </Body1>
      <Caption1 className={styles.meta}>{wishSentence()}</Caption1>
    </div>
  )
}
