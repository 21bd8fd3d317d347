import { Body1, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { ArrowSwap16Regular } from '@fluentui/react-icons'
import { dayOf, spanOf } from '../parts/moments.ts'
import { Person } from '../parts/person.tsx'
import { Status } from '../parts/status.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/scheduling.ts'
import { NameMentor } from './name-mentor.tsx'
import { SeriesBadge } from './series-state.tsx'
import type { CircleSeries } from './series-words.ts'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '16px' },
  part: { display: 'flex', flexDirection: 'column', gap: '8px' },
  title: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  date: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '4px 8px', padding: '8px 0', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, '&:first-child': { borderTopStyle: 'none' } },
  words: { display: 'flex', flexDirection: 'column' },
  meta: { color: tokens.colorNeutralForeground2 },
})

/** A circle's members and the dates of its sessions, in the reader's time. */
export function SeriesDates({ row }: { row: CircleSeries }) {
  const styles = useStyles()
  const reader = useReader()
  const { circle, series } = row
  return (
    <div className={styles.all}>
      <span>
        <SeriesBadge state={series.state} />
      </span>
      {series.problem !== null && <Body1>{series.problem}</Body1>}
      {circle.mentor === null && <NameMentor key={circle.id} row={row} />}
      <section className={styles.part}>
        <Subtitle2 as="h3" className={styles.title}>
          {say('sessions')}
        </Subtitle2>
        {series.pattern !== null && <Body1>{series.pattern}</Body1>}
        {series.occurrences.length === 0 ? (
          <Body1 className={styles.meta}>{say('datesFollow')}</Body1>
        ) : (
          <ol className={styles.list}>
            {series.occurrences.map((occurrence) => (
              <li key={occurrence.number} className={styles.date}>
                <span className={styles.words}>
                  <Body1>{dayOf(occurrence.startAt, reader)}</Body1>
                  <Caption1 className={styles.meta}>{say('sessionSpan', { number: occurrence.number, span: spanOf(occurrence.startAt, occurrence.endAt, reader) })}</Caption1>
                  {occurrence.note !== null && <Caption1>{occurrence.note}</Caption1>}
                </span>
                {occurrence.movedFromAt !== null && <Status tone="plain" icon={<ArrowSwap16Regular />}>{say('moved')}</Status>}
              </li>
            ))}
          </ol>
        )}
      </section>
      <section className={styles.part}>
        <Subtitle2 as="h3" className={styles.title}>
          {say('people')}
        </Subtitle2>
        {circle.mentor && <Person person={circle.mentor} duty={say('mentor')} />}
        {circle.mentees.map((mentee) => (
          <Person key={mentee.id} person={mentee} />
        ))}
      </section>
    </div>
  )
}
