import { Suspense } from 'react'
import { getMyTies } from '../../api/ties/contract.ts'
import { useAnswer } from '../parts/answers.ts'
import { lazily } from '../parts/lazily.ts'

const TiesQuestion = lazily(() => import('./ties-question.tsx').then((module) => module.TiesQuestion))

/** Whom one still talks to, asked once three months into a season; nothing while nothing is asked. Whoever leaves it is not asked again. */
export function TiesCard() {
  // Without an answer there is no question to show, and the page says itself what it could not load.
  const { data } = useAnswer(getMyTies, {})
  const question = data?.questions.find(({ state }) => state === 'open') ?? data?.questions.find(({ state }) => state === 'answered')
  return <Suspense>{question && <TiesQuestion key={question.cohortId} question={question} />}</Suspense>
}
