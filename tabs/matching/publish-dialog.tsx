import { Body1, Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, Spinner } from '@fluentui/react-components'
import { listEnrolments } from '../../api/enrolment/contract.ts'
import { getMatchRun, listMatchRuns, type MatchRun, publishMatchRun } from '../../api/matching/contract.ts'
import { getCohort, listCohorts } from '../../api/programs/contract.ts'
import { listSeries } from '../../api/scheduling/contract.ts'
import { useSend } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { consequencesOf, count } from './run-words.ts'

const useStyles = makeStyles({ list: { margin: '8px 0', paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '4px' } })

/** Asks before circles become real, and lists what happens then. */
export function PublishDialog({ run, open, onClose }: { run: MatchRun; open: boolean; onClose: () => void }) {
  const styles = useStyles()
  const tell = useTell()
  const send = useSend(publishMatchRun, [getMatchRun, listMatchRuns, listCohorts, getCohort, listSeries, listEnrolments])
  const circles = count(run.circles.length, 'circle', 'circles')
  const publish = () =>
    send.mutate(
      { params: { runId: run.id } },
      {
        onSuccess: () => {
          tell(`${circles} published. Their times are being found.`)
          onClose()
        },
      },
    )
  return (
    <Dialog modalType="alert" open={open} onOpenChange={(_, { open: next }) => !next && !send.isPending && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{`Publish ${circles}?`}</DialogTitle>
          <DialogContent>
            {send.error && <Failed what="publish the circles" error={send.error} onRetry={publish} />}
            <Body1>When you publish:</Body1>
            <ul className={styles.list}>
              {consequencesOf(run).map((consequence) => (
                <li key={consequence}>{consequence}</li>
              ))}
            </ul>
            <Body1>This can’t be undone.</Body1>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabledFocusable={send.isPending} {...(send.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={publish}>
              {send.isPending ? 'Publishing…' : `Publish ${circles}`}
            </Button>
            <Button disabledFocusable={send.isPending} onClick={onClose}>
              Not yet
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
