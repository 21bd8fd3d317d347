import { Body1, Body1Strong, Caption1, InfoLabel, makeStyles, Subtitle2, tokens } from '@fluentui/react-components'
import { DataTrendingRegular } from '@fluentui/react-icons'
import type { Fairness, MatchRun } from '../../api/matching/contract.ts'
import { Empty } from '../parts/empty.tsx'
import { type Column, Rows } from '../parts/rows.tsx'
import { locale, numberOf } from '../texts/language.ts'
import { say } from '../texts/matching.ts'
import { blockingSentence, fitWords, type Group, groupName, percentOf, tableWords } from './fairness-words.ts'

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: '24px' },
  words: { display: 'flex', flexDirection: 'column', gap: '4px', maxWidth: '640px' },
  findings: { margin: 0, paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '4px' },
  section: { display: 'flex', flexDirection: 'column', gap: '12px' },
  title: { margin: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  line: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px' },
})

/** How different groups of people fared: what stands out in words first, the figures below. */
export function FairnessView({ run }: { run: MatchRun }) {
  const styles = useStyles()
  if (run.fairness === null || run.fairness.length === 0) {
    return (
      <Empty icon={<DataTrendingRegular />} title={say('noFairness')}>
        {say('noFairnessDetail')}
      </Empty>
    )
  }
  const blocking = blockingSentence(run.blockingPairs)
  return (
    <div className={styles.all}>
      <div className={styles.words}>
        {run.fairnessWords && <Body1Strong>{run.fairnessWords.summary}</Body1Strong>}
        {run.fairnessWords && run.fairnessWords.findings.length > 0 && (
          <ul className={styles.findings}>
            {run.fairnessWords.findings.map((finding) => (
              <li key={finding}>
                <Body1>{finding}</Body1>
              </li>
            ))}
          </ul>
        )}
        {blocking !== null && <Body1>{blocking}</Body1>}
        {run.fairnessWords === null ? (
          <Caption1 className={styles.meta}>{say('smallGroups')}</Caption1>
        ) : (
          <InfoLabel size="small" className={styles.meta} info={run.fairnessWords.method}>
            {say('smallGroups')}
          </InfoLabel>
        )}
      </div>
      {run.fairness.map((table) => (
        <FairnessTable key={table.by} table={table} />
      ))}
    </div>
  )
}

function FairnessTable({ table }: { table: Fairness }) {
  const styles = useStyles()
  const words = tableWords(table.by)
  const name = (group: Group) => groupName(table.by, group.name)
  const columns: Column<Group>[] = [
    { id: 'name', header: words.column, flex: '1.6 1 0', cell: name, compare: (a, b) => name(a).localeCompare(name(b), locale()) },
    { id: 'people', header: say('people'), flex: '1 1 0', end: true, cell: ({ people }) => numberOf(people), compare: (a, b) => a.people - b.people },
    { id: 'matched', header: say('menteesMatched'), flex: '1 1 0', end: true, cell: ({ matched }) => percentOf(matched), compare: (a, b) => (a.matched ?? -1) - (b.matched ?? -1) },
    { id: 'fit', header: say('averageFit'), flex: '1 1 0', end: true, cell: ({ averageFit }) => fitWords(averageFit), compare: (a, b) => (a.averageFit ?? -1) - (b.averageFit ?? -1) },
    { id: 'time', header: say('timeQuality'), flex: '1 1 0', end: true, cell: ({ slotQuality }) => percentOf(slotQuality), compare: (a, b) => (a.slotQuality ?? -1) - (b.slotQuality ?? -1) },
  ]
  return (
    <section className={styles.section} aria-label={words.title}>
      <Subtitle2 as="h2" className={styles.title}>
        {words.title}
      </Subtitle2>
      <Rows
        label={words.title}
        items={table.groups}
        idOf={({ name: id }) => id}
        columns={columns}
        card={(group) => (
          <>
            <Body1Strong>{name(group)}</Body1Strong>
            <span className={styles.line}>
              <Body1>{say('peopleCount', { count: group.people })}</Body1>
              <Body1>{say('menteesMatchedIs', { share: percentOf(group.matched) })}</Body1>
              <Body1>{say('averageFitIs', { fit: fitWords(group.averageFit) })}</Body1>
              <Body1>{say('timeQualityIs', { share: percentOf(group.slotQuality) })}</Body1>
            </span>
          </>
        )}
      />
    </section>
  )
}
