import { useState } from 'react'
import { Avatar, Button, Caption1, Card, makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components'
import { PersonQuestionMark16Regular } from '@fluentui/react-icons'
import type { Approval } from '../../api/enrolment/contract.ts'
import { EnrolmentState } from '../parts/enrolment-state.tsx'
import { useMe, useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { sayMoment } from '../parts/moments.ts'
import { firstNameOf, roleOf } from '../parts/person-words.ts'
import { ActionBar } from '../parts/page.tsx'
import { Thread } from '../parts/thread.tsx'
import { useReader } from '../parts/when.tsx'
import { PHONE } from '../parts/width.ts'
import { say } from '../texts/enrolment-approvals.ts'
import { AnswerList } from './answer-list.tsx'
import { ApprovalActions, type OtherAnswer } from './approval-actions.tsx'
import { AnswerDrawers } from './answer-drawers.tsx'
import { ApprovalOutcome } from './approval-outcome.tsx'
import { answerBy, headlineOf, isWaiting, timeInWords, whyAsked } from './approval-words.ts'
import { useAnswering } from './use-answering.ts'

const useStyles = makeStyles({
  card: { gap: '16px', padding: '16px' },
  // A card clips what is in it, and nothing sticks to the page's end within what is clipped.
  alone: { [PHONE]: { overflow: 'visible' } },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', justifyContent: 'space-between', gap: '8px 16px' },
  who: { display: 'flex', gap: '12px', alignItems: 'center', flex: '1 1 240px', minWidth: 0 },
  words: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  why: { display: 'flex', gap: '8px', color: tokens.colorNeutralForeground2 },
  icon: { flexShrink: 0 },
  // Always there, so that it is read out when it fills; without words it takes no room.
  outcome: { ':empty': { marginBottom: '-16px' } },
})

const whileOpen: OtherAnswer[] = ['not-until', 'decline', 'ask', 'delegate']

/** One request: who, what for, how long; answered with one press. `primary`: the page's one filled button is here. `alone`: it is the whole page. */
export function ApprovalCard({ approval, primary, alone = false }: { approval: Approval; primary: boolean; alone?: boolean }) {
  const styles = useStyles()
  const reader = useReader()
  const now = useNow()
  const meId = useMe().person.id
  const [drawer, setDrawer] = useState<OtherAnswer | null>(null)
  const [pressed, setPressed] = useState(false)
  const answering = useAnswering(approval, () => {
    setDrawer(null)
    setPressed(true)
  })
  const { person } = approval
  const open = isWaiting(approval)
  const view = { meId, now, reader }
  const show = (answer: OtherAnswer | null) => {
    answering.forget()
    setPressed(false)
    setDrawer(answer)
  }
  return (
    <Card className={mergeClasses(styles.card, alone && styles.alone)}>
      <div className={styles.head}>
        <div className={styles.who}>
          <Avatar name={person.displayName} size={40} color="colorful" aria-hidden />
          <div className={styles.words}>
            <Subtitle2 as="h2" style={{ margin: 0 }}>
              {headlineOf(approval)}
            </Subtitle2>
            <Caption1 className={styles.quiet}>{[roleOf(person), open ? say('askedWhen', { moment: sayMoment(approval.submittedAt, now, reader) }) : ''].filter(Boolean).join(' · ')}</Caption1>
          </div>
        </div>
        {!open && <EnrolmentState state={approval.state} seasonOver={approval.seasonOver} />}
      </div>
      {open && (
        <Caption1 className={styles.why}>
          <PersonQuestionMark16Regular className={styles.icon} aria-hidden />
          {whyAsked(approval, view)}
        </Caption1>
      )}
      {open && <AnswerList answers={approval} time={timeInWords(approval, reader)} answerBy={answerBy(approval, view)} />}
      <Thread questions={approval.questions} owner={person} />
      {answering.error && drawer === null && <Failed title={say('answerNotSent')} error={answering.error} onRetry={answering.again} />}
      <div aria-live="polite" className={styles.outcome}>
        {!open && <ApprovalOutcome approval={approval} view={view} late={answering.late} pressed={pressed} />}
      </div>
      {open && (
        <ApprovalActions
          name={firstNameOf(person)}
          primary={primary}
          sticky={alone}
          busy={answering.busy}
          approving={answering.deciding === 'approve'}
          others={whileOpen}
          onApprove={() => answering.decide({ decision: 'approve' })}
          onOther={show}
        />
      )}
      {!open && approval.changeable && <ChangeActions approval={approval} busy={answering.busy} onDecide={() => answering.decide({ decision: 'approve', change: true })} onOther={show} />}
      <AnswerDrawers approval={approval} shown={drawer} answering={answering} onClose={() => show(null)} />
    </Card>
  )
}

/** What stands can be answered anew: a wish to wait in every way, a yes only by a no. */
function ChangeActions({ approval, busy, onDecide, onOther }: { approval: Approval; busy: boolean; onDecide: () => void; onOther: (answer: OtherAnswer) => void }) {
  const name = firstNameOf(approval.person)
  if (approval.state === 'not-until') return <ApprovalActions name={name} primary={false} busy={busy} approving={busy} others={['another-day', 'decline']} onApprove={onDecide} onOther={onOther} />
  return (
    <ActionBar>
      <Button disabledFocusable={busy} onClick={() => onOther('decline')}>
        {say('declineAfterAll')}
      </Button>
    </ActionBar>
  )
}
