import type { ReactNode } from 'react'
import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components'
import { say } from '../texts/slots.ts'
import { Failed, Note } from './message.tsx'
import { reasonOf } from './refusal-words.ts'
import { SlotBones, SlotChoice } from './slot-choice.tsx'
import type { useBetterTimes, useFreeTimes } from './use-slots.ts'

type Asked<Hook extends (...args: never[]) => unknown> = { asked: ReturnType<Hook> }

/** How long a check-in takes. */
export function LengthChoice({ lengths, className, asked }: Asked<typeof useFreeTimes> & { lengths: number[]; className: string }) {
  return (
    <Field label={say('length')}>
      <RadioGroup layout="horizontal" className={className} value={String(asked.minutes)} onChange={(_, { value }) => asked.setMinutes(Number(value))}>
        {lengths.map((length) => (
          <Radio key={length} value={String(length)} label={say('minutes', { minutes: length })} />
        ))}
      </RadioGroup>
    </Field>
  )
}

/** When it may be, once that is known; and why there is nothing, with the way to look further. */
export function FreeTimeChoice({ asked }: Asked<typeof useFreeTimes>) {
  const { found, times, chosen, setWish, lookFurther } = asked
  return (
    <>
      {found.error && <Failed title={say('notFound')} error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && (
        <Field label={say('when')}>
          <SlotBones />
        </Field>
      )}
      {found.data?.problem && <Note action={lookFurther ? <Button onClick={lookFurther}>{say('lookFurther')}</Button> : undefined}>{say('noneTryShorter', { problem: found.data.problem })}</Note>}
      {chosen && (
        <Field label={say('when')}>
          <SlotChoice label={say('when')} times={times} chosen={chosen.startAt} onChoose={setWish} />
        </Field>
      )}
    </>
  )
}

/** What better times there are for a session, why it was not moved, and why there are none; `onNone` is what may help then. */
export function BetterTimeChoice({ asked, onNone }: Asked<typeof useBetterTimes> & { onNone?: ReactNode }) {
  const { found, move, times, chosen, setWish } = asked
  return (
    <>
      {move.error && (
        <Note intent="warning" title={say('notMoved')}>
          {reasonOf(move.error)}
        </Note>
      )}
      {found.error && <Failed title={say('notFound')} error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <SlotBones />}
      {found.data?.problem && <Note action={onNone}>{say('noneAgreeInTeams', { problem: found.data.problem })}</Note>}
      {chosen && <SlotChoice label={say('betterTimes')} times={times} chosen={chosen.startAt} onChoose={setWish} />}
    </>
  )
}
