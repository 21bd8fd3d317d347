import type { Coverage, CriticalRole, Readiness, Seen } from './contract.ts'

export type BenchView = { leftAt: number | null; readiness: Readiness; exposures: { function: string; seen: Seen }[] }

const soonest: readonly Readiness[] = ['now', '1-2-years', '3-5-years']

/** A function is covered once two candidates have seen it, and thin with one. */
export function coverageOf(people: number): Coverage {
  return people >= 2 ? 'covered' : people === 1 ? 'thin' : 'empty'
}

/**
 * What a bench covers of the functions that its role asks for. A role is empty with nobody on its bench, covered with at
 * least two of whom somebody has seen each function, and thin in between. Whoever has left the company does not count.
 */
export function coverBench(functions: string[], candidates: BenchView[]): Pick<CriticalRole, 'state' | 'coverage' | 'bench' | 'ready'> {
  const here = candidates.filter((candidate) => candidate.leftAt === null)
  const coverage = functions.map((name) => {
    const seen = here.flatMap(({ exposures }) => exposures.filter((exposure) => exposure.function === name && exposure.seen !== 'not-yet').map((exposure) => exposure.seen))
    return { function: name, people: seen.length, seen: seen.includes('worked') ? ('worked' as const) : (seen[0] ?? ('not-yet' as const)), state: coverageOf(seen.length) }
  })
  const whole = here.length >= 2 && coverage.every(({ people }) => people > 0)
  return { state: here.length === 0 ? 'empty' : whole ? 'covered' : 'thin', coverage, bench: here.length, ready: soonest.find((readiness) => here.some((candidate) => candidate.readiness === readiness)) ?? null }
}
