import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { Results } from '../../api/outcomes/contract.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/outcomes.ts'
import { Picture } from './picture.tsx'
import { sessionsSentence } from './result-words.ts'

const HEIGHT = 160

const useStyles = makeStyles({
  bars: { display: 'flex', alignItems: 'flex-end', gap: '12px', listStyleType: 'none', margin: 0, padding: '8px 0 0', overflowX: 'auto' },
  month: { display: 'flex', flexDirection: 'column', alignItems: 'center', gap: '4px', minWidth: '40px', flex: '0 1 64px' },
  bar: { display: 'flex', flexDirection: 'column', width: '100%', maxWidth: '40px' },
  held: { backgroundColor: tokens.colorCompoundBrandBackground, forcedColorAdjust: 'none' },
  // Told apart by lines too, for whoever sees no colours.
  moved: { border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, borderBottomStyle: 'none', boxSizing: 'border-box', backgroundImage: `repeating-linear-gradient(45deg, ${tokens.colorNeutralStrokeAccessible} 0 2px, transparent 2px 7px)`, forcedColorAdjust: 'none' },
  missed: { border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`, boxSizing: 'border-box' },
  legend: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px', listStyleType: 'none', margin: 0, padding: 0 },
  entry: { display: 'flex', alignItems: 'center', gap: '8px' },
  sign: { width: '16px', height: '16px' },
  signMoved: { borderBottomStyle: 'solid' },
})

/** Sessions by month: on their date, after a move, not closed. */
export function MonthsPicture({ months }: { months: Results['months'] }) {
  const styles = useStyles()
  const { locale } = useReader()
  const most = Math.max(1, ...months.map(({ held, moved, missed }) => held + moved + missed))
  const inWords = (month: string, style: 'short' | 'long') => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: style, ...(style === 'long' ? { year: 'numeric' } : {}) }).format(Date.parse(`${month}-15T00:00:00Z`))
  const heightOf = (count: number) => ({ height: `${(count / most) * HEIGHT}px` })
  const rows = { columns: [say('month'), say('held'), say('moved'), say('missed')], rows: months.map(({ month, held, moved, missed }) => [inWords(month, 'long'), held, moved, missed]) }
  return (
    <Picture title={say('sessionsTitle')} sentence={sessionsSentence(months)} rows={rows}>
      <ul className={styles.bars} tabIndex={0} aria-label={say('sessionsTitle')}>
        {months.map(({ month, held, moved, missed }) => (
          <li key={month} className={styles.month} aria-label={say('barOf', { month: inWords(month, 'long'), held, moved, missed })}>
            <Caption1 aria-hidden>{held + moved + missed}</Caption1>
            <div className={styles.bar} aria-hidden>
              {missed > 0 && <div className={styles.missed} style={heightOf(missed)} />}
              {moved > 0 && <div className={styles.moved} style={heightOf(moved)} />}
              {held > 0 && <div className={styles.held} style={heightOf(held)} />}
            </div>
            <Caption1 aria-hidden>{inWords(month, 'short')}</Caption1>
          </li>
        ))}
      </ul>
      <ul className={styles.legend} aria-hidden>
        {(['held', 'moved', 'missed'] as const).map((part) => (
          <li key={part} className={styles.entry}>
            <span className={mergeClasses(styles.sign, styles[part], part === 'moved' && styles.signMoved)} />
            <Caption1>{say(part)}</Caption1>
          </li>
        ))}
      </ul>
    </Picture>
  )
}
