import type { MatchRunSummary, RunComparison } from '../../api/matching/contract.ts'
import { count, fitOf, peopleIn, proofOf } from './run-words.ts'

/** A figure of one run against the first: `trend` for ▲▼, `words` say how far. */
export type Cell = { value: string; trend: 'more' | 'fewer' | 'same'; words: string | null }
export type CompareRow = { label: string; cells: Cell[] }

type Measure = { label: string; value: (run: MatchRunSummary) => number | null; show: (number: number) => string; more: (by: string) => string; fewer: (by: string) => string; by?: (number: number) => string }

const plain = (number: number) => number.toLocaleString('en-GB')
const moreFewer = { more: (by: string) => `${by} more`, fewer: (by: string) => `${by} fewer` }
const higherLower = { more: (by: string) => `${by} higher`, fewer: (by: string) => `${by} lower` }

const measures: Measure[] = [
  { label: 'Circles', value: ({ figures }) => figures.circles, show: plain, ...moreFewer },
  { label: 'People in a circle', value: peopleIn, show: plain, ...moreFewer },
  { label: 'Mentees without a mentor', value: ({ figures }) => figures.unmatched, show: plain, ...moreFewer },
  { label: 'Average fit of 100', value: ({ figures }) => (figures.averageFit === null ? null : fitOf(figures.averageFit)), show: plain, ...higherLower },
  { label: 'Circles with a time', value: ({ figures }) => figures.withTime, show: plain, ...moreFewer },
  { label: 'Different ties between departments', value: ({ figures }) => figures.departmentTies, show: plain, ...moreFewer },
  { label: 'Circles where a department repeats', value: ({ figures }) => figures.repeatedDepartments, show: plain, ...moreFewer },
  { label: 'Circles of three or more mentees', value: ({ figures }) => figures.bySize.filter(({ size }) => size >= 3).reduce((sum, { circles }) => sum + circles, 0), show: plain, ...moreFewer },
]

function cellOf(measure: Measure, run: MatchRunSummary, first: MatchRunSummary): Cell {
  const [value, base] = [measure.value(run), measure.value(first)]
  if (value === null) return { value: 'not known', trend: 'same', words: null }
  if (base === null || value === base) return { value: measure.show(value), trend: 'same', words: null }
  const by = measure.show(Math.abs(value - base))
  return value > base ? { value: measure.show(value), trend: 'more', words: measure.more(by) } : { value: measure.show(value), trend: 'fewer', words: measure.fewer(by) }
}

/** The same figures for each run; what differs from the first says by how much. */
export function compareRows(runs: readonly MatchRunSummary[]): CompareRow[] {
  const [first] = runs
  if (!first) return []
  const rows = measures.map((measure) => ({ label: measure.label, cells: runs.map((run) => cellOf(measure, run, first)) }))
  const proof = runs.map((run): Cell => ({ value: proofOf({ figures: run.figures, proof: null, standingRunId: run.standingRunId })?.words ?? 'No circles', trend: 'same', words: null }))
  return [...rows, { label: 'Proof', cells: proof }]
}

/** "14 people change circle" between two runs. */
export function changeSentence(change: RunComparison['changes'][number], runs: readonly MatchRunSummary[]): string {
  const name = (id: string) => runs.find((run) => run.id === id)?.name ?? 'the other run'
  const who = change.people === 0 ? 'Nobody changes circle' : count(change.people, 'person changes circle', 'people change circle')
  return `From ${name(change.from)} to ${name(change.to)}: ${who.charAt(0).toLowerCase()}${who.slice(1)}.`
}

/** Where somebody was and would be: "from Jon Keller to Mei Ono". */
export function moveWords({ role, before, after }: RunComparison['changes'][number]['changes'][number]): string {
  const of = role === 'mentor' ? 'a circle' : null
  if (before === null && after === null) return 'other people in the circle'
  if (before === null) return of ? `would have ${of}` : `would have ${after?.displayName ?? ''} as mentor, before nobody`
  if (after === null) return of ? `would have no circle` : `would have no mentor, before ${before.displayName}`
  if (before.id === after.id) return 'other people in the same mentor’s circle'
  return `from ${before.displayName} to ${after.displayName}`
}
