import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Form } from './instance.ts'
import { forms } from './instance.ts'
import { lemonName } from './lemon.ts'
import type { Family } from './make-instance.ts'
import { measure, measureSolver, type CaseReport, type Limits, type Outcome } from './measure.ts'
import { cacheFolder, instanceFile } from './places.ts'
import { packages, solvers } from './solvers.ts'
import { ours } from './solvers/ours.ts'

export type Plan = {
  sizes: number[]
  families: Family[]
  /** The compiled C++ reference; absent: not compared. */
  lemon?: string
  /** Folder of the installed packages; absent: not compared. */
  packages?: string
  /** Cold processes for a case that is over quickly. */
  runs: number
  /** Of each process of ours and of the C++ reference, and of each package's. */
  limits: Limits
  packageLimits: Limits
}

/** A solver on one instance: `runs` cold processes, of which the outcome is the one with the median time of solving. */
export type Row = { family: Family; mentees: number; form: Form; solver: string; runs: number; leastMs?: number; outcome: Outcome }

/** Longer cases are measured once, since chance weighs less on them. */
const shortMs = 4_000

/**
 * Every solver on every instance, each in a process of its own, one at a time. Ours and the C++ reference take turns, so
 * that both meet the same moods of the machine.
 */
export async function compareSolvers(plan: Plan, say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = []
  for (const mentees of plan.sizes) {
    for (const family of plan.families) {
      const file = instanceFile(family, mentees, say)
      for (const form of forms) {
        say(`${mentees.toLocaleString('en')} mentees, ${family}, ${form} …`)
        for (const [solver, outcomes] of await measureCase(plan, { family, mentees, form, file }, rows)) {
          rows.push({ family, mentees, form, solver, ...middle(outcomes) })
        }
      }
    }
  }
  return rows
}

type Case = { family: Family; mentees: number; form: Form; file: string }

async function measureCase(plan: Plan, { family, mentees, form, file }: Case, before: Row[]): Promise<Map<string, Outcome[]>> {
  const outcomes = new Map<string, Outcome[]>()
  function note(solver: string, outcome: Outcome): void {
    outcomes.set(solver, [...(outcomes.get(solver) ?? []), outcome])
  }
  function isWorthRepeating(solver: string): boolean {
    const last = outcomes.get(solver)?.at(-1)
    return last === undefined || (last.kind === 'solved' && last.buildMs + last.solveMs < shortMs)
  }
  const left = { form, instanceFile: file, seatingFile: join(cacheFolder(), `seating-${process.pid}.bin`) }
  for (let run = 0; run < plan.runs; run++) {
    if (isWorthRepeating(ours.name)) {
      note(ours.name, await measureSolver({ ...left, solver: ours.name, packages: '', warmRuns: run === 0 ? 2 : 0 }, plan.limits))
    }
    if (plan.lemon !== undefined && isWorthRepeating(lemonName)) note(lemonName, await measure([plan.lemon, file, form, left.seatingFile], left, plan.limits))
  }
  for (const solver of solvers) {
    const isPackage = packages.includes(solver)
    if (solver === ours || (isPackage && plan.packages === undefined)) continue
    // Packages fail by size and not by family, so one family shows them at every size.
    if (isPackage && family !== plan.families[0] && mentees !== Math.min(...plan.sizes)) continue
    if (!solver.forms.includes(form)) continue
    const failed = before.find((row) => row.solver === solver.name && row.form === form && row.outcome.kind === 'cannot')
    if (failed) note(solver.name, { kind: 'cannot', reason: `not tried: failed at ${failed.mentees.toLocaleString('en')}` })
    else note(solver.name, await measureSolver({ ...left, solver: solver.name, packages: plan.packages ?? '', warmRuns: 0 }, isPackage ? plan.packageLimits : plan.limits))
  }
  rmSync(left.seatingFile, { force: true })
  return outcomes
}

function middle(outcomes: Outcome[]): Pick<Row, 'runs' | 'leastMs' | 'outcome'> {
  const failed = outcomes.find((outcome) => outcome.kind === 'cannot' || outcome.faults.length > 0 || (outcome.proof ?? []).length > 0)
  const solved = outcomes.filter((outcome) => outcome.kind === 'solved').sort((one, other) => one.solveMs - other.solveMs)
  const median = solved[(solved.length - 1) >> 1]
  if (failed || !median) return { runs: outcomes.length, outcome: failed ?? { kind: 'cannot', reason: 'nothing was measured' } }
  const warmMs = solved.map((report: CaseReport) => report.warmMs).find((ms) => ms !== undefined)
  return { runs: outcomes.length, leastMs: solved[0]!.solveMs, outcome: { ...median, ...(warmMs !== undefined && { warmMs }) } }
}
