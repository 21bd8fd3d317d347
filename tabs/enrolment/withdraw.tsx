import { useState } from 'react'
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger } from '@fluentui/react-components'
import { type Enrolment, getMyEnrolment, listEnrolmentMoves, withdrawEnrolment } from '../../api/enrolment/contract.ts'
import { getHome } from '../../api/roadmap/contract.ts'
import { useSend } from '../parts/answers.ts'
import { Failed } from '../parts/message.tsx'
import { useTell } from '../parts/toast.tsx'
import { useOnePress } from '../parts/use-one-press.ts'
import { say } from '../texts/enrolment.ts'

/** Taking one's request back, or leaving before there is a circle; asks once, and wants no reason. */
export function Withdraw({ enrolment, program }: { enrolment: Enrolment; program: string }) {
  const tell = useTell()
  const once = useOnePress()
  const [open, setOpen] = useState(false)
  const withdraw = useSend(withdrawEnrolment, [getMyEnrolment, getHome, listEnrolmentMoves])
  const waiting = enrolment.state === 'submitted' || enrolment.state === 'not-until'
  const send = () =>
    once(async () => {
      await withdraw.mutateAsync({ params: { enrolmentId: enrolment.id } })
      setOpen(false)
      tell(waiting ? say('takenBack') : say('left', { program }))
    })
  return (
    <Dialog modalType="alert" open={open} onOpenChange={(_, data) => setOpen(data.open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button>{waiting ? say('takeBack') : say('leaveProgram', { program })}</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{waiting ? say('takeBackTitle') : say('leaveTitle', { program })}</DialogTitle>
          <DialogContent>
            {withdraw.error && <Failed title={say('notDone')} error={withdraw.error} onRetry={send} />}
            {say('withdrawDetail')}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={send} disabledFocusable={withdraw.isPending}>
              {say(waiting ? 'takeBack' : 'leave')}
            </Button>
            <DialogTrigger disableButtonEnhancement>
              <Button>{say('keep')}</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
