import { Body1, Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { useNow } from '../parts/me.tsx'
import { dayOf, daysUntil } from '../parts/moments.ts'
import { type Column, Rows } from '../parts/rows.tsx'
import { useReader } from '../parts/when.tsx'
import { NARROW, useWidth } from '../parts/width.ts'
import { nameOf } from '../parts/circle-name.ts'
import { concernKinds, type RepairRow, restsUntil } from '../parts/repair-words.ts'
import { listOf, locale } from '../texts/language.ts'
import { say } from '../texts/repairs.ts'
import { ConcernBadge } from './concern-looks.tsx'

const useStyles = makeStyles({
  words: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  press: { minWidth: 'max-content' },
})

type RepairGridProps = { label: string; rows: readonly RepairRow[]; openId: string | null; onOpen: (row: RepairRow) => void }

/** One row for each circle: who, why in one sentence, since when. */
export function RepairGrid({ label, rows, openId, onOpen }: RepairGridProps) {
  const styles = useStyles()
  const narrow = useWidth(NARROW)
  const press = (row: RepairRow) => (
    <Button
      size={narrow ? 'medium' : 'small'}
      className={styles.press}
      aria-label={say('seeWaysNamed', { name: nameOf(row) })}
      aria-haspopup="dialog"
      onClick={(event) => {
        event.stopPropagation()
        onOpen(row)
      }}
    >
      {say('seeWays')}
    </Button>
  )
  const columns: Column<RepairRow>[] = [
    { id: 'circle', header: say('circle'), flex: '1.3 1 0', cell: (row) => <Who row={row} />, compare: (a, b) => a.circle.name.localeCompare(b.circle.name, locale()) },
    { id: 'kind', header: say('reason'), flex: '0 0 168px', cell: ({ concerns }) => <ConcernBadge kind={concerns[0].kind} />, compare: (a, b) => rankOf(a) - rankOf(b) },
    { id: 'why', header: say('why'), flex: '2 1 0', cell: (row) => <Why row={row} /> },
    { id: 'since', header: say('since'), flex: '0 0 152px', cell: (row) => <Since row={row} />, compare: (a, b) => (a.concerns[0].raisedAt ?? 0) - (b.concerns[0].raisedAt ?? 0) },
    { id: 'press', header: say('actions'), flex: '0 0 104px', cell: press, pressable: true },
  ]
  return (
    <Rows
      label={label}
      items={rows}
      idOf={({ circle }) => circle.id}
      columns={columns}
      openId={openId}
      onOpen={onOpen}
      card={(row) => (
        <>
          <Who row={row} />
          <span>
            <ConcernBadge kind={row.concerns[0].kind} />
          </span>
          <Why row={row} />
          <Since row={row} />
          <span>{press(row)}</span>
        </>
      )}
    />
  )
}

function rankOf({ concerns }: RepairRow): number {
  return concernKinds.indexOf(concerns[0].kind)
}

function Who({ row }: { row: RepairRow }) {
  const styles = useStyles()
  return (
    <span className={styles.words}>
      <Body1Strong>{nameOf(row)}</Body1Strong>
      <Caption1 className={styles.meta}>{say('withNames', { names: listOf(row.circle.mentees.map(({ displayName }) => displayName)) })}</Caption1>
    </span>
  )
}

function Why({ row: { concerns } }: { row: RepairRow }) {
  const styles = useStyles()
  const more = concerns.length - 1
  return (
    <span className={styles.words}>
      <Body1>{concerns[0].sentence}</Body1>
      {more > 0 && <Caption1 className={styles.meta}>{say('moreReasons', { count: more })}</Caption1>}
    </span>
  )
}

function Since({ row }: { row: RepairRow }) {
  const now = useNow()
  const reader = useReader()
  const until = restsUntil(row)
  if (until !== null) return <Body1>{say('snoozedUntil', { days: daysUntil(until, now, reader), day: dayOf(until, reader) })}</Body1>
  const at = row.concerns[0].raisedAt
  if (at === null) return <Body1>{say('untilRepaired')}</Body1>
  const days = Math.max(0, -daysUntil(at, now, reader))
  return <Body1>{days > 1 && days < 7 ? dayOf(at, reader) : say('daysAgo', { days })}</Body1>
}
