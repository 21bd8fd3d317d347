import { useState } from 'react'
import { answerQuestion, type Enrolment, getMyEnrolment, listEnrolmentMoves } from '../../api/enrolment/contract.ts'
import { getHome } from '../../api/roadmap/contract.ts'
import { say } from '../texts/parts-later.ts'
import { useSend } from './answers.ts'
import { useTell } from './toast.tsx'
import { useKeptWords } from './use-kept-words.ts'
import { useOnePress } from './use-one-press.ts'

/** The API keeps no more of an answer. */
export const ANSWER_MAX = 500

/** An answer to what an approver asked, while it is written; the same words in every place where it can be written. */
export function useQuestionAnswer({ id }: Enrolment, onSent: () => void = () => undefined) {
  const tell = useTell()
  const once = useOnePress()
  const [words, setWords] = useKeptWords(`answer ${id}`)
  const [fault, setFault] = useState<string | null>(null)
  const [refusals, setRefusals] = useState(0)
  const answer = useSend(answerQuestion, [getMyEnrolment, getHome, listEnrolmentMoves], { untilFresh: true })
  const send = () => {
    if (words.trim() === '') {
      setFault(say('answerMissing'))
      return setRefusals(refusals + 1)
    }
    once(async () => {
      await answer.mutateAsync({ params: { enrolmentId: id }, input: { answer: words.trim() } })
      setWords('')
      onSent()
      tell(say('answerOnItsWay'))
    })
  }
  const write = (next: string) => {
    setWords(next)
    setFault(null)
  }
  return { words, write, fault, refusals, send, sending: answer.isPending, error: answer.error }
}
