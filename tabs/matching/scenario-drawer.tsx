import { useState } from 'react'
import { Body1, Caption1, Field, Input, makeStyles, Subtitle2, Switch, tokens } from '@fluentui/react-components'
import type { MatchRunSummary } from '../../api/matching/contract.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { say } from '../texts/matching-rules.ts'
import { RuleFields } from './rule-fields.tsx'
import { faultsOf, faultsOfRefusal, runOf, type ScenarioDraft, type ScenarioFaults } from './scenario-words.ts'
import { useStart } from './use-start.ts'
import { WeightFields } from './weight-fields.tsx'

const useStyles = makeStyles({
  title: { margin: 0, paddingTop: '8px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  meta: { color: tokens.colorNeutralForeground2 },
})

type ScenarioDrawerProps = {
  open: boolean
  onClose: () => void
  cohortId: string
  /** The run it starts from. */
  from: Pick<MatchRunSummary, 'id' | 'name' | 'state'>
  first: ScenarioDraft
}

/** Another try with changed rules or weights, beside the runs there are. Mount it anew for each `first`. */
export function ScenarioDrawer({ open, onClose, cohortId, from, first }: ScenarioDrawerProps) {
  const styles = useStyles()
  const start = useStart(cohortId)
  const [draft, setDraft] = useState(first)
  const [faults, setFaults] = useState<ScenarioFaults>({})
  const [refusals, setRefusals] = useState(0)
  const set = (change: Partial<ScenarioDraft>) => {
    const next = { ...draft, ...change }
    setDraft(next)
    // A fault goes as soon as it is mended, and a new one waits for the press.
    const left = faultsOf(next)
    setFaults(Object.fromEntries(Object.entries(faults).filter(([field]) => field in left)))
  }
  const submit = () => {
    const found = faultsOf(draft)
    setFaults(found)
    if (Object.keys(found).length > 0) return setRefusals(refusals + 1)
    start.begin(runOf(draft), onClose)
  }
  const refused = faultsOfRefusal(start.error?.details ?? [])
  const shown = { ...refused, ...faults }

  return (
    <FormDrawer open={open} title={say('newScenario')} verb={[say('runScenario'), say('startingScenario')]} busy={start.isPending} refusals={refusals} onSubmit={submit} onClose={onClose}>
      {start.error && Object.keys(refused).length === 0 && <Failed title={say('scenarioNotStarted')} error={start.error} onRetry={submit} />}
      <Body1>{say('scenarioDetail')}</Body1>
      <Field label={say('scenarioName')} {...(shown.name ? { validationMessage: shown.name } : { hint: say('scenarioNameHint') })}>
        <Input value={draft.name} maxLength={60} onChange={(_, { value }) => set({ name: value })} />
      </Field>
      <Switch label={say('keepLocks')} checked={draft.keepsLocks} onChange={(_, { checked }) => set({ keepsLocks: checked })} />
      {from.state === 'ready' && <Switch label={say('changeLittle', { run: from.name })} checked={draft.standingRunId !== null} onChange={(_, { checked }) => set({ standingRunId: checked ? from.id : null })} />}
      <Subtitle2 as="h3" className={styles.title}>
        {say('rules')}
      </Subtitle2>
      <RuleFields rules={draft.rules} floors={draft.floors} floorFault={shown.floors} onRules={(change) => set({ rules: { ...draft.rules, ...change } })} onFloors={(floors) => set({ floors })} />
      <Subtitle2 as="h3" className={styles.title}>
        {say('whatCounts')}
      </Subtitle2>
      <Caption1 className={styles.meta}>{say('whatCountsDetail')}</Caption1>
      <WeightFields weights={draft.weights} faulty={shown.weights !== undefined} onChange={(weights) => set({ weights })} />
    </FormDrawer>
  )
}
