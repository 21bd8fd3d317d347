import { checkPrices } from './check-prices.ts'
import { readInstance, writeSeating, type BenchInstance } from './instance.ts'
import type { CaseOrder, CaseReport } from './measure.ts'
import { readPeakMb } from './peak-memory.ts'
import type { Build, Seating } from './solver.ts'
import { solverNamed } from './solvers.ts'

/**
 * One solver on one instance, in a process of its own: what it costs is what a process costs that does nothing else.
 * Prints one line of JSON. The first solve is the cold one; only then may the compiler have learnt anything.
 */
async function runCase({ solver, form, instanceFile, seatingFile, packages, warmRuns }: CaseOrder): Promise<CaseReport> {
  const build = await solverNamed(solver).load(packages)
  const idleMb = readPeakMb()
  const instance = readInstance(instanceFile)
  const cold = await timed(build, instance, form)
  const peakMb = readPeakMb()
  writeSeating(seatingFile, cold.seating.mentorOf)
  const { prices } = cold.seating
  const proof = prices && checkPrices(instance, form, cold.seating.mentorOf, prices())
  let warmMs: number | undefined
  // Where the compiler had seconds to learn from, the cold solve was mostly a warm one.
  const runs = cold.solveMs < 4_000 ? warmRuns : 0
  for (let run = 0; run < runs; run++) warmMs = Math.min(warmMs ?? Infinity, (await timed(build, instance, form)).solveMs)
  return { buildMs: cold.buildMs, solveMs: cold.solveMs, cpuMs: cold.cpuMs, peakMb, idleMb, ...(warmMs !== undefined && { warmMs }), ...(proof && { proof }) }
}

async function timed(build: Build, instance: BenchInstance, form: CaseOrder['form']) {
  const buildStart = performance.now()
  const solve = build(instance, form)
  const buildMs = performance.now() - buildStart
  // What building left behind is not the solve's to clear away.
  globalThis.gc?.()
  const cpuStart = process.cpuUsage()
  const solveStart = performance.now()
  const seating: Seating = await solve()
  const solveMs = performance.now() - solveStart
  const { user, system } = process.cpuUsage(cpuStart)
  return { seating, buildMs, solveMs, cpuMs: (user + system) / 1000 }
}

try {
  const report = await runCase(JSON.parse(process.argv[2] ?? '{}') as CaseOrder)
  process.stdout.write(`${JSON.stringify(report)}\n`)
  // Packages in WebAssembly may keep the process alive.
  process.exit(0)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}\n`)
  process.exit(1)
}
