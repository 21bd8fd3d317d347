import type { Approval } from '../../api/enrolment/contract.ts'
import type { OtherAnswer } from './approval-actions.tsx'
import { declineMeans, isWaiting } from './approval-words.ts'
import { AskDrawer } from './ask-drawer.tsx'
import { DeclineDrawer } from './decline-drawer.tsx'
import { DelegateDrawer } from './delegate-drawer.tsx'
import { NotNowDrawer } from './not-now-drawer.tsx'
import type { AnsweringWays } from './use-answering.ts'

type AnswerDrawersProps = { approval: Approval; shown: OtherAnswer | null; answering: AnsweringWays; onClose: () => void }

/** The short forms behind every answer that takes more than one press. */
export function AnswerDrawers({ approval, shown, answering, onClose }: AnswerDrawersProps) {
  const { person, enrolmentId } = approval
  const { busy, error } = answering
  const change = !isWaiting(approval)
  return (
    <>
      <NotNowDrawer open={shown === 'not-until' || shown === 'another-day'} approval={approval} sending={busy} error={error} onClose={onClose} onSend={(untilOn, reason) => answering.decide({ decision: 'not-until', untilOn, reason, change })} />
      <DeclineDrawer open={shown === 'decline'} person={person} consequence={declineMeans(approval)} sending={busy} error={error} onClose={onClose} onSend={(reason) => answering.decide({ decision: 'decline', reason, change })} />
      <AskDrawer open={shown === 'ask'} enrolmentId={enrolmentId} person={person} sending={busy} error={answering.askError} onClose={onClose} onSend={answering.ask} />
      <DelegateDrawer open={shown === 'delegate'} approval={approval} sending={busy} error={answering.delegateError} onClose={onClose} onSend={answering.delegate} />
    </>
  )
}
