import { Field, makeStyles, Radio, RadioGroup, Textarea } from '@fluentui/react-components'
import type { Answers } from '../../api/enrolment/contract.ts'
import type { Me, Suggestions } from '../../api/people/contract.ts'
import type { Missing } from './steps.ts'
import { TopicPicker } from './topic-picker.tsx'

const useStyles = makeStyles({ fields: { display: 'flex', flexDirection: 'column', gap: '24px' } })

export type FieldsProps = { answers: Answers; me: Me; suggestions: Suggestions | undefined; missing: Missing[]; onChange: (part: Partial<Answers>) => void }

/** What one wants to learn, or can give. */
export function TopicsStep({ answers, me, suggestions, missing, circleSize, onChange }: FieldsProps & { circleSize: number }) {
  const styles = useStyles()
  const say = (field: keyof Answers) => missing.find((fault) => fault.field === field)?.message
  const known = suggestions?.skills ?? []
  if (answers.role === 'mentor')
    return (
      <div className={styles.fields}>
        <TopicPicker
          label="Topics you can help with"
          hint={me.skills.length > 0 ? 'Your profile says these. Keep what you like to pass on, 1 to 10.' : 'Pick 1 to 10. Plain words find more people than titles.'}
          max={10}
          required
          picked={answers.skillsOffered}
          known={known}
          taps={{ label: 'From your profile', words: me.skills }}
          message={say('skillsOffered')}
          onChange={(skillsOffered) => onChange({ skillsOffered })}
        />
        {circleSize > 1 && (
          <Field label="How many people would you like to mentor?" hint="Everybody meets in one session, so your time stays the same.">
            <RadioGroup layout="horizontal" value={String(Math.min(answers.capacity, circleSize))} onChange={(_, { value }) => onChange({ capacity: Number(value) })}>
              {Array.from({ length: circleSize }, (_, index) => (
                <Radio key={index} value={String(index + 1)} label={index === 0 ? 'One' : `Up to ${index + 1}`} />
              ))}
            </RadioGroup>
          </Field>
        )}
      </div>
    )
  const goalsMissing = say('goals')
  return (
    <div className={styles.fields}>
      <TopicPicker
        label="Topics you want to learn"
        hint="Pick 1 to 10. The first ones count as much as the last."
        max={10}
        required
        picked={answers.skillsWanted}
        known={known}
        taps={{ label: 'Often taught here', words: known.filter((word) => !me.skills.includes(word)).slice(0, 6) }}
        message={say('skillsWanted')}
        onChange={(skillsWanted) => onChange({ skillsWanted })}
      />
      <Field
        label="What do you want to reach?"
        required
        hint="For example: “I run a pricing review with Finance for two of my campaigns.”"
        {...(goalsMissing ? { validationMessage: goalsMissing, validationState: 'error' as const } : {})}
      >
        <Textarea value={answers.goals} maxLength={600} rows={4} resize="vertical" onChange={(_, { value }) => onChange({ goals: value })} />
      </Field>
    </div>
  )
}
