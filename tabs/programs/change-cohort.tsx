import { useState } from 'react'
import { Field, Input } from '@fluentui/react-components'
import { listEnrolments } from '../../api/enrolment/contract.ts'
import { changeCohort, type Cohort, getCohort, listCohorts } from '../../api/programs/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dateOf, todayOn } from '../parts/moments.ts'
import { useTell } from '../parts/toast.tsx'
import { useReader } from '../parts/when.tsx'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/programs.ts'
import { type CohortChange, cohortTouches, faultsOfChange, placesTaken } from './change-words.ts'
import { type Faults, faultsLeft, faultsOfRefusal, placesOf } from './cohort-words.ts'
import { Touches } from './touches.tsx'

/** Changes a cohort after it was opened: its name, how long one can enrol, how many places it has. */
export function ChangeCohortDrawer({ cohort, onClose }: { cohort: Cohort; onClose: () => void }) {
  const tell = useTell()
  const reader = useReader()
  const now = useNow()
  const send = useSend(changeCohort, [listCohorts, getCohort, listEnrolments])
  const enrolments = useAnswer(listEnrolments, { params: { cohortId: cohort.id } })
  const [draft, setDraft] = useState<CohortChange>({ name: cohort.name, enrolUntilOn: cohort.enrolUntilOn, places: cohort.places === null ? '' : String(cohort.places) })
  const [faults, setFaults] = useState<Faults>({})
  const [refusals, setRefusals] = useState(0)
  const today = todayOn(now, reader)
  const inWords = (on: string) => dateOf(on, reader, now)
  const set = (change: Partial<CohortChange>) => {
    setDraft({ ...draft, ...change })
    setFaults(faultsLeft(faults, change))
  }
  const refuse = (found: Faults) => {
    setFaults(found)
    setRefusals(refusals + 1)
  }
  const submit = () => {
    const found = faultsOfChange(cohort, draft, today)
    if (Object.keys(found).length > 0) return refuse(found)
    send.mutate(
      { params: { cohortId: cohort.id }, input: { ...draft, places: placesOf(draft.places) ?? null } },
      {
        onSuccess: (changed) => {
          tell(say('changed', { name: changed.name }))
          onClose()
        },
        onError: (error) => refuse(faultsOfRefusal(error.details)),
      },
    )
  }
  const fault = (field: string, hint?: string) => (faults[field] ? { validationMessage: faults[field] } : { hint })
  return (
    <FormDrawer open title={say('changeNamed', { name: cohort.name })} verb={[sayBasic('save'), sayBasic('saving')]} busy={send.isPending} refusals={refusals} onSubmit={submit} onClose={onClose}>
      {send.error && send.error.details.length === 0 && <Failed title={say('cohortNotChanged')} error={send.error} onRetry={submit} />}
      <Field label={say('name')} required {...fault('name')}>
        <Input value={draft.name} maxLength={80} onChange={(_, { value }) => set({ name: value })} />
      </Field>
      {cohort.state === 'enrolling' && (
        <Field label={say('lastDay')} required {...fault('enrolUntilOn', draft.enrolUntilOn === '' ? undefined : inWords(draft.enrolUntilOn))}>
          <Input type="date" min={today} max={cohort.startsOn} value={draft.enrolUntilOn} onChange={(_, { value }) => set({ enrolUntilOn: value })} />
        </Field>
      )}
      <Field label={say('places')} {...fault('places', say('placesHint'))}>
        <Input inputMode="numeric" value={draft.places} maxLength={6} placeholder={say('noLimit')} onChange={(_, { value }) => set({ places: value })} />
      </Field>
      <Touches>{cohortTouches(cohort, draft, placesTaken(enrolments.data?.enrolments ?? []), inWords)}</Touches>
    </FormDrawer>
  )
}
