import { Body1, Body1Strong, Caption1, Card, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { ArrowSwap16Regular } from '@fluentui/react-icons'
import type { Roadmap, Stage } from '../../api/roadmap/contract.ts'
import { PageLink } from '../parts/page.tsx'
import { Status } from '../parts/status.tsx'
import { dayOf, timeOf } from '../parts/moments.ts'
import { movedSentence } from '../parts/moved-words.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/roadmap-circle.ts'
import { isMoved, occurrenceOf } from './stage-words.ts'

const useStyles = makeStyles({
  card: { gap: '12px', padding: '20px' },
  list: { display: 'flex', flexDirection: 'column', gap: '12px', listStyleType: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '4px 12px' },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, flexBasis: 0, minWidth: '160px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** All dates of a circle's series. */
export function SessionDates({ roadmap }: { roadmap: Roadmap }) {
  const styles = useStyles()
  const reader = useReader()
  return (
    <Card size="large" className={styles.card}>
      <Subtitle2 as="h2" style={{ margin: 0 }}>
        {say('sessions')}
      </Subtitle2>
      {roadmap.series.pattern && <Body1 className={styles.quiet}>{say('patternInYourTime', { pattern: roadmap.series.pattern })}</Body1>}
      <ol className={styles.list}>
        {roadmap.stages.map((stage) => (
          <li key={stage.number} className={styles.row}>
            <span className={styles.words}>
              <Body1Strong>{`${stage.session.number} ${stage.shortTitle}`}</Body1Strong>
              <Body1 className={styles.quiet}>{stage.session.startAt === null ? say('dateFollows') : say('dayAndTime', { day: dayOf(stage.session.startAt, reader), time: timeOf(stage.session.startAt, reader) })}</Body1>
              <Moved roadmap={roadmap} stage={stage} />
            </span>
            <Mark roadmap={roadmap} stage={stage} />
          </li>
        ))}
      </ol>
      <PageLink to={`/circle/${roadmap.circle.id}/roadmap`}>{say('openRoadmap')}</PageLink>
    </Card>
  )
}

function Moved({ roadmap, stage }: { roadmap: Roadmap; stage: Stage }) {
  const styles = useStyles()
  const reader = useReader()
  const occurrence = occurrenceOf(roadmap, stage)
  const sentence = occurrence && stage.state !== 'done' ? movedSentence(occurrence, reader) : null
  return sentence && <Caption1 className={styles.quiet}>{sentence}</Caption1>
}

function Mark({ roadmap, stage }: { roadmap: Roadmap; stage: Stage }) {
  if (stage.state === 'done') return <Status tone="good">{say('held')}</Status>
  if (isMoved(roadmap, stage)) return <Status tone="plain" icon={<ArrowSwap16Regular />}>{say('moved')}</Status>
  if (stage.state === 'current' && stage.session.startAt !== null) return <Status tone="waiting">{say('next')}</Status>
  return null
}
