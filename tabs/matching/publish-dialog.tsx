import { Body1, Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, Spinner } from '@fluentui/react-components'
import { listEnrolments } from '../../api/enrolment/contract.ts'
import { getMatchRun, listMatchRuns, type MatchRunSummary, publishMatchRun } from '../../api/matching/contract.ts'
import { getCohort, listCohorts } from '../../api/programs/contract.ts'
import { listSeries } from '../../api/scheduling/contract.ts'
import { useSend } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { sayBasic } from '../texts/basics.ts'
import { say } from '../texts/matching.ts'
import { consequencesOf, publishWords } from './run-words.ts'

const useStyles = makeStyles({ list: { margin: '8px 0', paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '4px' } })

type PublishDialogProps = { run: MatchRunSummary; open: boolean; onClose: () => void; /** Where people have changed meanwhile, publishing again would be refused again. */ onRunAgain: () => void }

/** Asks before circles become real, and lists what happens then. */
export function PublishDialog({ run, open, onClose, onRunAgain }: PublishDialogProps) {
  const styles = useStyles()
  const tell = useTell()
  const send = useSend(publishMatchRun, [getMatchRun, listMatchRuns, listCohorts, getCohort, listSeries, listEnrolments])
  const what = publishWords(run)
  const outdated = send.error?.code === 'match_run_outdated'
  const close = () => {
    send.reset()
    onClose()
  }
  const publish = () =>
    send.mutate(
      { params: { runId: run.id } },
      {
        onSuccess: () => {
          tell(`${say('published', { what })} ${run.figures.circles === 0 ? say('outlookInvites') : say('seriesBeingBooked')}`)
          close()
        },
      },
    )
  const runAgain = () => {
    close()
    onRunAgain()
  }
  return (
    <Dialog modalType="alert" open={open} onOpenChange={(_, { open: next }) => !next && !send.isPending && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('publishQuestion', { what })}</DialogTitle>
          <DialogContent>
            {send.error && <Failed title={say('notPublished')} error={send.error} onRetry={outdated ? runAgain : publish} retryLabel={outdated ? say('runAgain') : sayBasic('tryAgain')} />}
            <Body1>{say('whenYouPublish', { run: run.name })}</Body1>
            <ul className={styles.list}>
              {consequencesOf(run).map((consequence) => (
                <li key={consequence}>{consequence}</li>
              ))}
            </ul>
            <Body1>{say('publishIsFinal')}</Body1>
          </DialogContent>
          <DialogActions>
            {!outdated && (
              <Button appearance="primary" disabledFocusable={send.isPending} {...(send.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={publish}>
                {send.isPending ? say('publishing') : run.figures.joining ? say('publish') : say('publishWhat', { what })}
              </Button>
            )}
            <Button disabledFocusable={send.isPending} onClick={close}>
              {say('notYet')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
