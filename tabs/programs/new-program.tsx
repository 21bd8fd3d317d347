import { useState } from 'react'
import { Checkbox, Field, Input, Radio, RadioGroup, Textarea } from '@fluentui/react-components'
import { listPrograms, openProgram } from '../../api/programs/contract.ts'
import { useSend } from '../parts/answers.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { PersonPicker } from '../parts/person-picker.tsx'
import { useTell } from '../parts/toast.tsx'
import { type Faults, faultsOfProgram, faultsOfRefusal, type ProgramDraft } from './cohort-words.ts'

const nothing: ProgramDraft = { name: '', theme: '', purpose: '', mentorNeedsApproval: false, mailbox: 'mentor', owner: null }

/** Sets up a program: what it is for, and whose managers are asked. */
export function NewProgramDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const tell = useTell()
  const send = useSend(openProgram, [listPrograms])
  const [draft, setDraft] = useState(nothing)
  const [faults, setFaults] = useState<Faults>({})
  const [refusals, setRefusals] = useState(0)
  const set = (change: Partial<ProgramDraft>) => {
    setDraft({ ...draft, ...change })
    setFaults(Object.fromEntries(Object.entries(faults).filter(([field]) => !(field in change) && !(field === 'seriesMailbox' && ('mailbox' in change || 'owner' in change)))))
  }
  const refuse = (found: Faults) => {
    setFaults(found)
    setRefusals(refusals + 1)
  }
  const submit = () => {
    const found = faultsOfProgram(draft)
    if (Object.keys(found).length > 0) return refuse(found)
    const { name, purpose, theme, mentorNeedsApproval, mailbox, owner } = draft
    send.mutate(
      { input: { name, purpose, theme: theme.trim() === '' ? null : theme, mentorNeedsApproval, seriesMailbox: mailbox === 'one' && owner ? owner.id : 'mentor' } },
      {
        onSuccess: (program) => {
          tell(`${program.name} is set up`)
          setDraft(nothing)
          onClose()
        },
        onError: (error) => refuse(faultsOfRefusal(error.details)),
      },
    )
  }
  const fault = (field: string, hint?: string) => (faults[field] ? { validationMessage: faults[field] } : { hint })

  return (
    <FormDrawer open={open} title="New program" verb={['Set up program', 'Setting up…']} busy={send.isPending} refusals={refusals} onSubmit={submit} onClose={onClose}>
      {send.error && send.error.details.length === 0 && <Failed what="set up the program" error={send.error} onRetry={submit} />}
      <Field label="Name" required {...fault('name')}>
        <Input value={draft.name} maxLength={80} onChange={(_, { value }) => set({ name: value })} />
      </Field>
      <Field label="Theme" {...fault('theme', 'Optional. A line people recognize, for example #BuildTogether&GrowTogether.')}>
        <Input value={draft.theme} maxLength={60} onChange={(_, { value }) => set({ theme: value })} />
      </Field>
      <Field label="What people get out of it" required {...fault('purpose', 'Everybody who may enrol reads this.')}>
        <Textarea value={draft.purpose} rows={4} maxLength={600} resize="vertical" onChange={(_, { value }) => set({ purpose: value })} />
      </Field>
      <Field label="Approval" hint="A mentee’s manager is always asked.">
        <Checkbox checked={draft.mentorNeedsApproval} label="Ask a mentor’s manager too" onChange={(_, { checked }) => set({ mentorNeedsApproval: checked === true })} />
      </Field>
      <Field label="Monthly meetings are booked from" {...fault('seriesMailbox')}>
        <RadioGroup value={draft.mailbox} onChange={(_, { value }) => set({ mailbox: value === 'one' ? 'one' : 'mentor' })}>
          <Radio value="mentor" label="The calendar of each circle’s mentor" />
          <Radio value="one" label="One mailbox for the whole program" />
        </RadioGroup>
      </Field>
      {draft.mailbox === 'one' && (
        <PersonPicker label="Whose mailbox" hint="It organizes every meeting, and mentors are invited. IT must let Crosspath book in it." max={1} picked={draft.owner ? [draft.owner] : []} elsewhere={[]} onChange={([owner]) => set({ owner: owner ?? null })} />
      )}
    </FormDrawer>
  )
}
