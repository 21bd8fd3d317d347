import { Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components'
import { useNavigate } from 'react-router'
import { listPrograms, openProgram, type PackSummary } from '../../api/programs/contract.ts'
import { useSend } from '../parts/answers.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { say } from '../texts/programs.ts'
import { faultsOfRefusal, type ProgramDraft } from './cohort-words.ts'
import { PackLook } from './pack-look.tsx'
import { lengthWords } from './pack-words.ts'
import { ProgramFields } from './program-fields.tsx'
import { useProgramDraft } from './use-program-draft.ts'

const useStyles = makeStyles({
  pack: { display: 'flex', alignItems: 'center', gap: '12px' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  meta: { color: tokens.colorNeutralForeground2 },
})

/** Everything that a pack says already; most organizers only press the button. */
function draftOf({ name, hashtag, purpose }: PackSummary): ProgramDraft {
  return { name, theme: hashtag ?? '', purpose, mentorNeedsApproval: false, mailbox: 'mentor', owner: null, remindAfterDays: 2, escalateAfterDays: 5, expireAfterDays: 10 }
}

/** Sets up a program from a pack: what it is for, and whose managers are asked. */
export function NewProgramDrawer({ pack, onClose }: { pack: PackSummary; onClose: () => void }) {
  const styles = useStyles()
  const tell = useTell()
  const navigate = useNavigate()
  const send = useSend(openProgram, [listPrograms])
  const form = useProgramDraft(() => draftOf(pack))
  const submit = () => {
    const complete = form.complete()
    if (!complete) return
    send.mutate(
      { input: { ...complete, pack: { id: pack.id, version: pack.version } } },
      {
        onSuccess: (program) => {
          tell(say('programSetUp', { name: program.name }))
          void navigate('/manage/programs')
        },
        onError: (error) => form.refuse(faultsOfRefusal(error.details)),
      },
    )
  }

  return (
    <FormDrawer open title={say('newProgram')} verb={[say('setUpProgram'), say('settingUp')]} busy={send.isPending} refusals={form.refusals} onSubmit={submit} onClose={onClose}>
      {send.error && send.error.details.length === 0 && <Failed title={say('programNotSetUp')} error={send.error} onRetry={submit} />}
      <div className={styles.pack}>
        <PackLook look={pack.look} />
        <span className={styles.words}>
          <Body1Strong>{pack.name}</Body1Strong>
          <Caption1 className={styles.meta}>{lengthWords(pack)}</Caption1>
        </span>
      </div>
      <ProgramFields draft={form.draft} faults={form.faults} onChange={form.set} />
    </FormDrawer>
  )
}
