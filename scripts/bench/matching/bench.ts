import { readFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, freemem, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Table } from '../table.ts'
import { count } from '../table.ts'
import { compareSolvers, type Row } from './compare-solvers.ts'
import { measureCompanies, measureLateChanges, type CompanyRow, type LateRow } from './errands.ts'
import { buildLemon } from './lemon.ts'
import { families, type Family } from './make-instance.ts'
import type { Limits } from './measure.ts'
import { installPeers } from './peers.ts'
import { root } from './places.ts'
import { companyTable, greedyTable, lastPackageTable, lateTable, nativeTable, packageTable } from './tables.ts'
import { findFailures } from './verdicts.ts'

export const parts = ['solvers', 'late', 'company', 'proven'] as const

export type Part = (typeof parts)[number]

export type BenchOrder = {
  sizes: number[]
  families: Family[]
  peers: 'none' | 'npm' | 'lemon' | 'all'
  parts: readonly Part[]
  /** Mentees among whom late changes are measured, and how many changes. */
  late: { mentees: number; changes: number }
  /** Employees of the companies that go from profiles to circles. */
  employees: number[]
  /** Mentees of the companies for which everything is to be proven. */
  proven: number[]
  /** Cold processes of ours and of the C++ reference on instances that are solved quickly. */
  runs: number
  /** Seconds that a package may take on one instance, before larger ones are not tried. */
  limitSeconds: number
  /** Seconds for everything else: ours, the C++ reference, whole companies. */
  patienceSeconds: number
}

export type BenchReport = {
  command: string
  machine: string
  order: BenchOrder
  /** What could not be compared with, and why. */
  absent: string[]
  solvers: Row[]
  late: LateRow[]
  companies: CompanyRow[]
  proven: CompanyRow[]
  /** What must not happen; empty when all is well. */
  failures: string[]
  tables: Table[]
}

/** Measures what is ordered, one process at a time, and checks every answer. Nothing is fetched while it measures. */
export async function benchMatching(order: BenchOrder, command: string, say: (line: string) => void): Promise<BenchReport> {
  const absent: string[] = []
  const wantsSolvers = order.parts.includes('solvers')
  function orAbsent(what: string, missing: string): undefined {
    absent.push(`Without ${what}: ${missing}.`)
    say(absent.at(-1)!)
  }
  const lemon = wantsSolvers && (order.peers === 'lemon' || order.peers === 'all') ? buildLemon() : undefined
  const installed = wantsSolvers && (order.peers === 'npm' || order.peers === 'all') ? installPeers(say) : undefined
  const program = lemon && ('program' in lemon ? lemon.program : orAbsent('LEMON', lemon.missing))
  const folder = installed && ('folder' in installed ? installed.folder : orAbsent('the npm packages', installed.missing))
  const limits: Limits = { seconds: order.patienceSeconds, memoryMb: Math.round(Math.min(10 * 1024, (0.6 * freemem()) / 2 ** 20)) }
  const packageLimits = { ...limits, seconds: order.limitSeconds }

  const { sizes, employees, proven: provenSizes } = order
  const solvers = wantsSolvers
    ? await compareSolvers({ sizes, families: order.families, runs: order.runs, limits, packageLimits, ...(program !== undefined && { lemon: program }), ...(folder !== undefined && { packages: folder }) }, say)
    : []
  const late = order.parts.includes('late') ? await measureLateChanges(order.families, order.late.mentees, order.late.changes, limits, say) : []
  const companies = order.parts.includes('company') ? await measureCompanies(employees, 'enrolled', limits, say) : []
  const proven: CompanyRow[] = []
  if (order.parts.includes('proven')) {
    // Seven of ten employees are mentees.
    for (const supply of ['three', 'tight'] as const) proven.push(...(await measureCompanies(provenSizes.map((mentees) => Math.round(mentees / 0.7)), supply, limits, say)))
  }

  const tables = [
    nativeTable(solvers),
    packageTable(solvers),
    lastPackageTable(solvers, order.limitSeconds),
    greedyTable(solvers),
    lateTable(late),
    companyTable('From raw profiles to circles with reasons: how long, and how much memory?', companies),
    companyTable('How long until the optimum is proven over all permitted pairs?', proven),
  ].filter(({ rows }) => rows.length > 0)
  return { command, machine: describeMachine(limits, packageLimits), order, absent, solvers, late, companies, proven, failures: [...findFailures(solvers), ...failuresApart(late, [...companies, ...proven])], tables }
}

function failuresApart(late: LateRow[], companies: CompanyRow[]): string[] {
  const ofLate = late.flatMap(({ family, form, result }) => ('cannot' in result ? [`Late changes, ${family}, ${form}: ${result.cannot}.`] : result.faults.slice(0, 3).map((fault) => `Late changes, ${family}, ${form}: ${fault}.`)))
  const ofCompanies = companies.flatMap(({ employees, supply, result }) => ('cannot' in result ? [] : result.faults.map((fault) => `A company of ${count(employees)}, ${supply}: ${fault}.`)))
  return [...ofLate, ...ofCompanies]
}

function describeMachine(limits: Limits, packageLimits: Limits): string {
  const processor = cpus()[0]?.model.trim() ?? arch()
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GB`
  const allowed = `each process at most ${(limits.memoryMb / 1024).toFixed(1)} GB and ${limits.seconds} s (npm packages ${packageLimits.seconds} s)`
  return `Node ${process.versions.node}, ${availableParallelism()} cores of ${processor}, ${memory}, ${process.platform}; Crosspath ${version()}; ${allowed}`
}

function version(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}

export function isFamily(name: string): name is Family {
  return Object.hasOwn(families, name)
}
