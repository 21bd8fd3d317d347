import { Field, makeStyles, Radio, RadioGroup, Textarea } from '@fluentui/react-components'
import type { Answers } from '../../api/enrolment/contract.ts'
import type { Me, Suggestions } from '../../api/people/contract.ts'
import { say } from '../texts/enrolment.ts'
import type { Missing } from './steps.ts'
import { TopicPicker } from './topic-picker.tsx'

const useStyles = makeStyles({ fields: { display: 'flex', flexDirection: 'column', gap: '24px' } })

export type FieldsProps = { answers: Answers; me: Me; suggestions: Suggestions | undefined; missing: Missing[]; onChange: (part: Partial<Answers>) => void }

/** What one wants to learn, or can give. */
export function TopicsStep({ answers, me, suggestions, missing, circleSize, onChange }: FieldsProps & { circleSize: number }) {
  const styles = useStyles()
  const faultOf = (field: keyof Answers) => missing.find((fault) => fault.field === field)?.message
  const known = suggestions?.skills ?? []
  if (answers.role === 'mentor')
    return (
      <div className={styles.fields}>
        <TopicPicker
          label={say('topicsToHelp')}
          hint={say(me.skills.length > 0 ? 'topicsToHelpFromProfile' : 'topicsToHelpHint')}
          max={10}
          required
          picked={answers.skillsOffered}
          known={known}
          taps={{ label: say('fromProfile'), words: me.skills }}
          message={faultOf('skillsOffered')}
          onChange={(skillsOffered) => onChange({ skillsOffered })}
        />
        {circleSize > 1 && (
          <Field label={say('howMany')} hint={say('howManyHint')}>
            <RadioGroup layout="horizontal" value={String(Math.min(answers.capacity, circleSize))} onChange={(_, { value }) => onChange({ capacity: Number(value) })}>
              {Array.from({ length: circleSize }, (_, index) => (
                <Radio key={index} value={String(index + 1)} label={say('upTo', { people: index + 1 })} />
              ))}
            </RadioGroup>
          </Field>
        )}
      </div>
    )
  const goalsMissing = faultOf('goals')
  return (
    <div className={styles.fields}>
      <TopicPicker
        label={say('topicsToLearn')}
        hint={say('topicsToLearnHint')}
        max={10}
        required
        picked={answers.skillsWanted}
        known={known}
        taps={{ label: say('oftenTaught'), words: known.filter((word) => !me.skills.includes(word)).slice(0, 6) }}
        message={faultOf('skillsWanted')}
        onChange={(skillsWanted) => onChange({ skillsWanted })}
      />
      <Field
        label={say('goal')}
        required
        hint={say('goalHint')}
        {...(goalsMissing ? { validationMessage: goalsMissing, validationState: 'error' as const } : {})}
      >
        <Textarea value={answers.goals} maxLength={600} rows={4} resize="vertical" onChange={(_, { value }) => onChange({ goals: value })} />
      </Field>
    </div>
  )
}
