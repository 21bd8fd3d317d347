import { useState } from 'react'
import { Body1, Button, Card, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger, makeStyles, tokens } from '@fluentui/react-components'
import { CalendarLtrRegular } from '@fluentui/react-icons'
import { type Enrolment, getMyEnrolment, withdrawEnrolment } from '../../api/enrolment/contract.ts'
import type { Cohort } from '../../api/programs/contract.ts'
import { getHome } from '../../api/roadmap/contract.ts'
import { useSend } from '../parts/answers.ts'
import { Empty } from '../parts/empty.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { ActionBar, Page, PageLink } from '../parts/page.tsx'
import { EnrolmentState } from '../parts/enrolment-state.tsx'
import { useTell } from '../parts/toast.tsx'
import { dateOf } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { AnswerList } from './answer-list.tsx'

const useStyles = makeStyles({
  card: { gap: '16px', padding: '16px', marginBottom: '16px' },
  words: { color: tokens.colorNeutralForeground2 },
})

/** What was sent and how it stands; leaving is one press and a question away. */
export function SentAnswers({ cohort, enrolment }: { cohort: Cohort; enrolment: Enrolment | null }) {
  const styles = useStyles()
  const now = useNow()
  const reader = useReader()
  const back = { to: '/', label: 'Home' }
  if (!enrolment)
    return (
      <Page title={cohort.program.name} width="form" back={back}>
        <Empty icon={<CalendarLtrRegular />} title="Enrolment has closed" action={<PageLink to="/">Go to Home</PageLink>}>
          {`One could enrol until ${dateOf(cohort.enrolUntilOn, reader, now)}. We'll tell you on Home when the next start opens.`}
        </Empty>
      </Page>
    )
  const leavable = enrolment.state === 'submitted' || enrolment.state === 'approved' || enrolment.state === 'waitlisted'
  return (
    <Page title={cohort.program.name} width="form" back={back} status={<EnrolmentState state={enrolment.state} />}>
      <Card className={styles.card}>
        <Body1>{enrolment.sentence}</Body1>
        {enrolment.reason && !enrolment.sentence.includes(enrolment.reason) && <Body1 className={styles.words}>{`${enrolment.decidedBy?.displayName ?? 'Your manager'} wrote: “${enrolment.reason}”`}</Body1>}
        <AnswerList answers={enrolment.answers} />
      </Card>
      {leavable && <Withdraw enrolment={enrolment} program={cohort.program.name} />}
    </Page>
  )
}

function Withdraw({ enrolment, program }: { enrolment: Enrolment; program: string }) {
  const tell = useTell()
  const [open, setOpen] = useState(false)
  const withdraw = useSend(withdrawEnrolment, [getMyEnrolment, getHome])
  const waiting = enrolment.state === 'submitted'
  const send = () =>
    withdraw.mutate(
      { params: { enrolmentId: enrolment.id } },
      {
        onSuccess: () => {
          setOpen(false)
          tell(waiting ? 'Taken back' : `You've left ${program}`)
        },
      },
    )
  return (
    <Dialog modalType="alert" open={open} onOpenChange={(_, data) => setOpen(data.open)}>
      <ActionBar>
        <DialogTrigger disableButtonEnhancement>
          <Button>{waiting ? 'Take it back' : `Leave ${program}`}</Button>
        </DialogTrigger>
      </ActionBar>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{waiting ? 'Take your enrolment back?' : `Leave ${program}?`}</DialogTitle>
          <DialogContent>
            {withdraw.error && <Failed what="do that" error={withdraw.error} onRetry={send} />}
            You don't need to give a reason, and nobody is told one. You can enrol again while enrolment is open.
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={send} disabledFocusable={withdraw.isPending}>
              {waiting ? 'Take it back' : 'Leave'}
            </Button>
            <DialogTrigger disableButtonEnhancement>
              <Button>Keep it</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
