import { join } from 'node:path'
import type { CompanyReport, Supply } from './company.ts'
import { forms, type Form } from './instance.ts'
import type { LateChanges } from './late-changes.ts'
import type { Family } from './make-instance.ts'
import { runWithin, type Limits } from './measure.ts'
import { instanceFile } from './places.ts'
import type { Errand } from './run-apart.ts'

export type LateRow = { family: Family; mentees: number; form: Form; result: LateChanges | { cannot: string } }

export type CompanyRow = { employees: number; supply: Supply; result: CompanyReport | { cannot: string } }

const childFile = join(import.meta.dirname, 'run-apart.ts')
const seed = 7

/** A thousand people leave or join, one by one, in a process per family and form. */
export async function measureLateChanges(families: Family[], mentees: number, count: number, limits: Limits, say: (line: string) => void): Promise<LateRow[]> {
  const rows: LateRow[] = []
  for (const family of families) {
    const file = instanceFile(family, mentees, say)
    for (const form of forms) {
      say(`Late changes among ${mentees.toLocaleString('en')} mentees, ${family}, ${form} …`)
      rows.push({ family, mentees, form, result: await runApart<LateChanges>({ errand: 'late changes', instanceFile: file, form, count, seed }, limits) })
    }
  }
  return rows
}

/** From raw profiles to circles, a process per size; a size that fails ends the series of its supply. */
export async function measureCompanies(employees: number[], supply: Supply, limits: Limits, say: (line: string) => void): Promise<CompanyRow[]> {
  const rows: CompanyRow[] = []
  for (const size of employees) {
    say(`A company of ${size.toLocaleString('en')} (${supply} seats) …`)
    const result = await runApart<CompanyReport>({ errand: 'company', employees: size, supply, seed }, limits)
    rows.push({ employees: size, supply, result })
    if ('cannot' in result) break
  }
  return rows
}

async function runApart<T>(errand: Errand, limits: Limits): Promise<T | { cannot: string }> {
  const { output, failure } = await runWithin([process.execPath, '--expose-gc', `--max-old-space-size=${limits.memoryMb}`, childFile, JSON.stringify(errand)], limits)
  return failure === undefined ? (JSON.parse(output.trim().split('\n').at(-1) ?? '') as T) : { cannot: failure }
}
