import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { Warning16Regular } from '@fluentui/react-icons'
import type { EnrolmentRow } from '../../api/enrolment/contract.ts'
import { EnrolmentState } from '../parts/enrolment-state.tsx'
import { useNow } from '../parts/me.tsx'
import { dateOf, daysUntil } from '../parts/moments.ts'
import { Person } from '../parts/person.tsx'
import { type Column, Rows } from '../parts/rows.tsx'
import { useReader } from '../parts/when.tsx'
import { NARROW, useWidth, WIDE } from '../parts/width.ts'
import { locale } from '../texts/language.ts'
import { say } from '../texts/programs-enrolments.ts'
import { howAsked, stepWords } from './ask-words.ts'
import { lastStep, type PersonRow, visibleStates } from './enrolment-figures.ts'

const useStyles = makeStyles({
  two: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  stuck: { display: 'flex', gap: '4px', alignItems: 'flex-start', color: tokens.colorStatusWarningForeground1, '& > svg': { flexShrink: 0, marginTop: '2px' } },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
})

type EnrolmentListProps = {
  rows: readonly PersonRow[]
  /** Most rows to show. */
  limit: number
  /** The person beside whom the details are open. */
  openId: string | null
  onOpen: (row: PersonRow) => void
}

/** One row per person; a draft belongs to its owner and never comes here. */
export function EnrolmentList({ rows, limit, openId, onOpen }: EnrolmentListProps) {
  const styles = useStyles()
  const narrow = useWidth(NARROW)
  // Beside the open details, which show the rest, the columns that tell people apart keep their room.
  const beside = useWidth(WIDE) && openId !== null
  const details = (row: PersonRow) => (
    <Button
      size={narrow ? 'medium' : 'small'}
      aria-label={say('detailsOf', { name: row.enrolment.person.displayName })}
      aria-expanded={row.enrolment.person.id === openId}
      onClick={(event) => {
        event.stopPropagation()
        onOpen(row)
      }}
    >
      {say('details')}
    </Button>
  )
  const rest: Column<PersonRow>[] = [
    { id: 'role', header: say('role'), flex: '0 1 80px', cell: roleWord, compare: (a, b) => roleWord(a).localeCompare(roleWord(b), locale()) },
    { id: 'since', header: say('lastStep'), flex: '1.5 1 0', cell: (row) => <Since row={row} />, compare: (a, b) => lastStep(a).at - lastStep(b).at },
    // A column that says nothing would only make the others narrow.
    ...(rows.some(({ stuck }) => stuck !== null) ? [{ id: 'stuck', header: say('inTheWay'), flex: '1.5 1 0', cell: (row: PersonRow) => <Stuck row={row} />, compare: (a: PersonRow, b: PersonRow) => Number(b.stuck !== null) - Number(a.stuck !== null) }] : []),
  ]
  const columns: Column<PersonRow>[] = [
    { id: 'person', header: say('person'), flex: '1.7 1 0', cell: ({ enrolment }) => <Person person={enrolment.person} size="medium" />, compare: (a, b) => a.enrolment.person.displayName.localeCompare(b.enrolment.person.displayName, locale()) },
    { id: 'state', header: say('state'), flex: '0 1 140px', cell: ({ enrolment }) => <EnrolmentState state={enrolment.state} seasonOver={enrolment.seasonOver} />, compare: (a, b) => rankOf(a) - rankOf(b) },
    ...(beside ? [] : rest),
    { id: 'press', header: say('actions'), flex: '0 0 96px', cell: details, pressable: true },
  ]
  return (
    <Rows
      label={say('enrolments')}
      items={rows}
      idOf={(row) => row.enrolment.person.id}
      columns={columns}
      openId={openId}
      onOpen={onOpen}
      limit={limit}
      card={(row) => (
        <>
          <Person person={row.enrolment.person} size="medium" />
          <span className={styles.line}>
            <EnrolmentState state={row.enrolment.state} seasonOver={row.enrolment.seasonOver} />
            <Caption1>{roleWord(row)}</Caption1>
          </span>
          <Since row={row} />
          <Stuck row={row} />
          <span>{details(row)}</span>
        </>
      )}
    />
  )
}

/** The order of a person's way through a cohort. */
function rankOf({ enrolment: { state } }: EnrolmentRow): number {
  return visibleStates.findIndex((one) => one === state)
}

function roleWord({ enrolment }: EnrolmentRow): string {
  return enrolment.answers.role === 'mentor' ? say('mentor') : say('mentee')
}

function Since({ row }: { row: EnrolmentRow }) {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  const { step, at } = lastStep(row)
  const { untilOn } = row.enrolment
  return (
    <span className={styles.two}>
      <Body1>{stepWords(step, -daysUntil(at, now, reader))}</Body1>
      <Caption1 className={styles.meta}>{untilOn === null ? howAsked(row) : say('until', { day: dateOf(untilOn, reader, now) })}</Caption1>
    </span>
  )
}

function Stuck({ row }: { row: EnrolmentRow }) {
  const styles = useStyles()
  if (row.stuck === null) return null
  return (
    <span className={styles.stuck}>
      <Warning16Regular aria-hidden />
      <Caption1>{row.stuck}</Caption1>
    </span>
  )
}
