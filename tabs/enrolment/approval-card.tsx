import { useState } from 'react'
import { Avatar, Body1, Button, Caption1, Card, makeStyles, Spinner, Subtitle2, tokens } from '@fluentui/react-components'
import { type Approval, decideEnrolment, listApprovals } from '../../api/enrolment/contract.ts'
import { getHome } from '../../api/roadmap/contract.ts'
import { useAnswer, useSend } from '../parts/answers.ts'
import { useMe, useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { roleOf } from '../parts/person-words.ts'
import { EnrolmentState } from '../parts/enrolment-state.tsx'
import { useTell } from '../parts/toast.tsx'
import { monthOf, type Reader, sayMoment } from '../parts/moments.ts'
import { useReader } from '../parts/when.tsx'
import { AnswerList } from './answer-list.tsx'
import { DeclineDrawer } from './decline-drawer.tsx'

const useStyles = makeStyles({
  card: { gap: '16px', padding: '16px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', justifyContent: 'space-between', gap: '8px 16px' },
  who: { display: 'flex', gap: '12px', alignItems: 'center', flex: '1 1 240px', minWidth: 0 },
  words: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

/** One request: who, what for, how long; answered with one press. */
export function ApprovalCard({ approval, onAnswered }: { approval: Approval; onAnswered: () => void }) {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  const tell = useTell()
  const [declining, setDeclining] = useState(false)
  const waitingList = useAnswer(listApprovals, {})
  const decide = useSend(decideEnrolment, [listApprovals, getHome])
  const { person, cohort } = approval
  const open = approval.state === 'submitted'
  // Only the first waiting card has the filled button: one clear next step on a page.
  const first = waitingList.data?.approvals.find((other) => other.state === 'submitted')?.enrolmentId === approval.enrolmentId

  const send = (decision: 'approve' | 'decline', reason: string) =>
    decide.mutate(
      { params: { enrolmentId: approval.enrolmentId }, input: { decision, reason } },
      {
        onSuccess: () => {
          setDeclining(false)
          onAnswered()
          tell(decision === 'approve' ? `Approved. ${person.displayName} is told now.` : `Answered. ${person.displayName} is told now.`)
        },
      },
    )
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <div className={styles.who}>
          <Avatar name={person.displayName} size={40} color="colorful" aria-hidden />
          <div className={styles.words}>
            <Subtitle2 as="h2" style={{ margin: 0 }}>
              {`${person.displayName} ${open ? 'asks' : 'asked'} to ${approval.role === 'mentee' ? 'join' : 'be a mentor in'} ${cohort.program.name}`}
            </Subtitle2>
            <Caption1 className={styles.quiet}>{[roleOf(person), open ? `asked ${sayMoment(approval.submittedAt, now, reader)}` : ''].filter(Boolean).join(' · ')}</Caption1>
          </div>
        </div>
        {!open && <EnrolmentState state={approval.state} />}
      </div>
      {open && <AnswerList answers={approval} time={timeInWords(approval, reader)} />}
      {decide.error && <Failed what="send your answer" error={decide.error} onRetry={() => decide.mutate(decide.variables)} />}
      {open ? (
        <div className={styles.actions}>
          <Button appearance={first ? 'primary' : 'secondary'} disabledFocusable={decide.isPending} onClick={() => send('approve', '')} {...(decide.isPending ? { icon: <Spinner size="tiny" /> } : {})}>
            Approve
          </Button>
          <Button disabledFocusable={decide.isPending} onClick={() => setDeclining(true)}>
            Decline
          </Button>
        </div>
      ) : (
        <Outcome approval={approval} />
      )}
      <DeclineDrawer open={declining} person={person} sending={decide.isPending} error={decide.error} onClose={() => setDeclining(false)} onSend={(reason) => send('decline', reason)} />
    </Card>
  )
}

/** "4 hours in all: 4 sessions, December 2026 to April 2027, in working time". */
function timeInWords({ hours, cohort }: Approval, reader: Reader): string {
  return `${hours} ${hours === 1 ? 'hour' : 'hours'} in all: ${cohort.program.sessions} sessions, ${monthOf(cohort.startsOn, reader)} to ${monthOf(cohort.endsOn, reader)}, in working time`
}

function Outcome({ approval }: { approval: Approval }) {
  const styles = useStyles()
  const me = useMe().person.id
  const now = useNow()
  const reader = useReader()
  const { decidedAt, decidedBy, reason, state } = approval
  if (decidedAt === null) return <Body1 className={styles.quiet}>{state === 'withdrawn' ? 'Taken back. Nothing to do.' : 'Nothing to do.'}</Body1>
  const who = decidedBy === null ? '' : decidedBy.id === me ? ' by you' : ` by ${decidedBy.displayName}`
  const verb = state === 'declined' ? 'Declined' : 'Approved'
  return (
    <>
      <Body1>{`${verb}${who} ${sayMoment(decidedAt, now, reader)}.`}</Body1>
      {reason && <Body1 className={styles.quiet}>{`Your words: “${reason}”`}</Body1>}
    </>
  )
}
