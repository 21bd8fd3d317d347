import { changeProgram, getCohort, listCohorts, listPrograms, type Program } from '../../api/programs/contract.ts'
import { useSend } from '../parts/answers.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/programs.ts'
import { draftOf, programTouches } from './change-words.ts'
import { faultsOfRefusal } from './cohort-words.ts'
import { ProgramFields } from './program-fields.tsx'
import { Touches } from './touches.tsx'
import { useProgramDraft } from './use-program-draft.ts'

/** Changes a program after it was set up. `meets`: circles of it meet already, so their meetings stay where they are. */
export function ChangeProgramDrawer({ program, meets, onClose }: { program: Program; meets: boolean; onClose: () => void }) {
  const tell = useTell()
  const send = useSend(changeProgram, [listPrograms, listCohorts, getCohort])
  const form = useProgramDraft(() => draftOf(program))
  const submit = () => {
    const complete = form.complete()
    if (!complete) return
    const input = { ...complete, movesPerSession: program.movesPerSession }
    send.mutate(
      { params: { programId: program.id }, input },
      {
        onSuccess: (changed) => {
          tell(say('changed', { name: changed.name }))
          onClose()
        },
        onError: (error) => form.refuse(faultsOfRefusal(error.details)),
      },
    )
  }
  return (
    <FormDrawer open title={say('changeNamed', { name: program.name })} verb={[sayBasic('save'), sayBasic('saving')]} busy={send.isPending} refusals={form.refusals} onSubmit={submit} onClose={onClose}>
      {send.error && send.error.details.length === 0 && <Failed title={say('programNotChanged')} error={send.error} onRetry={submit} />}
      <ProgramFields draft={form.draft} faults={form.faults} mailboxStays={meets} onChange={form.set} />
      <Touches>{programTouches(program, form.draft)}</Touches>
    </FormDrawer>
  )
}
