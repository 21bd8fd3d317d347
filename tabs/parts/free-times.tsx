import type { ReactNode } from 'react'
import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components'
import { Failed, Note } from './message.tsx'
import { SlotBones, SlotChoice } from './slot-choice.tsx'
import type { useBetterTimes, useFreeTimes } from './use-slots.ts'

type Asked<Hook extends (...args: never[]) => unknown> = { asked: ReturnType<Hook> }

/** How long a check-in takes. */
export function LengthChoice({ lengths, className, asked }: Asked<typeof useFreeTimes> & { lengths: number[]; className: string }) {
  return (
    <Field label="Length">
      <RadioGroup layout="horizontal" className={className} value={String(asked.minutes)} onChange={(_, { value }) => asked.setMinutes(Number(value))}>
        {lengths.map((length) => (
          <Radio key={length} value={String(length)} label={`${length} min`} />
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
      {found.error && <Failed title="We couldn't look for times." error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && (
        <Field label="When">
          <SlotBones />
        </Field>
      )}
      {found.data?.problem && <Note action={lookFurther ? <Button onClick={lookFurther}>Look further</Button> : undefined}>{`${found.data.problem} A shorter one may fit.`}</Note>}
      {chosen && (
        <Field label="When">
          <SlotChoice label="When" times={times} chosen={chosen.startAt} onChoose={setWish} />
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
        <Note intent="warning" title="It wasn’t moved.">
          {move.error.message}
        </Note>
      )}
      {found.error && <Failed title="We couldn't look for times." error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <SlotBones />}
      {found.data?.problem && <Note action={onNone}>{`${found.data.problem} Your circle can still agree on one in Teams.`}</Note>}
      {chosen && <SlotChoice label="Better times, best first" times={times} chosen={chosen.startAt} onChoose={setWish} />}
    </>
  )
}
