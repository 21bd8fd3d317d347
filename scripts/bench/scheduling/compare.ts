import { solveSeries } from '#api/scheduling/solver/solve.ts'
import type { SeriesCase, SchedulePerson } from '#api/scheduling/solver/types.ts'
import type { loadPackages } from './packages.ts'
import { makePerson, regionCount } from './people.ts'
import { planStraightforwardly, type Plan } from './straightforward.ts'

export type Comparison = {
  case: string
  theirMs: number
  /** The first answer, and the median of the later ones. */
  ourColdMs: number
  ourMs: number
  isSame: boolean
  answer: string
}

const REPEATS = 41

/** Cases that both can do: sessions are not moved. Four people, and the starts of a day by the half or the quarter of an hour. */
export function makeCases(count: number): { name: string; asked: SeriesCase }[] {
  return Array.from({ length: count }, (_, number) => {
    const size = number % 3 === 2 ? 2 : 4
    const region = number % regionCount()
    const people = Array.from({ length: size }, (_, at) => inWords(makePerson(1_000_000 + number * 10 + at, region)))
    const granularityMinutes = number % 2 === 0 ? 15 : 30
    const occurrences = number % 4 === 3 ? 6 : 12
    // In every other case the first session has a week to begin in, so that it cannot always be free of cost and clash.
    const series = { occurrences, durationMinutes: 60, firstNotBefore: '2026-01-12', firstNotAfter: number % 2 === 0 ? '2026-02-11' : '2026-01-13', timeZone: people[0]!.timeZone, granularityMinutes }
    return { name: `${size} people, ${occurrences} sessions, every ${granularityMinutes} minutes`, asked: { series, people, rules: { exceptions: false } } }
  })
}

/** Both planners read the same instants, written as Graph writes them. */
function inWords(person: SchedulePerson): SchedulePerson {
  return { ...person, busy: person.busy?.map(([from, to, kind]) => [written(from), written(to), kind] as const) }
}

function written(instant: string | number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`
}

/** Each case solved by both, one after the other in this process. */
export function compareWithLibraries(packages: Awaited<ReturnType<typeof loadPackages>>, cases: ReturnType<typeof makeCases>, say: (line: string) => void): Comparison[] {
  return cases.map(({ name, asked }) => {
    say(`${name} …`)
    const ours = Array.from({ length: REPEATS }, () => timed(() => solveSeries(asked)))
    const [cold, ...warm] = ours.map(({ ms }) => ms)
    const theirs = timed(() => planStraightforwardly(packages, asked))
    const answer = planOf(ours[0]!.value)
    return { case: name, theirMs: theirs.ms, ourColdMs: cold!, ourMs: median(warm), isSame: JSON.stringify(answer) === JSON.stringify(theirs.value), answer: answer ? `${answer.free} free, cost ${answer.softCost}` : 'none' }
  })
}

function planOf({ pattern, start, free, softCost }: ReturnType<typeof solveSeries>): Plan {
  return pattern && start ? { free, softCost, weekday: pattern.daysOfWeek[0], index: pattern.index, start: start.dateTime } : null
}

function timed<Value>(work: () => Value): { value: Value; ms: number } {
  const start = performance.now()
  const value = work()
  return { value, ms: performance.now() - start }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!
}
