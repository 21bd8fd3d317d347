import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { Warning16Regular } from '@fluentui/react-icons'
import type { EnrolmentRow } from '../../api/enrolment/contract.ts'
import { useNow } from '../parts/me.tsx'
import { Person } from '../parts/person.tsx'
import { type Column, Rows } from '../parts/rows.tsx'
import { daysUntil } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { agoInWords, howAsked, lastStep, type VisibleState, visibleStates } from './enrolment-figures.ts'
import { StateBadge } from './enrolment-state.tsx'

const useStyles = makeStyles({
  two: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
  stuck: { display: 'flex', gap: '4px', alignItems: 'flex-start', color: tokens.colorStatusWarningForeground1, '& > svg': { flexShrink: 0, marginTop: '2px' } },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
})

/** One row per person; a draft belongs to its owner and never comes here. */
export function EnrolmentList({ rows }: { rows: readonly EnrolmentRow[] }) {
  const styles = useStyles()
  const columns: Column<EnrolmentRow>[] = [
    { id: 'person', header: 'Person', flex: '1.7 1 0', cell: ({ enrolment }) => <Person person={{ ...enrolment.person, department: null }} size="medium" />, compare: (a, b) => a.enrolment.person.displayName.localeCompare(b.enrolment.person.displayName, 'en') },
    { id: 'role', header: 'Role', flex: '0 1 80px', cell: roleWord, compare: (a, b) => roleWord(a).localeCompare(roleWord(b)) },
    { id: 'department', header: 'Department', flex: '1 1 0', cell: ({ enrolment }) => enrolment.person.department ?? 'Unknown', compare: (a, b) => (a.enrolment.person.department ?? '').localeCompare(b.enrolment.person.department ?? '', 'en') },
    { id: 'state', header: 'State', flex: '0 1 140px', cell: ({ enrolment }) => <StateBadge state={stateOf(enrolment.state)} />, compare: (a, b) => visibleStates.indexOf(stateOf(a.enrolment.state)) - visibleStates.indexOf(stateOf(b.enrolment.state)) },
    { id: 'since', header: 'Last step', flex: '1.8 1 0', cell: (row) => <Since row={row} />, compare: (a, b) => lastStep(a).at - lastStep(b).at },
    // A column that says nothing would only make the others narrow.
    ...(rows.some(({ stuck }) => stuck !== null) ? [{ id: 'stuck', header: 'In the way', flex: '1.5 1 0', cell: (row: EnrolmentRow) => <Stuck row={row} />, compare: (a: EnrolmentRow, b: EnrolmentRow) => Number(b.stuck !== null) - Number(a.stuck !== null) }] : []),
  ]
  return (
    <Rows
      label="Enrolments"
      items={rows}
      idOf={(row) => row.enrolment.id}
      columns={columns}
      card={(row) => (
        <>
          <Person person={row.enrolment.person} size="medium" />
          <span className={styles.line}>
            <StateBadge state={stateOf(row.enrolment.state)} />
            <Caption1>{roleWord(row)}</Caption1>
          </span>
          <Since row={row} />
          <Stuck row={row} />
        </>
      )}
    />
  )
}

function roleWord({ enrolment }: EnrolmentRow): string {
  return enrolment.answers.role === 'mentor' ? 'Mentor' : 'Mentee'
}

function stateOf(state: EnrolmentRow['enrolment']['state']): VisibleState {
  return state === 'draft' ? 'submitted' : state
}

function Since({ row }: { row: EnrolmentRow }) {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  const step = lastStep(row)
  return (
    <span className={styles.two}>
      <Body1>{`${step.words} ${agoInWords(-daysUntil(step.at, now, reader))}`}</Body1>
      <Caption1 className={styles.meta}>{howAsked(row)}</Caption1>
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
