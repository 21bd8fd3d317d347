import type { Row } from './compare-solvers.ts'
import { ours } from './solvers/ours.ts'

/**
 * What must not happen, in sentences: a seating against the rules, a proof that does not hold, an exact solver of ours
 * that misses what another one reached. Packages that miss the optimum are named in their table instead.
 */
export function findFailures(rows: Row[]): string[] {
  return rows.flatMap((row) => {
    const where = `${row.solver}, ${row.family}, ${row.mentees.toLocaleString('en')} mentees, ${row.form}`
    if (row.outcome.kind === 'cannot') return row.solver === ours.name ? [`${where}: ${row.outcome.reason}.`] : []
    const wrong = [...row.outcome.faults, ...(row.outcome.proof ?? [])].slice(0, 3).map((fault) => `${where}: ${fault}.`)
    if (row.solver === ours.name && !row.outcome.proof) wrong.push(`${where}: it proves nothing.`)
    if (row.solver === ours.name && isBeaten(row, rows)) wrong.push(`${where}: another solver reached more.`)
    return wrong
  })
}

/** The best seating that anybody found for the row's instance: most matched, then score. */
export function bestOf(row: Row, rows: Row[]): { matched: number; score: number } {
  let best = { matched: 0, score: 0 }
  for (const { family, mentees, form, outcome } of rows) {
    if (family !== row.family || mentees !== row.mentees || form !== row.form) continue
    if (outcome.kind === 'cannot' || outcome.faults.length > 0) continue
    if (outcome.matched > best.matched || (outcome.matched === best.matched && outcome.score > best.score)) best = outcome
  }
  return best
}

/** Does a seating reach the best of its instance? */
export function reachesBest(row: Row, rows: Row[]): boolean {
  return row.outcome.kind === 'solved' && row.outcome.faults.length === 0 && !isBeaten(row, rows)
}

function isBeaten(row: Row, rows: Row[]): boolean {
  if (row.outcome.kind === 'cannot') return true
  const best = bestOf(row, rows)
  return best.matched !== row.outcome.matched || best.score !== row.outcome.score
}

/** The row of another solver on the same instance. */
export function counterpart(row: Row, solver: string, rows: Row[]): Row | undefined {
  return rows.find((other) => other.solver === solver && other.family === row.family && other.mentees === row.mentees && other.form === row.form)
}
