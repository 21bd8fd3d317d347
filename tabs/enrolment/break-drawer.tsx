import { useState } from 'react'
import { Body1, Field, Input } from '@fluentui/react-components'
import { type Enrolment, getMyEnrolment, listEnrolmentMoves, pauseEnrolment } from '../../api/enrolment/contract.ts'
import type { Cohort } from '../../api/programs/contract.ts'
import { getHome } from '../../api/roadmap/contract.ts'
import { useSend } from '../parts/answers.ts'
import { FormDrawer } from '../parts/form-drawer.tsx'
import { useNow } from '../parts/me.tsx'
import { Failed } from '../parts/message.tsx'
import { dateOf, dayAfter, dayFault, sayDate, todayOn } from '../parts/moments.ts'
import { useTell } from '../parts/toast.tsx'
import { useOnePress } from '../parts/use-one-press.ts'
import { useReader } from '../parts/when.tsx'
import { say } from '../texts/enrolment.ts'
import { breakSentence } from './break-words.ts'

type BreakDrawerProps = { open: boolean; cohort: Cohort; enrolment: Enrolment; inCircle: boolean; onClose: () => void }

/** Choosing until when one is away; no reason is asked. */
export function BreakDrawer({ open, cohort, enrolment, inCircle, onClose }: BreakDrawerProps) {
  const tell = useTell()
  const once = useOnePress()
  const reader = useReader()
  const now = useNow()
  const pause = useSend(pauseEnrolment, [getMyEnrolment, getHome, listEnrolmentMoves])
  const [untilOn, setUntilOn] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [refusals, setRefusals] = useState(0)
  const first = dayAfter(todayOn(now, reader))
  const refused = pause.error?.details[0]?.message ?? null
  const submit = () => {
    const found = dayFault(untilOn, first, cohort.endsOn, reader, now)
    setFault(found)
    if (found) return setRefusals(refusals + 1)
    once(async () => {
      await pause.mutateAsync({ params: { enrolmentId: enrolment.id }, input: { untilOn } })
      onClose()
      tell(say('onBreakUntil', { date: dateOf(untilOn, reader, now) }))
    })
  }
  const problem = fault ?? refused
  return (
    <FormDrawer open={open} title={say('takeBreak')} verb={[say('takeBreak'), say('saving')]} busy={pause.isPending} refusals={refusals} onSubmit={submit} onClose={onClose}>
      {pause.error && !refused && <Failed title={say('breakNotSaved')} error={pause.error} onRetry={submit} />}
      <Body1>{breakSentence(inCircle)}</Body1>
      <Field label={say('awayUntil')} required {...(problem ? { validationMessage: problem } : { hint: untilOn === '' ? say('awayUntilHint', { first: sayDate(first, reader, now), last: sayDate(cohort.endsOn, reader, now) }) : sayDate(untilOn, reader, now) })}>
        <Input
          type="date"
          min={first}
          max={cohort.endsOn}
          value={untilOn}
          onChange={(_, { value }) => {
            setUntilOn(value)
            setFault(null)
            pause.reset()
          }}
        />
      </Field>
    </FormDrawer>
  )
}
