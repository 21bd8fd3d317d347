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
 * What a cohort's pulses say together. Answers enter in blocks of five different people of at least two circles, in the order in which they were given, and once they cannot change any
 * more: whoever looks every day never sees the difference that one person makes. Nothing is shown of fewer people, or of one circle,
 * and not even how many answered.
 * @throws AppError not_found
 */
export async function getPulseTotals(context: Context, cohortId: string): Promise<PulseTotals> {
  const cohort = await getCohort(context, cohortId)
  const now = context.now()
  const [{ asked, answered }, settled] = await Promise.all([countAsked(context.db, cohort.id, now - day), listSettled(context.db, cohort.id, now - changeable)])
  const responseRate = asked === 0 ? null : answered / asked
  const counted = wholeBlocks(settled)
  if (counted.length === 0) return { asked: 0, answered: 0, responseRate: null, sentence: 'Figures appear once five people of more than one circle have answered and their answers are final.', counted: 0, worth: null, worthMean: null, nextStep: null }
  // Some leave the second question out, so it has blocks of its own.
  const steps = wholeBlocks(settled.filter((answer) => answer.nextStep !== null))
  return {
    asked,
    answered,
    responseRate,
    sentence: responseRate !== null && responseRate < enoughAnswers ? 'Fewer than 6 in 10 answered; the others may think otherwise.' : null,
    counted: counted.length,
    worth: worthChoices.map(({ value, text }) => ({ value, text, count: counted.filter((answer) => answer.worth === value).length })),
    worthMean: counted.reduce((sum, answer) => sum + (answer.worth ?? 0), 0) / counted.length,
    nextStep: steps.length === 0 ? null : nextStepChoices.map(({ value, text }) => ({ value, text, count: steps.filter((answer) => answer.nextStep === value).length })),
  }
}

/**
 * The same by session, over all circles, from the first one on. Each is counted in whole blocks of its own, of answers that are in the
 * totals; and where fewer than five people's answers would be left between the totals and all that is shown of sessions, the one with
 * the fewest answers is left out.
 * @throws AppError not_found
 */
export async function getPulseBySession(context: Context, cohortId: string): Promise<{ number: number; mean: number | null; answers: number | null }[]> {
  const cohort = await getCohort(context, cohortId)
  return bySession(wholeBlocks(await listSettled(context.db, cohort.id, context.now() - changeable)))
}

type Said = { personId: string; circleId: string; number: number; worth: number | null }

export function bySession(counted: readonly Said[]): { number: number; mean: number | null; answers: number | null }[] {
  const groups = [...Map.groupBy(counted, ({ number }) => number)].sort(([a], [b]) => a - b).map(([number, all]) => ({ number, shown: wholeBlocks(all) }))
  const shown = new Set(groups.flatMap((group) => group.shown))
  const left = new Set(counted.filter((answer) => !shown.has(answer)).map(({ personId }) => personId)).size
  const smallest = groups.filter((group) => group.shown.length > 0).sort((a, b) => a.shown.length - b.shown.length)[0]
  if (left > 0 && left < fewest && smallest) smallest.shown = []
  return groups.map(({ number, shown: all }) => (all.length === 0 ? { number, mean: null, answers: null } : { number, mean: all.reduce((sum, { worth }) => sum + (worth ?? 0), 0) / all.length, answers: all.length }))
}

/**
 * As many answers from the first on as are whole blocks: a block ends as soon as it holds five different people of two circles. Whoever
 * compares two looks always has at least one such block between them.
 */
export function wholeBlocks<Answer extends { personId: string; circleId: string }>(answers: Answer[]): Answer[] {
  let released = 0
  let people = new Set<string>()
  let circles = new Set<string>()
  answers.forEach(({ personId, circleId }, at) => {
    people.add(personId)
    circles.add(circleId)
    if (people.size < fewest || circles.size < 2) return
    released = at + 1
    people = new Set()
    circles = new Set()
  })
  return answers.slice(0, released)
}
