import { Body1, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular, Lightbulb20Regular } from '@fluentui/react-icons'
import type { Unmatched } from '../../api/matching/contract.ts'
import { Empty } from '../parts/empty.tsx'
import { Person } from '../parts/person.tsx'
import { RowWindow } from '../parts/row-window.tsx'
import { NARROW } from '../parts/width.ts'
import { say } from '../texts/matching.ts'
import { helpOf, type Remedy, unmatchedSentence } from './unmatched-words.ts'

/** First guess of a row's height, in pixels. */
const ROW_HEIGHT = 72

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '12px' },
  list: { backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  row: { display: 'grid', gridTemplateColumns: 'minmax(220px, 1fr) 2fr', gap: '8px 24px', padding: '12px 16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, [NARROW]: { gridTemplateColumns: '1fr', padding: '12px' } },
  first: { borderTopStyle: 'none' },
  words: { display: 'flex', flexDirection: 'column', gap: '4px' },
  help: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px', maxWidth: '640px' },
  remedy: { display: 'flex', gap: '8px', alignItems: 'center', '& > svg': { flexShrink: 0 } },
  remedyWords: { minWidth: 0, [NARROW]: { flexGrow: 1 } },
})

type UnmatchedListProps = { unmatched: readonly Unmatched[]; published: boolean; /** Null while no scenario can be started. */ onTry: ((remedy: Remedy) => void) | null }

/** Who stays without a circle, why, and what would help. */
export function UnmatchedList({ unmatched, published, onTry }: UnmatchedListProps) {
  const styles = useStyles()
  const help = helpOf(unmatched)
  if (unmatched.length === 0) {
    return (
      <Empty icon={<CheckmarkCircleRegular />} title={say('everybodyMatched')}>
        {say('everybodyMatchedDetail')}
      </Empty>
    )
  }
  return (
    <div className={styles.all}>
      <Body1>{unmatchedSentence(unmatched, published)}</Body1>
      {help.length > 0 && (
        <ul className={styles.help} aria-label={say('whatWouldHelp')}>
          {help.map((remedy) => (
            <li key={remedy.rule} className={styles.remedy}>
              <Lightbulb20Regular aria-hidden />
              <Body1 className={styles.remedyWords}>{remedy.text}</Body1>
              {onTry && remedy.change !== null && (
                <Button size="small" aria-label={say('tryRemedy', { remedy: remedy.text })} onClick={() => onTry(remedy)}>
                  {say('tryIt')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div role="list" className={styles.list} aria-label={say('withoutCircle')}>
        <RowWindow
          items={unmatched}
          rowHeight={ROW_HEIGHT}
          draw={({ person, role, reasons }, at) => (
            <div key={person.id} role="listitem" aria-posinset={at + 1} aria-setsize={unmatched.length} className={mergeClasses(styles.row, at === 0 && styles.first)}>
              <Person person={person} duty={say('duty', { role })} size="medium" />
              <span className={styles.words}>
                {reasons.map((reason) => (
                  <Body1 key={reason}>{reason}</Body1>
                ))}
              </span>
            </div>
          )}
        />
      </div>
    </div>
  )
}
