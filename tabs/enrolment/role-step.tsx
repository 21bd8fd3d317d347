import { Body1, Body1Strong, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import type { Answers } from '../../api/enrolment/contract.ts'
import type { Cohort } from '../../api/programs/contract.ts'
import { dateOf, monthOf, type Reader } from '../parts/moments.ts'

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: '12px' },
  choice: {
    alignItems: 'flex-start',
    padding: '8px 12px 8px 4px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ':has(:checked)': { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-1px' },
  },
  words: { display: 'flex', flexDirection: 'column', gap: '4px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  facts: { margin: '16px 0 0', paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '4px', color: tokens.colorNeutralForeground2 },
})

type RoleStepProps = { cohort: Cohort; role: Answers['role'] | null; reader: Reader; now: number; onChange: (role: Answers['role']) => void }

/** Learn or help: both with what it takes, so that nobody has to guess. */
export function RoleStep({ cohort, role, reader, now, onChange }: RoleStepProps) {
  const styles = useStyles()
  const { program } = cohort
  const size = cohort.circleSize === 1 ? 'one person' : `up to ${cohort.circleSize} people`
  return (
    <>
      <RadioGroup aria-label="Your part" className={styles.group} value={role ?? ''} onChange={(_, { value }) => onChange(value === 'mentor' ? 'mentor' : 'mentee')}>
        <Radio
          value="mentee"
          className={styles.choice}
          label={
            <span className={styles.words}>
              <Body1Strong>Learn from somebody in another function</Body1Strong>
              <Body1 className={styles.quiet}>As a mentee you bring a goal. A mentor from elsewhere in the company helps you get there.</Body1>
            </span>
          }
        />
        <Radio
          value="mentor"
          className={styles.choice}
          label={
            <span className={styles.words}>
              <Body1Strong>Help others with what I know</Body1Strong>
              <Body1 className={styles.quiet}>{`As a mentor you meet ${size} from other functions. Each session comes with an agenda.`}</Body1>
            </span>
          }
        />
      </RadioGroup>
      <ul className={styles.facts}>
        <li>{`${program.sessions} sessions of ${program.sessionMinutes} minutes, one a month, in working time`}</li>
        <li>{`First sessions in ${monthOf(cohort.startsOn, reader)}, last ones in ${monthOf(cohort.endsOn, reader)}`}</li>
        <li>{`You can enrol until ${dateOf(cohort.enrolUntilOn, reader, now)}, and take it back without giving a reason until your circle is formed`}</li>
      </ul>
    </>
  )
}
