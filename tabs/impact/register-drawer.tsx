import { useState } from 'react'
import { Body1, Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { type Design, getImpact, type NewRegistration, registerOutcome } from '../../api/impact/contract.ts'
import type { Cohort } from '../../api/programs/contract.ts'
import { useSend } from '../parts/answers.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { say } from '../texts/impact.ts'

/** Says beforehand what will be compared, in which direction, and from which day on. */
export function RegisterDrawer({ cohort, designs, onClose }: { cohort: Cohort; designs: Design[]; onClose: () => void }) {
  const send = useSend(registerOutcome, [getImpact])
  const [draft, setDraft] = useState<NewRegistration>({ design: designs[0] ?? 'lottery', outcome: '', kind: 'yes-no', better: 'less', measuredOn: cohort.endsOn })
  const [refusals, setRefusals] = useState(0)
  const set = (change: Partial<NewRegistration>) => setDraft({ ...draft, ...change })
  const noColumn = refusals > 0 && draft.outcome.trim() === ''
  const wrongDay = refusals > 0 && draft.measuredOn <= cohort.startsOn
  const submit = () => {
    if (draft.outcome.trim() === '' || draft.measuredOn <= cohort.startsOn) return setRefusals(refusals + 1)
    send.mutate({ params: { cohortId: cohort.id }, input: draft }, { onSuccess: onClose })
  }
  return (
    <FormDrawer open title={say('addRegistration')} verb={[say('register'), say('registering')]} busy={send.isPending} refusals={refusals} onSubmit={submit} onClose={onClose}>
      <Body1>{say('registrationFixed')}</Body1>
      {send.error && <Failed title={say('notDone')} error={send.error} onRetry={submit} />}
      <Field label={say('design')}>
        <RadioGroup value={draft.design} onChange={(_, { value }) => set({ design: value === 'lottery' ? 'lottery' : 'encouragement' })}>
          {designs.map((design) => (
            <Radio key={design} value={design} label={say(design)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={say('column')} required {...(noColumn ? { validationMessage: say('missingColumn') } : {})}>
        <Input value={draft.outcome} maxLength={60} onChange={(_, { value }) => set({ outcome: value })} />
      </Field>
      <Field label={say('kind')}>
        <RadioGroup value={draft.kind} onChange={(_, { value }) => set({ kind: value === 'number' ? 'number' : 'yes-no' })}>
          <Radio value="yes-no" label={say('kindYesNo')} />
          <Radio value="number" label={say('kindNumber')} />
        </RadioGroup>
      </Field>
      <Field label={say('better')}>
        <RadioGroup value={draft.better} onChange={(_, { value }) => set({ better: value === 'more' ? 'more' : 'less' })}>
          <Radio value="less" label={say('betterLess')} />
          <Radio value="more" label={say('betterMore')} />
        </RadioGroup>
      </Field>
      <Field label={say('measuredOn')} required {...(wrongDay ? { validationMessage: say('missingDay') } : {})}>
        <Input type="date" min={cohort.startsOn} value={draft.measuredOn} onChange={(_, { value }) => set({ measuredOn: value })} />
      </Field>
    </FormDrawer>
  )
}
