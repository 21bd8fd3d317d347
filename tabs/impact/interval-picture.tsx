import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import type { Estimate, Finding } from '../../api/impact/contract.ts'
import { say } from '../texts/impact.ts'
import { amountOf, intervalSentence, refusalSentence } from './impact-words.ts'

type Judged = NonNullable<Finding['judged']>

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '4px', maxWidth: '640px' },
  picture: { width: '100%', height: '32px', overflow: 'visible' },
  ends: { display: 'flex', justifyContent: 'space-between', color: tokens.colorNeutralForeground2 },
})

/** One estimate: the sentence, then the dot with its whisker and the line of no difference; or why there is none. */
export function IntervalPicture({ title, estimate, judged, design }: { title: string; estimate: Estimate; judged: Judged; design: Finding['design'] }) {
  const styles = useStyles()
  const { interval } = estimate
  return (
    <div className={styles.all}>
      <Caption1>{title}</Caption1>
      <Body1>{interval ? intervalSentence(interval, judged, design) : refusalSentence(estimate.refused)}</Body1>
      {interval && <Whisker {...interval} />}
      {interval && (
        <div className={styles.ends}>
          <Caption1>{say('range', { low: amountOf(interval.low, judged.kind), high: amountOf(interval.high, judged.kind) })}</Caption1>
          <Caption1>{say('zero')}</Caption1>
        </div>
      )}
    </div>
  )
}

function Whisker({ difference, low, high }: { difference: number; low: number; high: number }) {
  const styles = useStyles()
  const widest = Math.max(Math.abs(low), Math.abs(high)) * 1.15 || 1
  const at = (value: number) => `${50 + (value / widest) * 50}%`
  return (
    <svg className={styles.picture} aria-hidden>
      <line x1="50%" x2="50%" y1="0" y2="32" stroke={tokens.colorNeutralStrokeAccessible} strokeDasharray="3 3" />
      <line x1={at(low)} x2={at(high)} y1="16" y2="16" stroke={tokens.colorNeutralForeground1} strokeWidth="2" />
      {[low, high].map((end) => (
        <line key={end} x1={at(end)} x2={at(end)} y1="10" y2="22" stroke={tokens.colorNeutralForeground1} strokeWidth="2" />
      ))}
      <circle cx={at(difference)} cy="16" r="6" fill={tokens.colorCompoundBrandBackground} stroke={tokens.colorNeutralForeground1} />
    </svg>
  )
}
