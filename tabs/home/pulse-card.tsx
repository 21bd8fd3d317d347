import { Suspense, useState } from 'react'
import { getMyPulse, type Pulse } from '../../api/nudges/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { lazily } from '../parts/lazily.ts'
import { asksHelpOnly } from './pulse-words.ts'

const Questions = lazily(() => import('./pulse-questions.tsx').then((module) => module.Questions))

/** The newest session that one may say something about; nothing while there is none. Stays where it was answered, so that an answer can be changed. */
export function PulseCard() {
  // Without an answer there is no question to show, and the page says itself what it could not load.
  const { data } = useAnswer(getMyPulse, {})
  const [hereKey, setHereKey] = useState<string | null>(null)
  const pulses = data?.pulses ?? []
  const pulse = pulses.find((one) => keyOf(one) === hereKey && (one.state !== 'skipped' || asksHelpOnly(one))) ?? pulses.find(({ state }) => state === 'open') ?? pulses.find(asksHelpOnly)
  return <Suspense>{pulse && <Questions key={keyOf(pulse)} pulse={pulse} onPress={() => setHereKey(keyOf(pulse))} />}</Suspense>
}

function keyOf({ circleId, number }: Pulse): string {
  return `${circleId} ${number}`
}
