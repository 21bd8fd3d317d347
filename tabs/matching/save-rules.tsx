import { useState } from 'react'
import { Body1, Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, Spinner } from '@fluentui/react-components'
import { Save20Regular } from '@fluentui/react-icons'
import { getMatchSettings, getProgramMatchSettings, type MatchRun, saveProgramMatchSettings } from '../../api/matching/contract.ts'
import { getCohort } from '../../api/programs/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { say } from '../texts/matching-rules.ts'
import { changesForProgram } from './rule-words.ts'

const useStyles = makeStyles({
  list: { margin: '8px 0', paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '4px' },
})

/** Makes a run's rules and weights those that the program's next runs start from, after asking. */
export function SaveRules({ run }: { run: MatchRun }) {
  const styles = useStyles()
  const tell = useTell()
  const [open, setOpen] = useState(false)
  const cohort = useAnswer(getCohort, { params: { cohortId: run.cohortId } })
  const program = cohort.data?.program
  const kept = useAnswer(getProgramMatchSettings, { params: { programId: program?.id ?? '' } }, { enabled: program !== undefined })
  const send = useSend(saveProgramMatchSettings, [getProgramMatchSettings, getMatchSettings])
  if (!program || !kept.data) return null
  const changes = changesForProgram(run, kept.data)
  // Nothing to save: the program starts from these already.
  if (changes.length === 0 && !open) return null
  const close = () => {
    send.reset()
    setOpen(false)
  }
  const save = () =>
    send.mutate(
      { params: { programId: program.id }, input: { rules: run.rules, weights: run.weights } },
      {
        onSuccess: () => {
          tell(say('savedForProgram', { program: program.name }))
          close()
        },
      },
    )
  return (
    <>
      <Button icon={<Save20Regular />} onClick={() => setOpen(true)}>
        {say('saveForProgram')}
      </Button>
      <Dialog modalType="alert" open={open} onOpenChange={(_, { open: next }) => !next && !send.isPending && close()}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{say('useForProgram', { program: program.name })}</DialogTitle>
            <DialogContent>
              {send.error && <Failed title={say('rulesNotSaved')} error={send.error} onRetry={save} />}
              <Body1>{say('useForProgramDetail', { program: program.name, run: run.name })}</Body1>
              <ul className={styles.list}>
                {changes.map((change) => (
                  <li key={change}>{change}</li>
                ))}
              </ul>
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" disabledFocusable={send.isPending} {...(send.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={save}>
                {send.isPending ? say('savingRules') : say('saveRules')}
              </Button>
              <Button disabledFocusable={send.isPending} onClick={close}>
                {say('notNow')}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  )
}
