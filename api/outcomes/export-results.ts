import type { Context } from '../context.ts'
import type { FileFormat, GivenFile, ResultsQuery } from './contract.ts'
import { getResults } from './get-results.ts'
import { writeFile } from './write-file.ts'

const units = { percent: 'percent', days: 'days', points: 'points' } as const

/** The figures of `getResults` as a file, refusals in their own words. @throws AppError not_found */
export async function exportResults(context: Context, { format, ...query }: ResultsQuery & { format: FileFormat }): Promise<GivenFile> {
  const results = await getResults(context, query)
  const group = results.function ?? results.site ?? 'Everybody'
  const updated = results.computedAt === null ? '' : Temporal.Instant.fromEpochMilliseconds(results.computedAt).toString({ smallestUnit: 'second' })
  const rows = results.figures.map((figure) => [results.scope.name, group, figure.title, figure.value ?? '', units[figure.unit], figure.words, figure.detail ?? '', figure.people ?? '', figure.interval?.from ?? '', figure.interval?.to ?? '', figure.change ?? '', figure.formula, figure.source, updated])
  return writeFile({ name: `Results ${results.scope.name}`, columns: ['Of', 'Group', 'Figure', 'Value', 'Unit', 'In words', 'Behind it', 'People', 'Interval from', 'Interval to', 'Change', 'Formula', 'Source', 'Updated (UTC)'], rows }, format)
}
