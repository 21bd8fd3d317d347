import { listPrograms, openProgram } from '../../api/programs/contract.ts'
import { useSend } from '../parts/answers.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { faultsOfRefusal, type ProgramDraft } from './cohort-words.ts'
import { ProgramFields } from './program-fields.tsx'
import { useProgramDraft } from './use-program-draft.ts'

const nothing: ProgramDraft = { name: '', theme: '', purpose: '', mentorNeedsApproval: false, mailbox: 'mentor', owner: null, remindAfterDays: 2, escalateAfterDays: 5, expireAfterDays: 10 }

/** Sets up a program: what it is for, and whose managers are asked. */
export function NewProgramDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const tell = useTell()
  const send = useSend(openProgram, [listPrograms])
  const form = useProgramDraft(() => nothing)
  const submit = () => {
    const input = form.complete()
    if (!input) return
    send.mutate(
      { input },
      {
        onSuccess: (program) => {
          tell(`${program.name} is set up`)
          form.begin(nothing)
          onClose()
        },
        onError: (error) => form.refuse(faultsOfRefusal(error.details)),
      },
    )
  }

  return (
    <FormDrawer open={open} title="New program" verb={['Set up program', 'Setting up…']} busy={send.isPending} refusals={form.refusals} onSubmit={submit} onClose={onClose}>
      {send.error && send.error.details.length === 0 && <Failed what="set up the program" error={send.error} onRetry={submit} />}
      <ProgramFields draft={form.draft} faults={form.faults} onChange={form.set} />
    </FormDrawer>
  )
}
