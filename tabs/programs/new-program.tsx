import { useState } from 'react'
import { listPrograms, openProgram } from '../../api/programs/contract.ts'
import { useSend } from '../parts/answers.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { type Faults, faultsLeft, faultsOfProgram, faultsOfRefusal, type ProgramDraft } from './cohort-words.ts'
import { ProgramFields } from './program-fields.tsx'

const nothing: ProgramDraft = { name: '', theme: '', purpose: '', mentorNeedsApproval: false, mailbox: 'mentor', owner: null, remindAfterDays: 2, escalateAfterDays: 5, expireAfterDays: 10 }

/** Sets up a program: what it is for, and whose managers are asked. */
export function NewProgramDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const tell = useTell()
  const send = useSend(openProgram, [listPrograms])
  const [draft, setDraft] = useState(nothing)
  const [faults, setFaults] = useState<Faults>({})
  const [refusals, setRefusals] = useState(0)
  const set = (change: Partial<ProgramDraft>) => {
    setDraft({ ...draft, ...change })
    setFaults(faultsLeft(faults, change))
  }
  const refuse = (found: Faults) => {
    setFaults(found)
    setRefusals(refusals + 1)
  }
  const submit = () => {
    const found = faultsOfProgram(draft)
    if (Object.keys(found).length > 0) return refuse(found)
    const { theme, mailbox, owner, ...rest } = draft
    send.mutate(
      { input: { ...rest, theme: theme.trim() === '' ? null : theme, seriesMailbox: mailbox === 'one' && owner ? owner.id : 'mentor' } },
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

  return (
    <FormDrawer open={open} title="New program" verb={['Set up program', 'Setting up…']} busy={send.isPending} refusals={refusals} onSubmit={submit} onClose={onClose}>
      {send.error && send.error.details.length === 0 && <Failed what="set up the program" error={send.error} onRetry={submit} />}
      <ProgramFields draft={draft} faults={faults} onChange={set} />
    </FormDrawer>
  )
}
