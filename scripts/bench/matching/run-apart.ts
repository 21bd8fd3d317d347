import { matchCompany, type Supply } from './company.ts'
import { readInstance, type Form } from './instance.ts'
import { makeLateChanges } from './late-changes.ts'

/** What this process is told to measure, as JSON in its first argument; it prints one line of JSON. */
export type Errand =
  | { errand: 'company'; employees: number; supply: Supply; seed: number }
  | { errand: 'late changes'; instanceFile: string; form: Form; count: number; seed: number }

async function run(errand: Errand): Promise<unknown> {
  if (errand.errand === 'company') return await matchCompany(errand.employees, errand.supply, errand.seed)
  return makeLateChanges(readInstance(errand.instanceFile), errand.form, errand.count, errand.seed)
}

process.stdout.write(`${JSON.stringify(await run(JSON.parse(process.argv[2] ?? '{}') as Errand))}\n`)
