import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getCohorts } from '../programs/get-cohort.ts'
import type { Ties } from './contract.ts'
import { findReport } from './store.ts'

const nothing = { layers: [], asked: null, answered: null, matrices: [] }

/** What may be told of one cut, as it was counted last. @throws AppError not_found | invalid_input */
export async function getTies(context: Context, query: { programId?: string | undefined; cohortId?: string | undefined; group?: string | undefined }): Promise<Ties> {
  const chosen = [query.cohortId && `cohort:${query.cohortId}`, query.programId && `program:${query.programId}`, query.group && `group:${query.group}`].filter((cut) => cut !== undefined && cut !== '')
  if (chosen.length > 1) throw new AppError('invalid_input', 'Choose one of program, cohort and part of the company. Their combinations could tell of single people.')
  const [whole, found, cohorts] = await Promise.all([findReport(context.db, 'all'), findReport(context.db, chosen[0] ?? 'all'), getCohorts(context)])
  if (whole && !found && !query.cohortId && !query.programId) throw new AppError('not_found', 'There is no such part of the company. Go back to the whole.')
  const programs = [...Map.groupBy(cohorts, ({ program }) => program.id).values()]
  return {
    ...(found?.report ?? nothing),
    countedAt: found?.countedAt ?? null,
    cuts: programs.flatMap((own) => (own[0] ? [{ programId: own[0].program.id, program: own[0].program.name, cohorts: own.map(({ id, name }) => ({ id, name })) }] : [])),
  }
}
