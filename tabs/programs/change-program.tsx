import { useState } from 'react'
import { changeProgram, getCohort, listCohorts, listPrograms, type Program } from '../../api/programs/contract.ts'
import { useSend } from '../parts/answers.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { draftOf, programTouches } from './change-words.ts'
import { type Faults, faultsLeft, faultsOfProgram, faultsOfRefusal, type ProgramDraft } from './cohort-words.ts'
import { ProgramFields } from './program-fields.tsx'
import { Touches } from './touches.tsx'

/** Changes a program after it was set up. `meets`: circles of it meet already, so their meetings stay where they are. */
export function ChangeProgramDrawer({ program, meets, onClose }: { program: Program; meets: boolean; onClose: () => void }) {
  const tell = useTell()
  const send = useSend(changeProgram, [listPrograms, listCohorts, getCohort])
  const [draft, setDraft] = useState(() => draftOf(program))
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
    const input = { ...rest, theme: theme.trim() === '' ? null : theme, seriesMailbox: mailbox === 'one' && owner ? owner.id : 'mentor', movesPerSession: program.movesPerSession }
    send.mutate(
      { params: { programId: program.id }, input },
      {
        onSuccess: (changed) => {
          tell(`${changed.name} is changed`)
          onClose()
        },
        onError: (error) => refuse(faultsOfRefusal(error.details)),
      },
    )
  }
  return (
    <FormDrawer open title={`Change ${program.name}`} verb={['Save', 'Saving…']} busy={send.isPending} refusals={refusals} onSubmit={submit} onClose={onClose}>
      {send.error && send.error.details.length === 0 && <Failed what="change the program" error={send.error} onRetry={submit} />}
      <ProgramFields draft={draft} faults={faults} mailboxStays={meets} onChange={set} />
      <Touches>{programTouches(program, draft)}</Touches>
    </FormDrawer>
  )
}
