import { makeStyles } from '@fluentui/react-components'
import { say } from '../texts/enrolment.ts'
import { TopicPicker } from './topic-picker.tsx'
import type { FieldsProps } from './topics-step.tsx'
import { WishFields } from './wish-fields.tsx'

const useStyles = makeStyles({ fields: { display: 'flex', flexDirection: 'column', gap: '24px' } })

/** From which functions, what one likes besides work, and whom one has in mind. */
export function PeopleStep({ answers, me, suggestions, missing, cohortId, onChange }: FieldsProps & { cohortId: string }) {
  const styles = useStyles()
  const departments = (suggestions?.departments ?? []).filter((department) => department !== me.person.department)
  const fault = missing.find(({ field }) => field === 'functionsToExplore')?.message
  return (
    <div className={styles.fields}>
      {answers.role === 'mentee' && (
        <TopicPicker
          label={say('functions')}
          hint={me.person.department ? say('functionsHintOutside', { department: me.person.department }) : say('functionsHint')}
          max={10}
          required
          picked={answers.functionsToExplore}
          known={departments}
          taps={{ label: say('inThisCompany'), words: departments }}
          message={fault}
          onChange={(functionsToExplore) => onChange({ functionsToExplore })}
        />
      )}
      <TopicPicker
        label={say('interests')}
        hint={say('interestsHint')}
        max={10}
        picked={answers.interests}
        known={suggestions?.interests ?? []}
        taps={{ label: say(me.interests.length > 0 ? 'fromProfile' : 'oftenNamed'), words: me.interests.length > 0 ? me.interests : (suggestions?.interests ?? []).slice(0, 6) }}
        onChange={(interests) => onChange({ interests })}
      />
      <WishFields cohortId={cohortId} />
    </div>
  )
}
