import type { Context } from '../context.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { PulseTotals } from './contract.ts'
import { countAsked, listSettled } from './pulse-store.ts'
import { nextStepChoices, worthChoices } from './pulse-words.ts'
import { changeable, day } from './timing.ts'

/** Nothing is shown of fewer people than this. */
const fewest = 5
/** Below this share those who answered may think otherwise than the others. */
const enoughAnswers = 0.6

/**
 * What a cohort's pulses say together. Answers enter in whole fives, in the order in which they were given, and once they cannot change any
 * more: whoever looks every day never sees the difference that one person makes. Nothing is shown of fewer people, or of one circle.
 * @throws AppError not_found
 */
export async function getPulseTotals(context: Context, cohortId: string): Promise<PulseTotals> {
  const cohort = await getCohort(context, cohortId)
  const now = context.now()
  const [{ asked, answered }, settled] = await Promise.all([countAsked(context.db, cohort.id, now - day), listSettled(context.db, cohort.id, now - changeable)])
  const responseRate = asked === 0 ? null : answered / asked
  const counted = wholeFives(settled)
  const people = new Set(counted.map((answer) => answer.personId)).size
  const circles = new Set(counted.map((answer) => answer.circleId)).size
  if (people < fewest || circles < 2) return { asked, answered, responseRate, sentence: 'Figures appear once five people of more than one circle have answered and their answers are final.', counted: 0, worth: null, worthMean: null, nextStep: null }
  // Some leave the second question out, so it has fives of its own.
  const steps = wholeFives(settled.filter((answer) => answer.nextStep !== null))
  return {
    asked,
    answered,
    responseRate,
    sentence: responseRate !== null && responseRate < enoughAnswers ? 'Fewer than 6 in 10 answered; the others may think otherwise.' : null,
    counted: counted.length,
    worth: worthChoices.map(({ value, text }) => ({ value, text, count: counted.filter((answer) => answer.worth === value).length })),
    worthMean: counted.reduce((sum, answer) => sum + (answer.worth ?? 0), 0) / counted.length,
    nextStep: new Set(steps.map((answer) => answer.personId)).size < fewest ? null : nextStepChoices.map(({ value, text }) => ({ value, text, count: steps.filter((answer) => answer.nextStep === value).length })),
  }
}

function wholeFives<Answer>(answers: Answer[]): Answer[] {
  return answers.slice(0, Math.floor(answers.length / fewest) * fewest)
}
