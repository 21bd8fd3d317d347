import { useEffect, useRef } from 'react'
import { Button, Field, Spinner, Textarea } from '@fluentui/react-components'
import type { Enrolment, Question } from '../../api/enrolment/contract.ts'
import { Failed } from '../parts/message.tsx'
import { ActionBar } from '../parts/page.tsx'
import { whoReadsAnswer } from '../parts/question-words.ts'
import { ANSWER_MAX, useQuestionAnswer } from '../parts/use-question-answer.ts'
import { say } from '../texts/enrolment.ts'

/** The answer to an approver's question; what is typed stays while the tab is open. */
export function AnswerField({ enrolment, question }: { enrolment: Enrolment; question: Question }) {
  const answer = useQuestionAnswer(enrolment)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (answer.refusals > 0) field.current?.focus()
  }, [answer.refusals])
  return (
    <>
      {answer.error && <Failed title={say('answerNotSent')} error={answer.error} onRetry={answer.send} />}
      <Field label={say('yourAnswer')} {...(answer.fault ? { validationMessage: answer.fault } : { hint: whoReadsAnswer(question) })}>
        <Textarea ref={field} rows={3} maxLength={ANSWER_MAX} value={answer.words} onChange={(_, { value }) => answer.write(value)} />
      </Field>
      <ActionBar>
        <Button appearance="primary" disabledFocusable={answer.sending} onClick={answer.send} {...(answer.sending ? { icon: <Spinner size="tiny" aria-hidden /> } : {})}>
          {say(answer.sending ? 'sending' : 'sendAnswer')}
        </Button>
      </ActionBar>
    </>
  )
}
