import type { Context } from '../context.ts'
import { getCohort, lockCohort } from '../programs/get-cohort.ts'
import type { OutcomeFile } from './contract.ts'
import { readOutcomes } from './read-outcomes.ts'
import { deleteImport, findByName, saveImport } from './store.ts'

const mostUnknownLines = 100

/**
 * Looks at a file of outcomes and, with `keep`, keeps it in the place of the one before: all of it, or nothing where anything is wrong with it.
 * Whom the directory does not know is counted and told by line, never by name. Nothing of what is kept can be read again.
 * @throws AppError not_found
 */
export async function importOutcomes(context: Context, organizerId: string, cohortId: string, { text, keep }: { text: string; keep: boolean }): Promise<OutcomeFile> {
  await getCohort(context, cohortId)
  const { columns, names, outcomes, faults } = readOutcomes(text)
  const known = await findByName(context.db, [...names.keys()])
  const unknown = [...names].filter(([name]) => !known.has(name))
  const unknownLines = unknown.map(([, line]) => line)
  // One person may stand there twice, by name and by id.
  const lineOf = new Map<string, number>()
  for (const [name, line] of names) {
    const id = known.get(name)
    const before = id === undefined ? undefined : lineOf.get(id)
    if (before !== undefined) faults.push({ line, message: `This person stands in line ${before} already.` })
    else if (id !== undefined) lineOf.set(id, line)
  }
  const kept = keep && faults.length === 0 && known.size > 0
  if (kept) {
    await context.db.transaction().execute(async (trx) => {
      await lockCohort(trx, cohortId)
      const values = outcomes.flatMap(({ name, outcome, value }) => {
        const personId = known.get(name)
        return personId === undefined ? [] : [{ personId, outcome, value }]
      })
      await saveImport(trx, cohortId, organizerId, { columns, people: known.size, unknown: unknown.length, importedAt: context.now() }, values)
    })
  }
  return { columns, people: lineOf.size, unknown: unknown.length, unknownLines: unknownLines.slice(0, mostUnknownLines), faults, kept }
}

/** Deletes the outcomes of a cohort, for good. @throws AppError not_found */
export async function deleteOutcomes(context: Context, cohortId: string): Promise<void> {
  await getCohort(context, cohortId)
  await deleteImport(context.db, cohortId)
}
