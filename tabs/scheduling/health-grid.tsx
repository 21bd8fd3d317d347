import { Body1, Body1Strong, Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { nameOf } from '../parts/circle-name.ts'
import { shortDayOf, timeOf } from '../parts/moments.ts'
import { type Column, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { useReader } from '../parts/when.tsx'
import { NARROW, useWidth, WIDE } from '../parts/width.ts'
import { sayBasic } from '../texts/basics.ts'
import { listOf, locale } from '../texts/language.ts'
import { say } from '../texts/scheduling.ts'
import { healthLook } from './health-look.tsx'
import { canRetry, healthKinds, type HealthRow, keyOf, whatHelps, whatIsWrong } from './health-words.ts'

const useStyles = makeStyles({
  words: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  presses: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
})

type HealthGridProps = {
  rows: readonly HealthRow[]
  /** The concern beside which its circle's dates are open. */
  openKey: string | null
  /** The circle for which a retry is on its way. */
  retrying: string | null
  onOpen: (row: HealthRow) => void
  onRetry: (row: HealthRow) => void
}

/** One row per concern: the circle, what is wrong, what helps. */
export function HealthGrid({ rows, openKey, retrying, onOpen, onRetry }: HealthGridProps) {
  const styles = useStyles()
  const narrow = useWidth(NARROW)
  const beside = useWidth(WIDE) && openKey !== null
  const badge = ({ concern }: HealthRow) => {
    const { words, tone, icon } = healthLook(concern.kind)
    return (
      <Status tone={tone} icon={icon}>
        {words}
      </Status>
    )
  }
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
          aria-label={say('tryAgainNamed', { name: nameOf(item.row) })}
          onClick={(event) => {
            event.stopPropagation()
            onRetry(item)
          }}
        >
          {sayBasic('tryAgain')}
        </Button>
      )}
      {item.row.series.occurrences.length > 0 && (
        <Button
          size={narrow ? 'medium' : 'small'}
          aria-label={say('datesOf', { name: nameOf(item.row) })}
          aria-expanded={keyOf(item) === openKey}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(item)
          }}
        >
          {say('dates')}
        </Button>
      )}
    </span>
  )
  const columns: Column<HealthRow>[] = [
    { id: 'circle', header: say('circle'), flex: '1 1 0', cell: (item) => <Who item={item} />, compare: (a, b) => a.row.circle.name.localeCompare(b.row.circle.name, locale()) },
    ...(beside ? [] : [{ id: 'kind', header: say('concern'), flex: '0 0 152px', cell: badge, compare: (a: HealthRow, b: HealthRow) => healthKinds.indexOf(a.concern.kind) - healthKinds.indexOf(b.concern.kind) }]),
    { id: 'what', header: say('whatIsWrong'), flex: '2 1 0', cell: what },
    { id: 'press', header: say('actions'), flex: '0 0 104px', cell: presses, pressable: true },
  ]
  return (
    <Rows
      label={say('concerns')}
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
  const when = concern.startAt === null ? say('withNames', { names: listOf(row.circle.mentees.map(({ displayName }) => displayName)) }) : say('yourTime', { day: shortDayOf(concern.startAt, reader), time: timeOf(concern.startAt, reader) })
  return (
    <span className={styles.words}>
      <Body1Strong>{nameOf(row)}</Body1Strong>
      <Caption1 className={styles.meta}>{when}</Caption1>
    </span>
  )
}
