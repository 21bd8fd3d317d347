import type { Context } from '../context.ts'
import { getCohort, getCohorts, getProgram } from '../programs/get-cohort.ts'
import type { Cohort } from '../programs/contract.ts'
import type { CutKind, StoredFigure } from '../store/stored-figures.ts'
import { addFigures, addMonths } from './add-figures.ts'
import type { FigureId, Results, ResultsQuery } from './contract.ts'
import { figureIds } from './figure-words.ts'
import { sayFigure } from './say-figure.ts'
import { listCuts, listSnapshots, listStates, type SnapshotRecord } from './store.ts'

type Cut = { cut: CutKind; name: string }

/**
 * The figures of a cohort, a program or the company as they were counted last. Of several cohorts, what each may show is added up, and a
 * person who was in two of them counts twice.
 * @throws AppError not_found
 */
export async function getResults(context: Context, query: ResultsQuery): Promise<Results> {
  const { scope, cohorts } = await scopeOf(context, query)
  const ids = cohorts.map(({ id }) => id)
  const cut = cutOf(query)
  const [states, snapshots, cuts, compared] = await Promise.all([
    listStates(context.db, ids),
    listSnapshots(context.db, ids, cut),
    listCuts(context.db, ids),
    query.compareWith === undefined ? null : beside(context, query.compareWith, cut),
  ])
  const computed = states.flatMap(({ computedAt }) => computedAt ?? [])
  const computedAt = computed.length === 0 ? null : Math.min(...computed)
  const namesOf = (kind: CutKind) => cuts.filter((one) => one.cut === kind && one.name !== '').map(({ name }) => name)
  return {
    scope,
    function: query.function ?? null,
    site: query.site ?? null,
    functions: namesOf('function'),
    sites: namesOf('site'),
    computedAt,
    final: states.length > 0 && states.every(({ final }) => final),
    updating: states.some(({ requestedAt, computedAt: at, final }) => !final && (at === null || at < requestedAt)),
    cohorts: snapshots.length,
    firstOn: computedAt === null ? (cohorts.map(({ startsOn }) => startsOn).sort()[0] ?? null) : null,
    compared: compared && { cohortId: compared.cohort.id, name: compared.cohort.name },
    figures: computedAt === null ? [] : figureIds.map((id) => sayFigure(id, figureOf(snapshots, id), compared && { name: compared.cohort.name, figure: figureOf(compared.snapshots, id) })),
    months: addMonths(snapshots.map(({ months }) => months)),
    pulse: scope.kind === 'cohort' ? snapshots.flatMap(({ voices }) => voices) : [],
  }
}

async function scopeOf(context: Context, { cohortId, programId }: ResultsQuery): Promise<{ scope: Results['scope']; cohorts: Cohort[] }> {
  if (cohortId !== undefined) {
    const cohort = await getCohort(context, cohortId)
    return { scope: { kind: 'cohort', id: cohort.id, name: cohort.name }, cohorts: [cohort] }
  }
  if (programId === undefined) return { scope: { kind: 'company', id: null, name: 'All programs' }, cohorts: await getCohorts(context) }
  const program = await getProgram(context, programId)
  return { scope: { kind: 'program', id: program.id, name: program.name }, cohorts: (await getCohorts(context)).filter((cohort) => cohort.program.id === program.id) }
}

function cutOf(query: ResultsQuery): Cut {
  if (query.function !== undefined) return { cut: 'function', name: query.function }
  return query.site === undefined ? { cut: 'all', name: '' } : { cut: 'site', name: query.site }
}

/** @throws AppError not_found */
async function beside(context: Context, cohortId: string, cut: Cut) {
  const cohort = await getCohort(context, cohortId)
  return { cohort, snapshots: await listSnapshots(context.db, [cohortId], cut) }
}

function figureOf(snapshots: readonly SnapshotRecord[], id: FigureId): StoredFigure | undefined {
  const found = snapshots.flatMap(({ figures }) => figures[id] ?? [])
  return found.length === 0 ? undefined : addFigures(found)
}
