import { useState } from 'react'
import { Body1, Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, Spinner } from '@fluentui/react-components'
import { useNavigate } from 'react-router'
import { leaveCircle } from '../../api/matching/contract.ts'
import { getHome, type Roadmap } from '../../api/roadmap/contract.ts'
import { useSend } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { say } from '../texts/roadmap-circle.ts'
import { leavingWords } from './leaving-words.ts'

const useStyles = makeStyles({ list: { margin: '8px 0', paddingInlineStart: '20px', display: 'flex', flexDirection: 'column', gap: '4px' } })

/** The way out: says what happens to the others, asks once, and wants no reason. */
export function LeaveCircle({ roadmap }: { roadmap: Roadmap }) {
  const styles = useStyles()
  const navigate = useNavigate()
  const tell = useTell()
  const [open, setOpen] = useState(false)
  const send = useSend(leaveCircle, [getHome], { leaving: true })
  const { circle, role } = roadmap
  const words = leavingWords(circle, role)
  const close = () => {
    send.reset()
    setOpen(false)
  }
  const leave = () =>
    send.mutate(
      { params: { circleId: circle.id } },
      {
        onSuccess: () => {
          tell(say('youHaveLeft'))
          void navigate('/')
        },
      },
    )
  return (
    <>
      <Button appearance="subtle" onClick={() => setOpen(true)}>
        {words.press}
      </Button>
      <Dialog modalType="alert" open={open} onOpenChange={(_, { open: next }) => !next && !send.isPending && close()}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{words.question}</DialogTitle>
            <DialogContent>
              {send.error && <Failed title={say('notLeft')} error={send.error} onRetry={leave} />}
              <Body1>{say('noReasonNeeded')}</Body1>
              <ul className={styles.list}>
                {words.consequences.map((consequence) => (
                  <li key={consequence}>{consequence}</li>
                ))}
              </ul>
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" disabledFocusable={send.isPending} onClick={close}>
                {say('stay')}
              </Button>
              <Button disabledFocusable={send.isPending} {...(send.isPending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})} onClick={leave}>
                {say(send.isPending ? 'leaving' : 'leave')}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  )
}
