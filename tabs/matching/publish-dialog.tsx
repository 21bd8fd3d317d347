import { Body1, Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, Spinner } from '@fluentui/react-components'
import { listEnrolments } from '../../api/enrolment/contract.ts'
import { getMatchRun, listMatchRuns, type MatchRunSummary, publishMatchRun } from '../../api/matching/contract.ts'
import { getCohort, listCohorts } from '../../api/programs/contract.ts'
import { listSeries } from '../../api/scheduling/contract.ts'
import { useSend } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { consequencesOf, publishWords } from './run-words.ts'

const useStyles = makeStyles({ list: { margin: '8px 0', paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '4px' } })

type PublishDialogProps = { run: MatchRunSummary; open: boolean; onClose: () => void; /** Where people have changed meanwhile, publishing again would be refused again. */ onRunAgain: () => void }

/** Asks before circles become real, and lists what happens then. */
export function PublishDialog({ run, open, onClose, onRunAgain }: PublishDialogProps) {
  const styles = useStyles()
  const tell = useTell()
  const send = useSend(publishMatchRun, [getMatchRun, listMatchRuns, listCohorts, getCohort, listSeries, listEnrolments])
  const circles = publishWords(run)
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
          tell(`${circles} published. ${run.figures.circles === 0 ? 'Outlook invites them.' : 'Their series are being booked.'}`)
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
          <DialogTitle>{`Publish ${circles}?`}</DialogTitle>
          <DialogContent>
            {send.error && <Failed title="We couldn't publish the circles." error={send.error} onRetry={outdated ? runAgain : publish} retryLabel={outdated ? 'Run again' : 'Try again'} />}
            <Body1>{`When you publish ${run.name}:`}</Body1>
            <ul className={styles.list}>
              {consequencesOf(run).map((consequence) => (
                <li key={consequence}>{consequence}</li>
              ))}
            </ul>
            <Body1>Until then nobody is told anything. This can’t be undone.</Body1>
          </DialogContent>
          <DialogActions>
            {!outdated && (
              <Button appearance="primary" disabledFocusable={send.isPending} {...(send.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={publish}>
                {send.isPending ? 'Publishing…' : run.figures.joining ? 'Publish' : `Publish ${circles}`}
              </Button>
            )}
            <Button disabledFocusable={send.isPending} onClick={close}>
              Not yet
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
