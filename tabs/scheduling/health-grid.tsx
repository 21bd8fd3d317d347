import type { ReactElement } from 'react'
import { Body1, Body1Strong, Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { listNames } from '../parts/person-words.ts'
import { shortDayOf, timeOf } from '../parts/moments.ts'
import { type Column, Rows } from '../parts/rows.tsx'
import { Status, type Tone } from '../parts/status.tsx'
import { useReader } from '../parts/when.tsx'
import { NARROW, useWidth, WIDE } from '../parts/width.ts'
import { canRetry, type HealthFilter, healthKinds, type HealthRow, keyOf, whatHelps, whatIsWrong } from './health-words.ts'
import { nameOf } from '../parts/circle-name.ts'

const useStyles = makeStyles({
  words: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  presses: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
})

type HealthGridProps = {
  rows: readonly HealthRow[]
  looks: Record<HealthFilter, { words: string; tone: Tone; icon: ReactElement }>
  /** The concern beside which its circle's dates are open. */
  openKey: string | null
  /** The circle for which a retry is on its way. */
  retrying: string | null
  onOpen: (row: HealthRow) => void
  onRetry: (row: HealthRow) => void
}

/** One row per concern: the circle, what is wrong, what helps. */
export function HealthGrid({ rows, looks, openKey, retrying, onOpen, onRetry }: HealthGridProps) {
  const styles = useStyles()
  const narrow = useWidth(NARROW)
  const beside = useWidth(WIDE) && openKey !== null
  const badge = ({ concern }: HealthRow) => (
    <Status tone={looks[concern.kind].tone} icon={looks[concern.kind].icon}>
      {looks[concern.kind].words}
    </Status>
  )
  const what = (row: HealthRow) => (
    <span className={styles.words}>
      <Body1>{whatIsWrong(row)}</Body1>
      <Caption1 className={styles.meta}>{whatHelps(row)}</Caption1>
    </span>
  )
  const presses = (item: HealthRow) => (
    <span className={styles.presses}>
      {item.concern.kind === 'not-booked' && canRetry(item.row) && (
        <Button
          size={narrow ? 'medium' : 'small'}
          disabledFocusable={retrying !== null}
          {...(retrying === item.row.circle.id ? { icon: <Spinner size="extra-tiny" aria-hidden /> } : {})}
          aria-label={`Try again for ${nameOf(item.row)}`}
          onClick={(event) => {
            event.stopPropagation()
            onRetry(item)
          }}
        >
          Try again
        </Button>
      )}
      {item.row.series.occurrences.length > 0 && (
        <Button
          size={narrow ? 'medium' : 'small'}
          aria-label={`Dates of ${nameOf(item.row)}`}
          aria-expanded={keyOf(item) === openKey}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(item)
          }}
        >
          Dates
        </Button>
      )}
    </span>
  )
  const columns: Column<HealthRow>[] = [
    { id: 'circle', header: 'Circle', flex: '1 1 0', cell: (item) => <Who item={item} />, compare: (a, b) => a.row.circle.name.localeCompare(b.row.circle.name, 'en') },
    ...(beside ? [] : [{ id: 'kind', header: 'Concern', flex: '0 0 152px', cell: badge, compare: (a: HealthRow, b: HealthRow) => healthKinds.indexOf(a.concern.kind) - healthKinds.indexOf(b.concern.kind) }]),
    { id: 'what', header: 'What is wrong, and what helps', flex: '2 1 0', cell: what },
    { id: 'press', header: 'Actions', flex: '0 0 104px', cell: presses, pressable: true },
  ]
  return (
    <Rows
      label="Concerns"
      items={rows}
      idOf={keyOf}
      columns={columns}
      openId={openKey}
      onOpen={onOpen}
      card={(item) => (
        <>
          <Who item={item} />
          <span>{badge(item)}</span>
          {what(item)}
          {presses(item)}
        </>
      )}
    />
  )
}

function Who({ item: { row, concern } }: { item: HealthRow }) {
  const styles = useStyles()
  const reader = useReader()
  const when = concern.startAt === null ? `with ${listNames(row.circle.mentees.map(({ displayName }) => displayName))}` : `${shortDayOf(concern.startAt, reader)}, ${timeOf(concern.startAt, reader)} your time`
  return (
    <span className={styles.words}>
      <Body1Strong>{nameOf(row)}</Body1Strong>
      <Caption1 className={styles.meta}>{when}</Caption1>
    </span>
  )
}
