import { useState } from 'react'
import { Body1, Field, Input, Textarea } from '@fluentui/react-components'
import type { Approval } from '../../api/enrolment/contract.ts'
import type { ApiError } from '../client.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dayAfter, dayFault, sayDate, todayOn } from '../parts/moments.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/enrolment-approvals.ts'
import { REASON_MAX } from './decline-drawer.tsx'

type NotNowDrawerProps = { open: boolean; approval: Approval; sending: boolean; error: ApiError | null; onClose: () => void; onSend: (untilOn: string, reason: string) => void }

/** Asking somebody to wait until a day, on which the request comes back by itself. */
export function NotNowDrawer({ open, approval, sending, error, onClose, onSend }: NotNowDrawerProps) {
  const reader = useReader()
  const now = useNow()
  const [untilOn, setUntilOn] = useState('')
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [refusals, setRefusals] = useState(0)
  const name = firstNameOf(approval.person)
  const first = dayAfter(todayOn(now, reader))
  const last = approval.cohort.endsOn
  const refused = error?.details[0]?.message ?? null
  const submit = () => {
    const found = dayFault(untilOn, first, last, reader, now)
    setFault(found)
    if (found) return setRefusals(refusals + 1)
    onSend(untilOn, reason.trim())
  }
  return (
    <FormDrawer open={open} title={say('waitTitle', { name })} verb={[say('sendAnswer'), say('sending')]} busy={sending} refusals={refusals} onSubmit={submit} onClose={onClose}>
      {error && !refused && <Failed title={say('answerNotSent')} error={error} onRetry={submit} />}
      <Body1>{say('waitDetail', { name })}</Body1>
      <Field label={say('waitUntil')} required {...((fault ?? refused) ? { validationMessage: fault ?? refused } : { hint: untilOn === '' ? say('waitUntilHint', { first: sayDate(first, reader, now), last: sayDate(last, reader, now) }) : sayDate(untilOn, reader, now) })}>
        <Input
          type="date"
          min={first}
          max={last}
          value={untilOn}
          onChange={(_, { value }) => {
            setUntilOn(value)
            setFault(null)
          }}
        />
      </Field>
      <Field label={say('inYourWords')} hint={say('inYourWordsHint', { name })}>
        <Textarea rows={3} maxLength={REASON_MAX} value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </FormDrawer>
  )
}
