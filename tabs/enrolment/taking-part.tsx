import { Caption1, Card, makeStyles, tokens } from '@fluentui/react-components'
import type { Approval } from '../../api/enrolment/contract.ts'
import { EnrolmentState } from '../parts/enrolment-state.tsx'
import { useMe, useNow } from '../parts/me.tsx'
import { Person } from '../parts/person.tsx'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/enrolment-approvals.ts'
import { sinceWhen } from './approval-words.ts'

const useStyles = makeStyles({
  card: { padding: '0 16px', maxWidth: '752px' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
    padding: '12px 0',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  person: { flex: '1 1 240px', minWidth: 0 },
  state: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  since: { color: tokens.colorNeutralForeground2 },
})

/** Those of one's people who are in a program: how they stand and since when, and nothing of what they do there. */
export function TakingPart({ people }: { people: Approval[] }) {
  const styles = useStyles()
  const meId = useMe().person.id
  const now = useNow()
  const reader = useReader()
  return (
    <Card className={styles.card}>
      <ul className={styles.list} aria-label={say('whoTakesPart')}>
        {people.map((approval) => (
          <li key={approval.enrolmentId} className={styles.row}>
            <span className={styles.person}>
              <Person person={approval.person} />
            </span>
            <span className={styles.state}>
              <Caption1 className={styles.since}>{[approval.cohort.program.name, sinceWhen(approval, { meId, now, reader })].join(' · ')}</Caption1>
              <EnrolmentState state={approval.state} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
