import { Field, Radio, RadioGroup, Select } from '@fluentui/react-components'
import { changeGoal, getHome, getRoadmap, type Goal } from '../../api/roadmap/contract.ts'
import { getSession } from '../../api/sessions/contract.ts'
import { useSend } from './answers.ts'
import { Failed } from './message.tsx'

/** What may become of a goal, as people say it. Dropping one on purpose is no failure. */
export const outcomeWords: Record<NonNullable<Goal['outcome']>, string> = { reached: 'Reached', moved: 'It moved', unchanged: 'Unchanged', dropped: 'Dropped on purpose' }

/** What the levels -2 to 2 mean, in this order, where a goal has no words of its own for them. */
export const levelLabels = ['Much less than expected', 'Somewhat less', 'As expected', 'Somewhat more', 'Much more than expected']

/** Looking back at one goal: what became of it, and by its own words how far it went. */
export function GoalReview({ goal }: { goal: Goal }) {
  const change = useSend(changeGoal, [getRoadmap, getSession, getHome], { untilFresh: true, inTurn: `goal ${goal.id}` })
  const { title, measure, baseline, target, current, evidence, dueOn } = goal
  const send = (part: { outcome?: Goal['outcome']; level?: number | null }) => change.mutate({ params: { goalId: goal.id }, input: { title, measure, baseline, target, current, evidence, dueOn, ...part } })
  const sent = change.isPending ? change.variables.input : null
  const outcome = sent?.outcome ?? goal.outcome
  const level = sent?.level === undefined ? goal.level : sent.level
  return (
    <>
      {change.error && <Failed title="We couldn't keep that." error={change.error} onRetry={() => change.mutate(change.variables)} />}
      <Field label="What became of it?">
        <RadioGroup layout="horizontal" value={outcome ?? ''} onChange={(_, { value }) => send({ outcome: value as NonNullable<Goal['outcome']> })}>
          {Object.entries(outcomeWords).map(([id, word]) => (
            <Radio key={id} value={id} label={word} />
          ))}
        </RadioGroup>
      </Field>
      {outcome !== null && outcome !== 'dropped' && (
        <Field label="How far did it go?" hint={goal.levels ? 'In the words you wrote at the start.' : undefined}>
          <Select value={level === null ? '' : String(level)} onChange={(_, { value }) => send({ outcome, level: value === '' ? null : Number(value) })}>
            <option value="">Choose …</option>
            {levelLabels.map((label, at) => (
              <option key={label} value={at - 2}>
                {goal.levels?.[at] || label}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  )
}
