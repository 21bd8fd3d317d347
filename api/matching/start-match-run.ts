import type { Context } from '../context.ts'
import { listAll, listReady } from '../enrolment/list-enrolments.ts'
import { AppError } from '../errors.ts'
import { getSignedIn } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { StoredPair } from '../store/stored.ts'
import type { NewMatchRun, PairIds } from './contract.ts'
import { checkLocks, mayBeMatched, pairsOf, settingsOf } from './match-settings.ts'
import { countFreeSeats } from './standing-circles.ts'
import { checkMove } from './check-move.ts'
import { countRuns, findRun, insertRun, listOpenRuns, listPairWishes, type MatchRunRecord } from './store.ts'

/**
 * Asks for a match run over everybody who waits for a circle, and answers at once; a job does it. What the organizer
 * leaves open is the program's: rules, weights; or the cohort's: locks and forbids.
 * @throws AppError person_unknown | not_found | nobody_to_match | match_run_under_way | match_run_not_ready | pair_not_proposed | pair_not_free | pair_against_rules
 */
export async function startMatchRun(context: Context, organizerId: string, cohortId: string, asked: NewMatchRun): Promise<MatchRunRecord> {
  await getSignedIn(context, organizerId)
  const cohort = await getCohort(context, cohortId)
  const [enrolments, usual] = await Promise.all([listReady(context, cohort.id), settingsOf(context, cohort)])
  const mentors = enrolments.filter((enrolment) => enrolment.answers.role === 'mentor').length
  if (mentors === enrolments.length && mentors > 0) throw new AppError('nobody_to_match', 'No mentee waits for a circle. Wait for the managers’ answers.')
  const rules = { ...usual.rules, ...asked.rules }
  if (mentors === 0 && (enrolments.length === 0 || (await countFreeSeats(context, cohort, rules.circleSize)) === 0)) throw new AppError('nobody_to_match', 'No mentor waits for a circle. Invite mentors first.')
  if (asked.standingRunId !== undefined) {
    const standing = await findRun(context.db, asked.standingRunId)
    if (standing?.cohortId !== cohort.id) throw new AppError('not_found', 'The run to keep to is none of this cohort.')
    if (standing.state !== 'ready') throw new AppError('match_run_not_ready', 'The run to keep to has no result, or is published.')
  }
  const { locks, forbidden } = await wishesOf(context, cohort.id, asked)
  await checkLocks(context, cohort.id, locks, rules.circleSize)
  const weights = asked.weights ?? usual.weights
  if (asked.move) await checkMove(context, cohort, asked.move, { locks, forbidden, rules, weights })
  const id = context.newId()
  const started = await context.db.transaction().execute(async (trx) => {
    const name = asked.name ?? `Run ${(await countRuns(trx, cohort.id)) + 1}`
    const inserted = await insertRun(trx, { id, cohortId: cohort.id, name, requestedBy: organizerId, requestedAt: context.now(), rules, weights, locks, forbidden, standingRunId: asked.standingRunId ?? null, move: asked.move ?? null })
    if (inserted) await context.jobs.publish(trx, 'match-run.requested', { runId: id })
    return inserted
  })
  if (!started) throw new AppError('match_run_under_way', 'A match run is under way. Its result appears here in a moment.')
  const run = await findRun(context.db, id)
  if (!run) throw new Error('A run that was just started is missing.')
  return run
}

/** What this run is to hold and to avoid: its own, else the cohort's. A pair in both is refused. */
async function wishesOf(context: Context, cohortId: string, asked: NewMatchRun): Promise<{ locks: StoredPair[]; forbidden: StoredPair[] }> {
  const kept = await listPairWishes(context.db, cohortId)
  const waiting = new Set((await listAll(context, cohortId)).filter(mayBeMatched).map((enrolment) => enrolment.id))
  const ofCohort = (wish: 'lock' | 'forbid'): StoredPair[] =>
    kept
      .filter((pair) => pair.wish === wish && waiting.has(pair.mentorEnrolmentId) && waiting.has(pair.menteeEnrolmentId))
      .map(({ mentorEnrolmentId, menteeEnrolmentId }) => ({ mentorEnrolmentId, menteeEnrolmentId }))
  const locks = asked.locks ? await knownPairs(context, cohortId, 'locks', asked.locks) : ofCohort('lock')
  const forbidden = asked.forbidden ? await knownPairs(context, cohortId, 'forbidden', asked.forbidden) : ofCohort('forbid')
  const avoided = new Set(forbidden.map((pair) => JSON.stringify([pair.mentorEnrolmentId, pair.menteeEnrolmentId])))
  if (locks.some((pair) => avoided.has(JSON.stringify([pair.mentorEnrolmentId, pair.menteeEnrolmentId])))) throw new AppError('pair_not_free', 'A pair cannot be locked and forbidden at once.')
  return { locks, forbidden }
}

/** All of these pairs by enrolment: one that was left out would be missed without a word. */
async function knownPairs(context: Context, cohortId: string, list: 'locks' | 'forbidden', asked: PairIds[]): Promise<StoredPair[]> {
  const pairs = await pairsOf(context, cohortId, asked)
  const faults = pairs.flatMap((pair, at) => (pair ? [] : [{ path: `body.${list}.${at}`, message: 'These two are not a mentor and a mentee who wait for a circle in this cohort. Leave the pair out, or name two who do.' }]))
  const [first] = faults
  if (first) throw new AppError('invalid_input', `The request is not right at ${first.path}: ${first.message}`, faults)
  return pairs.filter((pair) => pair !== null)
}

/** Takes up the runs that a process left unfinished when it died; called when one starts. */
export async function resumeMatchRuns(context: Context): Promise<void> {
  const open = await listOpenRuns(context.db)
  await context.db.transaction().execute(async (trx) => {
    for (const runId of open) await context.jobs.publish(trx, 'match-run.requested', { runId })
  })
}
