import type { Answers } from './content.ts'
import { numberOf, rowsOf, wordsOf } from './read-answers.ts'

export type RankedOption = {
  text: string
  /** Impact times how sure one is, for each unit of effort; null until impact and effort are given. A help to talk about it, no more. */
  score: number | null
  quadrant: 'quick win' | 'project' | 'fill-in' | 'let go' | null
  words: string
}

/** Where nobody said how sure they are. */
const fairlySure = 3

/**
 * Options in the order in which they are worth a look: impact × confidence ÷ effort, where confidence is `sure` of 5; of equal ones the one
 * with less effort first, then as they were written. Those without impact or effort come last.
 * @param answers of `options`
 */
export function rankOptions(answers: Answers): RankedOption[] {
  return rowsOf(answers, 'options')
    .flatMap((row) => {
      const text = wordsOf(row, 'text')
      return text === '' ? [] : [{ text, impact: numberOf(row, 'impact'), effort: numberOf(row, 'effort'), sure: numberOf(row, 'sure') ?? fairlySure }]
    })
    .map(({ text, impact, effort, sure }) => {
      if (impact === null || effort === null) return { text, effort: Infinity, score: null, quadrant: null, words: 'Say how much it would do, and what it takes.' }
      const score = (impact * sure) / (5 * effort)
      const quadrant = quadrantOf(impact, effort)
      return { text, effort, score, quadrant, words: `Impact ${impact}, ${sure} of 5 sure, effort ${effort}: ${impact} × ${sure}/5 ÷ ${effort} = ${round(score)}, a ${quadrant === 'let go' ? 'candidate to let go' : quadrant}.` }
    })
    .sort((one, other) => (other.score ?? -1) - (one.score ?? -1) || compareEffort(one.effort, other.effort))
    .map(({ effort: _effort, ...option }) => option)
}

function quadrantOf(impact: number, effort: number): NonNullable<RankedOption['quadrant']> {
  if (impact >= 4) return effort >= 4 ? 'project' : 'quick win'
  return effort >= 4 ? 'let go' : 'fill-in'
}

function compareEffort(one: number, other: number): number {
  return one === other ? 0 : one - other
}

function round(score: number): number {
  return Math.round(score * 100) / 100
}
