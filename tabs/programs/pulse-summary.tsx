import { Body1, Body1Strong, Caption1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { getPulseTotals } from '../../api/nudges/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { Meter } from '../parts/meter.tsx'
import { numberOf } from '../texts/language.ts'
import { say } from '../texts/programs-overview.ts'
import { answerRate, pulseHeadline, sharesOf } from './pulse-totals-words.ts'

const useStyles = makeStyles({
  card: { padding: '16px', gap: '8px' },
  title: { margin: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(40px, 320px) max-content', gap: '4px 12px', alignItems: 'center' },
  row: { display: 'contents' },
})

/** What people said about their sessions, all together; nothing at all before five have answered. */
export function PulseSummary({ cohortId }: { cohortId: string }) {
  const styles = useStyles()
  // Figures that are missing are no fault of the page, which stands without them.
  const { data } = useAnswer(getPulseTotals, { params: { cohortId } })
  if (!data || data.worth === null) return null
  return (
    <Card className={styles.card}>
      <Subtitle2 as="h2" className={styles.title}>
        {say('pulseTitle')}
      </Subtitle2>
      <Body1Strong>{pulseHeadline(data)}</Body1Strong>
      <ul className={styles.list} aria-label={say('pulseQuestion')}>
        {sharesOf(data.worth).map(({ text, count, share }) => (
          <li key={text} className={styles.row}>
            <Caption1>{text}</Caption1>
            <Meter share={share} />
            <Caption1>{numberOf(count)}</Caption1>
          </li>
        ))}
      </ul>
      <Caption1 className={styles.meta}>{answerRate(data)}</Caption1>
      {data.sentence !== null && <Body1>{data.sentence}</Body1>}
    </Card>
  )
}
