import { Caption1, makeStyles, tokens } from '@fluentui/react-components'
import type { Results } from '../../api/outcomes/contract.ts'
import { say } from '../texts/outcomes.ts'
import { Picture } from './picture.tsx'
import { meanInWords, pulseSentence } from './result-words.ts'

const useStyles = makeStyles({
  rows: { display: 'grid', gridTemplateColumns: 'max-content minmax(60px, 1fr) max-content', gap: '8px 12px', alignItems: 'center', listStyleType: 'none', margin: 0, padding: 0, maxWidth: '480px' },
  row: { display: 'contents' },
  line: { position: 'relative', height: '20px', borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
  dot: { position: 'absolute', bottom: '-6px', width: '12px', height: '12px', borderRadius: '50%', marginInlineStart: '-6px', backgroundColor: tokens.colorCompoundBrandBackground, forcedColorAdjust: 'none' },
})

/** How worth their time people found each session, 1 to 5; a gap where too few said so. Null while nothing may be shown. */
export function PulsePicture({ pulse }: { pulse: Results['pulse'] }) {
  const styles = useStyles()
  const sentence = pulseSentence(pulse)
  if (sentence === null) return null
  const rows = { columns: [say('session'), say('mean'), say('answersColumn')], rows: pulse.map(({ number, mean, answers }) => [number, mean === null ? say('tooFew') : meanInWords(mean), answers ?? say('tooFew')]) }
  return (
    <Picture title={say('pulseTitle')} sentence={sentence} rows={rows}>
      <ul className={styles.rows}>
        {pulse.map(({ number, mean, answers }) => (
          <li key={number} className={styles.row}>
            <Caption1>{say('sessionNumber', { number })}</Caption1>
            <span className={styles.line} aria-hidden>
              {mean !== null && <span className={styles.dot} style={{ insetInlineStart: `${((mean - 1) / 4) * 100}%` }} />}
            </span>
            <Caption1>{mean === null ? say('tooFew') : `${meanInWords(mean)} · ${say('answers', { count: answers ?? 0 })}`}</Caption1>
          </li>
        ))}
      </ul>
    </Picture>
  )
}
