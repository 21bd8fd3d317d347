import type { Context } from '../context.ts'
import type { BenchWeight } from './contract.ts'
import { drawAnswers, favourBench, type InFunction } from './draw.ts'
import { beginObjective, findObjective, listAllCandidates, listAskedFunctions, listDraws, listMet, saveDraws } from './store.ts'

type Taking = { personId: string; department: string | null }
export type BenchFavours = { weight: Exclude<BenchWeight, 'off'>; mentorsOf: Map<string, string[]> }

/**
 * Mentors who count as wished for in the runs of a cohort, because a drawn mentee could meet a function with them that
 * critical roles ask for. Null where the cohort began without it. What a cohort's first run finds is kept for all its runs;
 * who is a candidate is asked once for each mentee, and from then on only the answer of the lot counts.
 * @param cohort `secret`: the cohort's own, which never leaves the database
 */
export async function findBenchFavours(context: Pick<Context, 'db' | 'now' | 'taxonomy'>, cohort: { id: string; programId: string; secret: string }, { mentees, mentors }: { mentees: Taking[]; mentors: Taking[] }): Promise<BenchFavours | null> {
  const functionOf = (name: string) => context.taxonomy.canonical('function', name)
  const usual = await findObjective(context.db, cohort.programId)
  const functions = [...new Set((await listAskedFunctions(context.db)).map(functionOf))].sort()
  const begun = await beginObjective(context.db, { cohortId: cohort.id, weight: usual?.weight ?? 'off', functions, begunAt: context.now() })
  if (begun.weight === 'off') return null
  const inFunction = ({ personId, department }: Taking): InFunction => ({ personId, function: department ? functionOf(department) : null })
  const ids = mentees.map((mentee) => mentee.personId)
  const [drawn, met] = await Promise.all([drawMentees(context, cohort, ids), listMet(context.db, ids)])
  return { weight: begun.weight, mentorsOf: favourBench({ asked: new Set(begun.functions), drawn, mentees: mentees.map(inFunction), mentors: mentors.map(inFunction), met }) }
}

async function drawMentees({ db, now }: Pick<Context, 'db' | 'now'>, { id, secret }: { id: string; secret: string }, personIds: string[]): Promise<Set<string>> {
  const [draws, candidates] = await Promise.all([listDraws(db, personIds), listAllCandidates(db)])
  const known = new Set(draws.flatMap((draw) => (draw.cohortId === id ? [draw.personId] : [])))
  const fresh = drawAnswers({ secret, personIds: personIds.filter((personId) => !known.has(personId)), candidates, earlier: Map.groupBy(draws, ({ personId }) => personId) })
  await saveDraws(db, fresh.map((draw) => ({ ...draw, cohortId: id, drawnAt: now() })))
  // Read again: another run may have drawn the same people a moment before.
  return new Set((await listDraws(db, personIds)).flatMap((draw) => (draw.cohortId === id && draw.drawn ? [draw.personId] : [])))
}
