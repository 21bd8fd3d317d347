import { Field, Radio, RadioGroup, Select } from '@fluentui/react-components'
import { changeGoal, getHome, getRoadmap, type Goal } from '../../api/roadmap/contract.ts'
import { getSession } from '../../api/sessions/contract.ts'
import { say } from '../texts/goals.ts'
import { useSend } from './answers.ts'
import { Failed } from './message.tsx'

/** What may become of a goal, as people say it. Dropping one on purpose is no failure. */
const outcomeKeys = { reached: 'outcomeReached', moved: 'outcomeMoved', unchanged: 'outcomeUnchanged', dropped: 'outcomeDropped' } as const satisfies Record<NonNullable<Goal['outcome']>, string>

/** What the levels -2 to 2 mean, in this order, where a goal has no words of its own for them. */
export const levelKeys = ['levelMuchLess', 'levelLess', 'levelExpected', 'levelMore', 'levelMuchMore'] as const

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
      {change.error && <Failed title={say('notKept')} error={change.error} onRetry={() => change.mutate(change.variables)} />}
      <Field label={say('becameOfIt')}>
        <RadioGroup layout="horizontal" value={outcome ?? ''} onChange={(_, { value }) => send({ outcome: value as NonNullable<Goal['outcome']> })}>
          {Object.entries(outcomeKeys).map(([id, key]) => (
            <Radio key={id} value={id} label={say(key)} />
          ))}
        </RadioGroup>
      </Field>
      {outcome !== null && outcome !== 'dropped' && (
        <Field label={say('howFar')} hint={goal.levels ? say('inYourWords') : undefined}>
          <Select value={level === null ? '' : String(level)} onChange={(_, { value }) => send({ outcome, level: value === '' ? null : Number(value) })}>
            <option value="">{say('choose')}</option>
            {levelKeys.map((key, at) => (
              <option key={key} value={at - 2}>
                {goal.levels?.[at] || say(key)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </>
  )
}
