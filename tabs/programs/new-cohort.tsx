import { useState } from 'react'
import { Body1, Dropdown, Field, Input, makeStyles, Option, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { CalendarLtr20Regular } from '@fluentui/react-icons'
import { useNavigate } from 'react-router'
import { listCohorts, openCohort, type Program } from '../../api/programs/contract.ts'
import { useSend } from '../parts/answers.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dateOf, todayOn } from '../parts/moments.ts'
import { useTell } from '../parts/toast.tsx'
import { useReader } from '../parts/when.tsx'
import { numberOf } from '../texts/language.ts'
import { say } from '../texts/programs.ts'
import { type CohortDraft, type Faults, faultsLeft, faultsOfCohort, faultsOfRefusal, openingSentence, placesOf } from './cohort-words.ts'

const useStyles = makeStyles({
  sentence: { display: 'flex', gap: '8px', alignItems: 'flex-start', padding: '12px', backgroundColor: tokens.colorNeutralBackground2, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium },
})

const nothing: CohortDraft = { programId: '', name: '', enrolUntilOn: '', startsOn: '', circleSize: 3, places: '' }

/** Opens a cohort of a program for enrolment, with its dates and how big its circles are. */
export function NewCohortDrawer({ open, onClose, programs }: { open: boolean; onClose: () => void; programs: readonly Program[] }) {
  const styles = useStyles()
  const tell = useTell()
  const navigate = useNavigate()
  const reader = useReader()
  const now = useNow()
  const today = todayOn(now, reader)
  const send = useSend(openCohort, [listCohorts])
  const [kept, setKept] = useState(nothing)
  const [faults, setFaults] = useState<Faults>({})
  const [refusals, setRefusals] = useState(0)
  const draft = { ...kept, programId: kept.programId || (programs.length === 1 ? (programs[0]?.id ?? '') : '') }
  const set = (change: Partial<CohortDraft>) => {
    setKept({ ...draft, ...change })
    setFaults(faultsLeft(faults, change))
  }
  const refuse = (found: Faults) => {
    setFaults(found)
    setRefusals(refusals + 1)
  }
  const submit = () => {
    const found = faultsOfCohort(draft, today)
    if (Object.keys(found).length > 0) return refuse(found)
    const { programId, places, ...input } = draft
    send.mutate(
      { params: { programId }, input: { ...input, places: placesOf(places) ?? null } },
      {
        onSuccess: (cohort) => {
          tell(say('cohortOpened', { name: cohort.name }))
          setKept(nothing)
          onClose()
          void navigate(`/manage/${cohort.id}/overview`)
        },
        onError: (error) => refuse(faultsOfRefusal(error.details)),
      },
    )
  }
  const fault = (field: string, hint?: string) => (faults[field] ? { validationMessage: faults[field] } : { hint })
  const inWords = (on: string) => (/^\d{4}-\d{2}-\d{2}$/.test(on) ? dateOf(on, reader, now) : null)

  return (
    <FormDrawer open={open} title={say('openCohortTitle')} verb={[say('openCohort'), say('openingCohort')]} busy={send.isPending} refusals={refusals} onSubmit={submit} onClose={onClose}>
      {send.error && send.error.details.length === 0 && <Failed title={say('cohortNotOpened')} error={send.error} onRetry={submit} />}
      {programs.length > 1 && (
        <Field label={say('program')} required {...fault('programId')}>
          <Dropdown
            placeholder={say('chooseProgram')}
            value={programs.find(({ id }) => id === draft.programId)?.name ?? ''}
            selectedOptions={draft.programId ? [draft.programId] : []}
            onOptionSelect={(_, { optionValue }) => set({ programId: optionValue ?? '' })}
          >
            {programs.map((program) => (
              <Option key={program.id} value={program.id}>
                {program.name}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      <Field label={say('name')} required {...fault('name', say('nameHint'))}>
        <Input value={draft.name} maxLength={80} onChange={(_, { value }) => set({ name: value })} />
      </Field>
      <Field label={say('lastDay')} required {...fault('enrolUntilOn', inWords(draft.enrolUntilOn) ?? say('lastDayHint'))}>
        <Input type="date" min={today} value={draft.enrolUntilOn} onChange={(_, { value }) => set({ enrolUntilOn: value })} />
      </Field>
      <Field label={say('startsOn')} required {...fault('startsOn', inWords(draft.startsOn) ?? say('startsOnHint'))}>
        <Input type="date" min={draft.enrolUntilOn || today} value={draft.startsOn} onChange={(_, { value }) => set({ startsOn: value })} />
      </Field>
      <Field label={say('mostMentees')} required>
        <RadioGroup layout="horizontal" value={String(draft.circleSize)} onChange={(_, { value }) => set({ circleSize: Number(value) })}>
          <Radio value="1" label={say('onePair')} />
          <Radio value="2" label={numberOf(2)} />
          <Radio value="3" label={numberOf(3)} />
        </RadioGroup>
      </Field>
      <Field label={say('places')} {...fault('places', say('placesHint'))}>
        <Input inputMode="numeric" value={draft.places} maxLength={6} placeholder={say('noLimit')} onChange={(_, { value }) => set({ places: value })} />
      </Field>
      <div className={styles.sentence} role="status">
        <CalendarLtr20Regular aria-hidden />
        <Body1>{openingSentence(draft.circleSize, inWords(draft.startsOn))}</Body1>
      </div>
    </FormDrawer>
  )
}
