import { Body1, Body1Strong, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import type { Answers } from '../../api/enrolment/contract.ts'
import type { Cohort } from '../../api/programs/contract.ts'
import { dateOf, monthOf, type Reader } from '../parts/moments.ts'
import { say } from '../texts/enrolment.ts'

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
  return (
    <>
      <RadioGroup aria-label={say('yourPart')} className={styles.group} value={role ?? ''} onChange={(_, { value }) => onChange(value === 'mentor' ? 'mentor' : 'mentee')}>
        <Radio
          value="mentee"
          className={styles.choice}
          label={
            <span className={styles.words}>
              <Body1Strong>{say('learn')}</Body1Strong>
              <Body1 className={styles.quiet}>{say('learnDetail')}</Body1>
            </span>
          }
        />
        <Radio
          value="mentor"
          className={styles.choice}
          label={
            <span className={styles.words}>
              <Body1Strong>{say('help')}</Body1Strong>
              <Body1 className={styles.quiet}>{say('helpDetail', { people: cohort.circleSize })}</Body1>
            </span>
          }
        />
      </RadioGroup>
      <ul className={styles.facts}>
        <li>{say('factSessions', { sessions: program.sessions, minutes: program.sessionMinutes })}</li>
        <li>{say('factMonths', { first: monthOf(cohort.startsOn, reader), last: monthOf(cohort.endsOn, reader) })}</li>
        <li>{say('factUntil', { date: dateOf(cohort.enrolUntilOn, reader, now) })}</li>
      </ul>
    </>
  )
}
