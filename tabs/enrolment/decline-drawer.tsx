import { useState } from 'react'
import { Body1, Field, Radio, RadioGroup, Textarea } from '@fluentui/react-components'
import type { Person } from '../../api/people/contract.ts'
import type { ApiError } from '../client.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { Failed } from '../parts/message.tsx'
import { firstNameOf } from '../parts/person-words.ts'
import { say } from '../texts/enrolment-approvals.ts'

/** The API keeps no more. */
export const REASON_MAX = 200

type DeclineDrawerProps = { open: boolean; person: Person; /** What comes of the answer, as far as it is not simply a no. */ consequence: string; sending: boolean; error: ApiError | null; onClose: () => void; onSend: (reason: string) => void }

/** Declining, with a reason if one likes; what is written here is read by the person and the organizer. */
export function DeclineDrawer({ open, person, consequence, sending, error, onClose, onSend }: DeclineDrawerProps) {
  const [words, setWords] = useState('')
  const name = firstNameOf(person)
  const reasons = [say('reasonWorkload'), say('reasonTiming'), say('reasonOtherProgram')]
  return (
    <FormDrawer open={open} title={say('declineTitle', { name })} verb={[say('sendAnswer'), say('sending')]} busy={sending} refusals={0} onSubmit={() => onSend(words.trim())} onClose={onClose}>
      {error && <Failed title={say('answerNotSent')} error={error} onRetry={() => onSend(words.trim())} />}
      <Body1>{consequence}</Body1>
      <RadioGroup aria-label={say('reason')} value={reasons.includes(words) ? words : ''} onChange={(_, { value }) => setWords(value)}>
        {reasons.map((reason) => (
          <Radio key={reason} value={reason} label={reason} />
        ))}
      </RadioGroup>
      <Field label={say('inYourWords')} hint={say('inYourWordsHint', { name })}>
        <Textarea rows={4} maxLength={REASON_MAX} value={words} onChange={(_, { value }) => setWords(value)} />
      </Field>
    </FormDrawer>
  )
}
