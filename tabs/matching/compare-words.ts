import type { MatchRunSummary, RunComparison } from '../../api/matching/contract.ts'
import { numberOf } from '../texts/language.ts'
import { say } from '../texts/matching.ts'
import { fitOf, peopleIn, proofOf } from './run-words.ts'

/** A figure of one run against the first: `trend` for ▲▼, `words` say how far. */
export type Cell = { value: string; trend: 'more' | 'fewer' | 'same'; words: string | null }
export type CompareRow = { label: string; cells: Cell[] }

type Measure = { label: Parameters<typeof say>[0]; value: (run: MatchRunSummary) => number | null; more: (by: number) => string; fewer: (by: number) => string }

const moreFewer = { more: (by: number) => say('more', { by }), fewer: (by: number) => say('fewer', { by }) }
const higherLower = { more: (by: number) => say('higher', { by }), fewer: (by: number) => say('lower', { by }) }

const measures: Measure[] = [
  { label: 'circlesMeasure', value: ({ figures }) => figures.circles, ...moreFewer },
  { label: 'peopleMeasure', value: peopleIn, ...moreFewer },
  { label: 'unmatchedMeasure', value: ({ figures }) => figures.unmatched, ...moreFewer },
  { label: 'averageFitMeasure', value: ({ figures }) => (figures.averageFit === null ? null : fitOf(figures.averageFit)), ...higherLower },
  { label: 'withTimeMeasure', value: ({ figures }) => figures.withTime, ...moreFewer },
  { label: 'tiesMeasure', value: ({ figures }) => figures.departmentTies, ...moreFewer },
  { label: 'repeatsMeasure', value: ({ figures }) => figures.repeatedDepartments, ...moreFewer },
  { label: 'bigCirclesMeasure', value: ({ figures }) => figures.bySize.filter(({ size }) => size >= 3).reduce((sum, { circles }) => sum + circles, 0), ...moreFewer },
]

function cellOf(measure: Measure, run: MatchRunSummary, first: MatchRunSummary): Cell {
  const [value, base] = [measure.value(run), measure.value(first)]
  if (value === null) return { value: say('notKnown'), trend: 'same', words: null }
  const shown = numberOf(value)
  if (base === null || value === base) return { value: shown, trend: 'same', words: null }
  return value > base ? { value: shown, trend: 'more', words: measure.more(value - base) } : { value: shown, trend: 'fewer', words: measure.fewer(base - value) }
}

/** The same figures for each run; what differs from the first says by how much. */
export function compareRows(runs: readonly MatchRunSummary[]): CompareRow[] {
  const [first] = runs
  if (!first) return []
  const rows = measures.map((measure) => ({ label: say(measure.label), cells: runs.map((run) => cellOf(measure, run, first)) }))
  const proof = runs.map((run): Cell => ({ value: proofOf({ figures: run.figures, proof: null, standingRunId: run.standingRunId })?.words ?? say('noCircles'), trend: 'same', words: null }))
  return [...rows, { label: say('proofMeasure'), cells: proof }]
}

/** "14 people change circle" between two runs. */
export function changeSentence(change: RunComparison['changes'][number], runs: readonly MatchRunSummary[]): string {
  const name = (id: string) => runs.find((run) => run.id === id)?.name ?? say('otherRun')
  const runNames = { from: name(change.from), to: name(change.to) }
  return change.people === 0 ? say('nobodyChanges', runNames) : say('peopleChange', { from: runNames.from, to: runNames.to, count: change.people })
}

/** Where somebody was and would be: "from Jon Keller to Mei Ono". */
export function moveWords({ role, before, after }: RunComparison['changes'][number]['changes'][number]): string {
  if (before === null && after === null) return say('otherPeople')
  if (before === null) return role === 'mentor' ? say('wouldHaveCircle') : say('wouldHaveMentor', { mentor: after?.displayName ?? '' })
  if (after === null) return role === 'mentor' ? say('wouldHaveNoCircle') : say('wouldHaveNoMentor', { mentor: before.displayName })
  return before.id === after.id ? say('otherPeopleSameMentor') : say('fromTo', { before: before.displayName, after: after.displayName })
}
