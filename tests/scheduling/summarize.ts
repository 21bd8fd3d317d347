import type { SeriesAnswer } from '#api/scheduling/solver/types.ts'
import type { OracleAnswer } from './oracle.ts'

/** An answer in the words of the oracle. */
export function summarize(answer: SeriesAnswer): OracleAnswer {
  if (!answer.pattern || !answer.start || !answer.range) return null
  const [first = '', time = ''] = answer.start.dateTime.split('T')
  return {
    free: answer.free,
    placed: answer.placed,
    softCost: answer.softCost,
    weekday: answer.pattern.daysOfWeek[0],
    index: answer.pattern.index,
    first,
    time: time.slice(0, 5),
    patternStarts: answer.occurrences.map(({ patternStart }) => Date.parse(patternStart)),
    starts: answer.occurrences.map(({ start }) => (start === null ? null : Date.parse(start))),
  }
}
