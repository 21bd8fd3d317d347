import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular, Lightbulb16Regular } from '@fluentui/react-icons'
import type { Unmatched } from '../../api/matching/contract.ts'
import { Empty } from '../parts/empty.tsx'
import { Person } from '../parts/person.tsx'
import { NARROW } from '../parts/width.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
  row: { display: 'grid', gridTemplateColumns: 'minmax(220px, 1fr) 2fr', gap: '8px 24px', padding: '12px 16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, '&:first-child': { borderTopStyle: 'none' }, [NARROW]: { gridTemplateColumns: '1fr', padding: '12px' } },
  words: { display: 'flex', flexDirection: 'column', gap: '4px' },
  remedy: { display: 'flex', gap: '4px', alignItems: 'flex-start', color: tokens.colorNeutralForeground2, '& > svg': { flexShrink: 0 } },
})

/** Who stays without a circle, why, and what would help. */
export function UnmatchedList({ unmatched }: { unmatched: readonly Unmatched[] }) {
  const styles = useStyles()
  if (unmatched.length === 0) {
    return (
      <Empty icon={<CheckmarkCircleRegular />} title="Everybody is in a circle">
        Nobody who was ready stays without one.
      </Empty>
    )
  }
  return (
    <ul className={styles.list} aria-label="Without a circle">
      {unmatched.map(({ person, role, reasons, remedies }) => (
        <li key={person.id} className={styles.row}>
          <Person person={person} duty={role === 'mentor' ? 'Mentor' : 'Mentee'} size="medium" />
          <span className={styles.words}>
            {reasons.map((reason) => (
              <Body1 key={reason}>{reason}</Body1>
            ))}
            {remedies.map((remedy) => (
              <span key={remedy} className={styles.remedy}>
                <Lightbulb16Regular aria-hidden />
                <Caption1>{remedy}</Caption1>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
