import { Body1, Button, makeStyles, Persona, tokens } from '@fluentui/react-components'
import type { ProposedCircle } from '../../api/matching/contract.ts'
import type { Person as PersonType } from '../../api/people/contract.ts'
import { Person } from '../parts/person.tsx'
import { type Column, Rows } from '../parts/rows.tsx'
import { NARROW, useWidth, WIDE } from '../parts/width.ts'
import { circleFit } from './run-words.ts'

const useStyles = makeStyles({
  mentees: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  department: { color: tokens.colorNeutralForeground2 },
  foot: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '8px' },
})

type CirclesGridProps = { circles: readonly ProposedCircle[]; openNumber: number | null; onOpen: (circle: ProposedCircle) => void }

/** One row per circle: who with whom, and how well it fits. */
export function CirclesGrid({ circles, openNumber, onOpen }: CirclesGridProps) {
  const styles = useStyles()
  const narrow = useWidth(NARROW)
  const why = (circle: ProposedCircle) => (
    <Button
      size={narrow ? 'medium' : 'small'}
      aria-label={`Why ${circle.mentor.displayName} with ${circle.mentees.map(({ person }) => person.displayName).join(', ')}`}
      aria-expanded={circle.number === openNumber}
      onClick={(event) => {
        event.stopPropagation()
        onOpen(circle)
      }}
    >
      Why
    </Button>
  )
  // Beside the open reasons, which tell departments and jobs, the table keeps to names.
  const beside = useWidth(WIDE) && openNumber !== null
  const columns: Column<ProposedCircle>[] = [
    { id: 'mentor', header: 'Mentor', flex: '1 1 0', cell: ({ mentor }) => <Person person={{ ...mentor, jobTitle: null }} size={beside ? 'small' : 'medium'} />, compare: (a, b) => a.mentor.displayName.localeCompare(b.mentor.displayName, 'en') },
    { id: 'mentees', header: 'Mentees', flex: beside ? '1.1 1 0' : '1.4 1 0', cell: (circle) => <Mentees circle={circle} short={beside} />, compare: (a, b) => a.mentees.length - b.mentees.length },
    { id: 'fit', header: beside ? 'Fit' : 'Fit of 100', flex: beside ? '0 0 56px' : '0 0 104px', end: true, cell: circleFit, compare: (a, b) => circleFit(a) - circleFit(b) },
    { id: 'why', header: 'Reasons', flex: '0 0 84px', cell: why, pressable: true },
  ]
  return (
    <Rows
      label="Circles"
      items={circles}
      idOf={({ number }) => String(number)}
      columns={columns}
      openId={openNumber === null ? null : String(openNumber)}
      onOpen={onOpen}
      card={(circle) => (
        <>
          <Person person={{ ...circle.mentor, jobTitle: null }} duty="Mentor" size="medium" />
          <Mentees circle={circle} short={false} />
          <span className={styles.foot}>
            <Body1>{`Fit ${circleFit(circle)} of 100`}</Body1>
            {why(circle)}
          </span>
        </>
      )}
    />
  )
}

function Mentees({ circle, short }: { circle: ProposedCircle; short: boolean }) {
  const styles = useStyles()
  return (
    <ul className={styles.mentees} aria-label="Mentees">
      {circle.mentees.map(({ person }) => (
        <li key={person.id}>
          <Persona name={person.displayName} size="extra-small" textAlignment="center" avatar={{ color: 'colorful', 'aria-hidden': true }} primaryText={short ? person.displayName : <NameAndDepartment person={person} />} />
        </li>
      ))}
    </ul>
  )
}

function NameAndDepartment({ person }: { person: PersonType }) {
  const styles = useStyles()
  return (
    <span>
      {person.displayName}
      {person.department !== null && <span className={styles.department}>{`, ${person.department}`}</span>}
    </span>
  )
}
