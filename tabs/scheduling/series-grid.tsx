import { Body1, Body1Strong, Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { nameOf } from '../parts/circle-name.ts'
import { useNow } from '../parts/me.tsx'
import { shortDayOf, timeOf } from '../parts/moments.ts'
import { type Column, Rows } from '../parts/rows.tsx'
import { useReader } from '../parts/when.tsx'
import { NARROW, useWidth, WIDE } from '../parts/width.ts'
import { sayBasic } from '../texts/basics.ts'
import { listOf, locale } from '../texts/language.ts'
import { say } from '../texts/scheduling.ts'
import { Faces } from './faces.tsx'
import { SeriesBadge } from './series-state.tsx'
import { type CircleSeries, needsOrganizer, nextOccurrence, seriesStates } from './series-words.ts'

const useStyles = makeStyles({
  who: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0 },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  presses: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
})

type SeriesGridProps = {
  rows: readonly CircleSeries[]
  openId: string | null
  /** The circle for which a retry is on its way. */
  retrying: string | null
  onOpen: (row: CircleSeries) => void
  onRetry: (row: CircleSeries) => void
}

/** One row per circle: its booking, when it meets, and what is in the way. Nobody's other meetings are ever named. */
export function SeriesGrid({ rows, openId, retrying, onOpen, onRetry }: SeriesGridProps) {
  const styles = useStyles()
  const narrow = useWidth(NARROW)
  const presses = (row: CircleSeries) => (
    <span className={styles.presses}>
      {needsOrganizer(row) && (
        <Button
          size={narrow ? 'medium' : 'small'}
          disabledFocusable={retrying !== null}
          {...(retrying === row.circle.id ? { icon: <Spinner size="extra-tiny" aria-hidden /> } : {})}
          aria-label={say('tryAgainNamed', { name: nameOf(row) })}
          onClick={(event) => {
            event.stopPropagation()
            onRetry(row)
          }}
        >
          {sayBasic('tryAgain')}
        </Button>
      )}
      {row.series.occurrences.length > 0 && (
        <Button
          size={narrow ? 'medium' : 'small'}
          aria-label={say('datesOf', { name: nameOf(row) })}
          aria-expanded={row.circle.id === openId}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(row)
          }}
        >
          {say('dates')}
        </Button>
      )}
    </span>
  )
  // Beside the open details, which show the booking, its column gives its room to the others.
  const beside = useWidth(WIDE) && openId !== null
  const columns: Column<CircleSeries>[] = [
    { id: 'circle', header: say('circle'), flex: '1.3 1 0', cell: (row) => <Who row={row} short={beside} />, compare: (a, b) => a.circle.name.localeCompare(b.circle.name, locale()) },
    ...(beside ? [] : [{ id: 'state', header: say('booking'), flex: '0 0 152px', cell: ({ series }: CircleSeries) => <SeriesBadge state={series.state} />, compare: (a: CircleSeries, b: CircleSeries) => seriesStates.indexOf(a.series.state) - seriesStates.indexOf(b.series.state) }]),
    { id: 'when', header: say('when'), flex: '1.5 1 0', cell: (row) => <When row={row} />, compare: (a, b) => (a.series.occurrences[0]?.startAt ?? Infinity) - (b.series.occurrences[0]?.startAt ?? Infinity) },
    { id: 'press', header: say('actions'), flex: '0 0 104px', cell: presses, pressable: true },
  ]
  return (
    <Rows
      label={say('circles')}
      items={rows}
      idOf={({ circle }) => circle.id}
      columns={columns}
      openId={openId}
      onOpen={onOpen}
      card={(row) => (
        <>
          <Who row={row} short={false} />
          <span>
            <SeriesBadge state={row.series.state} />
          </span>
          <When row={row} />
          {presses(row)}
        </>
      )}
    />
  )
}

/** While the details are open beside the table, they show the faces and names, and the row needs the room. */
function Who({ row, short }: { row: CircleSeries; short: boolean }) {
  const styles = useStyles()
  return (
    <span className={styles.who}>
      {!short && <Faces row={row} />}
      <span className={styles.words}>
        <Body1Strong>{nameOf(row)}</Body1Strong>
        {!short && <Caption1 className={styles.meta}>{say('withNames', { names: listOf(row.circle.mentees.map(({ displayName }) => displayName)) })}</Caption1>}
      </span>
    </span>
  )
}

function When({ row }: { row: CircleSeries }) {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  const { series } = row
  const next = nextOccurrence(series.occurrences, now)
  if (row.circle.mentor === null) return <Body1>{say('mentorGone')}</Body1>
  if (series.problem !== null) return <Body1>{series.problem}</Body1>
  if (series.pattern === null) return <Body1 className={styles.meta}>{say('comparing')}</Body1>
  return (
    <span className={styles.words}>
      <Body1>{series.pattern}</Body1>
      {next && <Caption1 className={styles.meta}>{say('nextSession', { day: shortDayOf(next.startAt, reader), time: timeOf(next.startAt, reader) })}</Caption1>}
    </span>
  )
}
