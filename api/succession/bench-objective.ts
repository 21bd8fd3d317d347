import type { Context } from '../context.ts'
import { getCohorts, getProgram } from '../programs/get-cohort.ts'
import { listProgramsOfPacks } from '../programs/get-pack.ts'
import type { BenchObjective, BenchWeight } from './contract.ts'
import { listBegun, listObjectives, saveObjective } from './store.ts'

/** For each program whether its match runs look at the bench, and what its cohorts began with. */
export async function listBenchObjectives(context: Pick<Context, 'db'>): Promise<BenchObjective[]> {
  const [programs, cohorts, weightOf, begun] = await Promise.all([listProgramsOfPacks(context), getCohorts(context), listObjectives(context.db), listBegun(context.db)])
  return programs.map(({ id, name }) => ({
    program: { id, name },
    weight: weightOf.get(id) ?? 'off',
    begun: cohorts.flatMap((cohort) => {
      const weight = cohort.program.id === id ? begun.get(cohort.id) : undefined
      return weight === undefined ? [] : [{ name: cohort.name, weight }]
    }),
  }))
}

/** Counts for cohorts whose first run is still to come. @throws AppError not_found */
export async function setBenchObjective(context: Pick<Context, 'db' | 'now'>, leadId: string, programId: string, weight: BenchWeight): Promise<BenchObjective[]> {
  await getProgram(context, programId)
  await saveObjective(context.db, { programId, weight, changedBy: leadId, changedAt: context.now() })
  return listBenchObjectives(context)
}
