import { useState } from 'react'
import { Field, Textarea } from '@fluentui/react-components'
import type { Person } from '../../api/people/contract.ts'
import type { ApiError } from '../client.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { firstNameOf } from '../parts/person-words.ts'
import { useKeptWords } from '../parts/use-kept-words.ts'
import { say } from '../texts/enrolment-approvals.ts'

const QUESTION_MIN = 3
const QUESTION_MAX = 300

type AskDrawerProps = { open: boolean; enrolmentId: string; person: Person; sending: boolean; error: ApiError | null; onClose: () => void; onSend: (question: string) => void }

/** Asking the person something before one answers; the request stays open meanwhile. */
export function AskDrawer({ open, enrolmentId, person, sending, error, onClose, onSend }: AskDrawerProps) {
  const [words, setWords] = useKeptWords(`question ${enrolmentId}`)
  const [fault, setFault] = useState<string | null>(null)
  const [refusals, setRefusals] = useState(0)
  const name = firstNameOf(person)
  const submit = () => {
    if (words.trim().length >= QUESTION_MIN) return onSend(words.trim())
    setFault(say('writeQuestion'))
    setRefusals(refusals + 1)
  }
  return (
    <FormDrawer open={open} title={say('askTitle', { name })} verb={[say('sendQuestion'), say('sending')]} busy={sending} refusals={refusals} onSubmit={submit} onClose={onClose}>
      {error && <Failed title={say('questionNotSent')} error={error} onRetry={submit} />}
      <Field label={say('yourQuestion')} required {...(fault ? { validationMessage: fault } : { hint: say('yourQuestionHint', { name }) })}>
        <Textarea
          rows={4}
          maxLength={QUESTION_MAX}
          value={words}
          onChange={(_, { value }) => {
            setWords(value)
            setFault(null)
          }}
        />
      </Field>
    </FormDrawer>
  )
}
