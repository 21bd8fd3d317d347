import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { type Approval, askAboutEnrolment, decideEnrolment, delegateApproval, listApprovals } from '../../api/enrolment/contract.ts'
import type { FoundPerson } from '../../api/people/contract.ts'
import { getHome } from '../../api/roadmap/contract.ts'
import { type Answer, ApiError } from '../client.ts'
import { keyOf, useSend } from '../parts/answers.ts'
import { useMe } from '../parts/me.tsx'
import { firstNameOf } from '../parts/person-words.ts'
import { useTell } from '../parts/toast.tsx'
import { useOnePress } from '../parts/use-one-press.ts'
import { say } from '../texts/enrolment-approvals.ts'
import { type Answering, cameLate, isLate, toldAfter } from './approval-words.ts'

export type Decided = { decision: Answering; reason?: string; untilOn?: string; /** The answer that stands was seen and is changed. */ change?: boolean }

/** Everything one can answer to a request. `onDone`: the answer counted, so what it was written in can close. */
export function useAnswering(approval: Approval, onDone: () => void) {
  const me = useMe().person.id
  const tell = useTell()
  const queries = useQueryClient()
  const once = useOnePress()
  // A press that found the request answered: the card then says whose answer counts.
  const [late, setLate] = useState(false)
  const [last, setLast] = useState<Decided | null>(null)
  const decide = useSend(decideEnrolment, [listApprovals, getHome])
  const ask = useSend(askAboutEnrolment, [listApprovals])
  const delegate = useSend(delegateApproval, [listApprovals])
  const params = { enrolmentId: approval.enrolmentId }
  const name = firstNameOf(approval.person)

  /** Shows the answer at once; the list that is asked for anew comes later, and a button that stands until then would be pressed twice. */
  const keep = (next: Approval) =>
    queries.setQueryData<Answer<typeof listApprovals>>(keyOf(listApprovals, {}), (before) => before && { approvals: before.approvals.map((other) => (other.enrolmentId === next.enrolmentId ? next : other)) })

  const sendDecision = async (decided: Decided) => {
    setLate(false)
    setLast(decided)
    try {
      const next = await decide.mutateAsync({ params, input: decided })
      keep(next)
      onDone()
      if (cameLate(decided.decision, next, me)) setLate(true)
      else tell(toldAfter(decided.decision, next))
    } catch (error) {
      // Other trouble is on the page already, beside what was pressed.
      if (!(error instanceof ApiError) || !isLate(error)) return
      setLate(true)
      onDone()
    }
  }
  const sendQuestion = async (question: string) => {
    keep(await ask.mutateAsync({ params, input: { question } }))
    onDone()
    tell(say('toldQuestion', { name }))
  }
  const sendOn = async (person: FoundPerson) => {
    keep(await delegate.mutateAsync({ params, input: { personId: person.id } }))
    onDone()
    tell(say('toldDelegate', { name: person.displayName }))
  }
  return {
    decide: (decided: Decided) => once(() => sendDecision(decided)),
    ask: (question: string) => once(() => sendQuestion(question)),
    delegate: (person: FoundPerson) => once(() => sendOn(person)),
    /** What is on its way. */
    busy: decide.isPending || ask.isPending || delegate.isPending,
    deciding: decide.isPending ? last?.decision ?? null : null,
    error: decide.error && !isLate(decide.error) ? decide.error : null,
    askError: ask.error,
    delegateError: delegate.error,
    late,
    again: () => last && once(() => sendDecision(last)),
    /** Forgets what went wrong before. */
    forget: () => {
      decide.reset()
      ask.reset()
      delegate.reset()
    },
  }
}
export type AnsweringWays = ReturnType<typeof useAnswering>
