import type { Context } from '../context.ts'
import { type EnrolmentRecord, hasCircle, isReady, listAll } from '../enrolment/list-enrolments.ts'
import { AppError } from '../errors.ts'
import { getPeople } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { getCohort, getProgram } from '../programs/get-cohort.ts'
import { getPack } from '../programs/get-pack.ts'
import type { StoredPair } from '../store/stored.ts'
import type { MatchSettings, PairIds, Rules, Weights } from './contract.ts'
import { usualRules, weightsOf } from './default-settings.ts'
import { findFreeSeats } from './free-seats.ts'
import { listCircles } from './circle-store.ts'
import { deletePairWish, findProgramSettings, listPairWishes, listProposed, savePairWish, saveProgramSettings } from './store.ts'

type Settings = { rules: Rules; weights: Weights }

/** Of a cohort of usual size, until somebody says otherwise. */
const usualCircleSize = 3

/** Rules and weights that the runs of a program start from. @throws AppError not_found */
export async function getProgramSettings(context: Pick<Context, 'db'>, programId: string): Promise<Settings> {
  await getProgram(context, programId)
  return (await findProgramSettings(context.db, programId)) ?? { rules: usualRules(usualCircleSize), weights: weightsOf((await getPack(context, programId)).weights) }
}

/** @throws AppError not_found */
export async function changeProgramSettings(context: Pick<Context, 'db' | 'now'>, organizerId: string, programId: string, settings: Settings): Promise<Settings> {
  await getProgram(context, programId)
  await saveProgramSettings(context.db, programId, settings, organizerId, context.now())
  return settings
}

/** What a run of this cohort is made with when nobody says otherwise: the program's, in the cohort's circle size. */
export async function settingsOf(context: Pick<Context, 'db'>, cohort: Cohort): Promise<Settings> {
  const kept = await findProgramSettings(context.db, cohort.program.id)
  if (kept) return { ...kept, rules: { ...kept.rules, circleSize: cohort.circleSize } }
  const { weights } = await getPack(context, cohort.program.id)
  return { rules: usualRules(cohort.circleSize), weights: weightsOf(weights) }
}

/** The same with the locks and forbids kept with the cohort. @throws AppError not_found */
export async function getMatchSettings(context: Pick<Context, 'db'>, cohortId: string): Promise<MatchSettings> {
  const cohort = await getCohort(context, cohortId)
  const [settings, wishes, enrolments] = await Promise.all([settingsOf(context, cohort), listPairWishes(context.db, cohortId), listAll(context, cohortId)])
  const owner = new Map(enrolments.map((enrolment) => [enrolment.id, enrolment]))
  const person = await getPeople(context, [...enrolments.map((enrolment) => enrolment.personId), ...wishes.map((wish) => wish.byPersonId)])
  return {
    ...settings,
    pairs: wishes.flatMap((wish) => {
      const [mentor, mentee] = [owner.get(wish.mentorEnrolmentId), owner.get(wish.menteeEnrolmentId)]
      if (!mentor || !mentee || !mayBeMatched(mentor) || !mayBeMatched(mentee)) return []
      return [{ mentor: person(mentor.personId), mentee: person(mentee.personId), wish: wish.wish, by: person(wish.byPersonId), at: wish.wishedAt }]
    }),
  }
}

/**
 * Locks a pair, forbids it, or neither. No reason is kept.
 * Only what some run has proposed can be locked, so that a lock that does not hold can never tell of a private wish.
 * @throws AppError not_found | pair_not_proposed | pair_not_free
 */
export async function setPairWish(context: Pick<Context, 'db' | 'now'>, organizerId: string, cohortId: string, input: PairIds & { wish: 'lock' | 'forbid' | 'none' }): Promise<MatchSettings> {
  const cohort = await getCohort(context, cohortId)
  const [pair] = await pairsOf(context, cohortId, [input])
  if (!pair) throw new AppError('not_found', 'These two are not a mentor and a mentee who wait for a circle in this cohort.')
  if (input.wish === 'none') await deletePairWish(context.db, pair.mentorEnrolmentId, pair.menteeEnrolmentId)
  else {
    if (input.wish === 'lock') {
      const others = (await listPairWishes(context.db, cohortId)).filter((wish) => wish.wish === 'lock' && (wish.mentorEnrolmentId !== pair.mentorEnrolmentId || wish.menteeEnrolmentId !== pair.menteeEnrolmentId))
      await checkLocks(context, cohortId, [...others, pair], (await settingsOf(context, cohort)).rules.circleSize)
    }
    await savePairWish(context.db, { ...pair, cohortId, wish: input.wish, byPersonId: organizerId, wishedAt: context.now() })
  }
  return getMatchSettings(context, cohortId)
}

/** Each pair by enrolment; null where one of the two does not wait for a circle in that role. */
export async function pairsOf(context: Pick<Context, 'db'>, cohortId: string, pairs: PairIds[]): Promise<(StoredPair | null)[]> {
  const enrolments = (await listAll(context, cohortId)).filter(mayBeMatched)
  const idOf = new Map(enrolments.map((enrolment) => [`${enrolment.answers.role} ${enrolment.personId}`, enrolment.id]))
  return pairs.map(({ mentorId, menteeId }) => {
    const [mentorEnrolmentId, menteeEnrolmentId] = [idOf.get(`mentor ${mentorId}`), idOf.get(`mentee ${menteeId}`)]
    return mentorEnrolmentId && menteeEnrolmentId ? { mentorEnrolmentId, menteeEnrolmentId } : null
  })
}

/** @throws AppError pair_not_proposed | pair_not_free */
export async function checkLocks(context: Pick<Context, 'db'>, cohortId: string, locks: StoredPair[], circleSize: number): Promise<void> {
  if ((await listProposed(context.db, cohortId, locks)).length < locks.length) throw new AppError('pair_not_proposed', 'Only a pair that a run of this cohort has proposed can be locked. Run the match first.')
  await checkSeats(context, cohortId, locks, circleSize)
}

/** Whether so many pairs can be held at once. @throws AppError pair_not_free */
export async function checkSeats(context: Pick<Context, 'db'>, cohortId: string, locks: StoredPair[], circleSize: number): Promise<void> {
  const [enrolments, circles] = await Promise.all([listAll(context, cohortId), listCircles(context.db, cohortId)])
  const seatsOf = new Map(enrolments.map((enrolment) => [enrolment.id, hasCircle(enrolment) ? (findFreeSeats(circles, enrolment.id, enrolment.answers.capacity, circleSize)?.seats ?? 0) : Math.min(enrolment.answers.capacity, circleSize)]))
  if (new Set(locks.map((pair) => pair.menteeEnrolmentId)).size < locks.length) throw new AppError('pair_not_free', 'This mentee is locked with another mentor. Unlock that pair first.')
  for (const [mentor, pairs] of Map.groupBy(locks, (pair) => pair.mentorEnrolmentId)) {
    if (pairs.length > (seatsOf.get(mentor) ?? 0)) throw new AppError('pair_not_free', 'This mentor has no free place beside the pairs that are locked. Unlock one of them first.')
  }
}

/** Who waits, and mentors whose circles run, as these may have free seats. Kept with a cohort are also wishes about people who have left since; a new enrolment is a new person to them. */
export function mayBeMatched(enrolment: EnrolmentRecord): boolean {
  if (enrolment.state === 'paused') return false
  return (hasCircle(enrolment) && enrolment.answers.role === 'mentor') || isReady(enrolment)
}
