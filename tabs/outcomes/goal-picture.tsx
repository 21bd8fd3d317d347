import { Caption1, makeStyles, tokens } from '@fluentui/react-components'
import type { Figure } from '../../api/outcomes/contract.ts'
import { say } from '../texts/outcomes.ts'
import { Picture } from './picture.tsx'

const useStyles = makeStyles({
  axis: { position: 'relative', height: '32px', margin: '8px 8px 0', maxWidth: '480px' },
  line: { position: 'absolute', insetInline: 0, top: '15px', height: '2px', backgroundColor: tokens.colorNeutralStrokeAccessible, forcedColorAdjust: 'none' },
  tick: { position: 'absolute', top: '6px', width: '2px', height: '20px', backgroundColor: tokens.colorNeutralStrokeAccessible, forcedColorAdjust: 'none' },
  whisker: { position: 'absolute', top: '13px', height: '6px', backgroundColor: tokens.colorCompoundBrandBackground, forcedColorAdjust: 'none' },
  dot: { position: 'absolute', top: '8px', width: '16px', height: '16px', marginInlineStart: '-8px', borderRadius: '50%', border: `2px solid ${tokens.colorNeutralBackground1}`, boxSizing: 'border-box', backgroundColor: tokens.colorCompoundBrandBackground, forcedColorAdjust: 'none' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** How far people have come on the way to their goals: a dot with its interval between where they began and the goal. */
export function GoalPicture({ figure }: { figure: Figure }) {
  const styles = useStyles()
  const { value, interval } = figure
  if (value === null || interval === null) return null
  const least = Math.min(0, interval.from)
  const most = Math.max(100, interval.to)
  const at = (percent: number) => `${((percent - least) / (most - least)) * 100}%`
  const width = `${((interval.to - interval.from) / (most - least)) * 100}%`
  return (
    <Picture title={say('goalTitle')} sentence={say('goalSentence', { mean: value, from: interval.from, to: interval.to })} rows={{ columns: [say('figure'), say('value')], rows: [[figure.title, figure.words], [figure.detail ?? '', '']] }}>
      <div className={styles.axis} aria-hidden>
        <span className={styles.line} />
        <span className={styles.tick} style={{ insetInlineStart: at(0) }} />
        <span className={styles.tick} style={{ insetInlineStart: at(100) }} />
        <span className={styles.whisker} style={{ insetInlineStart: at(interval.from), width }} />
        <span className={styles.dot} style={{ insetInlineStart: at(value) }} />
      </div>
      <Caption1 className={styles.quiet}>{say('goalAxis')}</Caption1>
    </Picture>
  )
}
