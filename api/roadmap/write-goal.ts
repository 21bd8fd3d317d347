import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { type CircleRecord, getMyCircle, listCirclesById } from '../matching/list-circles.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { Goal, GoalInput } from './contract.ts'
import { presentGoals } from './present.ts'
import { deleteGoal, findGoal, type GoalRecord, insertGoal, listGoals, listSessions, lockCircle, lockGoal, updateGoal } from './store.ts'
import { tickGoalLines } from './tick-lines.ts'

/** One is enough, more than five is a wish list. */
const mostGoals = 5

/** What a goal is before its owner has said more. */
const unsaid = { why: '', kind: 'result', inMyHands: null, levels: null, levelsWrittenAt: null, outcome: null, level: null } as const

/** @throws AppError not_found | too_many_goals | session_wrong_state */
export async function addGoal(context: Context, personId: string, circleId: string, input: GoalInput): Promise<Goal> {
  const circle = await getMyCircle(context, personId, circleId)
  if (saysReview(input, null)) await refuseEarlyReview(context, circle)
  const now = context.now()
  const goal = reviewed({ ...unsaid, reviewedAt: null, ...input, current: input.current ?? input.baseline, id: context.newId(), circleId: circle.id, personId, createdAt: now, changedAt: now }, null, now)
  await context.db.transaction().execute(async (trx) => {
    await lockCircle(trx, circle.id)
    const mine = (await listGoals(trx, circle.id)).filter((other) => other.personId === personId)
    if (mine.length >= mostGoals) throw new AppError('too_many_goals', `You have ${mostGoals} goals already. Finish or remove one first; one good goal is enough.`)
    await insertGoal(trx, goal)
    await tickGoalLines({ db: trx }, circle, personId, 'goals', now)
  })
  return present(context, personId, goal)
}

/** Only the owner may; to anybody else the goal is not there. What is left out stays as it is, also as another change made it meanwhile. @throws AppError not_found | session_wrong_state */
export async function changeGoal(context: Context, personId: string, goalId: string, input: GoalInput): Promise<Goal> {
  const known = await getMine(context, personId, goalId)
  const [circle] = await listCirclesById(context, [known.circleId])
  // A circle that has ended has no session to wait for.
  if (circle && saysReview(input, known)) await refuseEarlyReview(context, circle)
  const now = context.now()
  const goal = await context.db.transaction().execute(async (trx) => {
    const before = await lockGoal(trx, goalId)
    if (!before) throw new AppError('not_found', 'There is no such goal of yours.')
    const changed = reviewed({ ...before, ...input, current: input.current ?? before.current, changedAt: now }, before, now)
    await updateGoal(trx, changed)
    if (circle && changed.reviewedAt === now) await tickGoalLines({ db: trx }, circle, personId, 'goal-review', now)
    return changed
  })
  return present(context, personId, goal)
}

/** @throws AppError not_found */
export async function removeGoal(context: Context, personId: string, goalId: string): Promise<void> {
  const goal = await getMine(context, personId, goalId)
  const [circle] = await listCirclesById(context, [goal.circleId])
  await context.db.transaction().execute(async (trx) => {
    await deleteGoal(trx, goal.id)
    const left = circle ? (await listGoals(trx, circle.id)).some((other) => other.personId === personId) : true
    if (circle && !left) await tickGoalLines({ db: trx }, circle, personId, 'goals', null)
  })
}

async function getMine(context: Context, personId: string, goalId: string): Promise<GoalRecord> {
  const goal = await findGoal(context.db, goalId)
  if (!goal || goal.personId !== personId) throw new AppError('not_found', 'There is no such goal of yours.')
  return goal
}

/** Whether this says more about what became of a goal than was said before. */
function saysReview({ outcome, level }: GoalInput, before: GoalRecord | null): boolean {
  return (outcome != null && outcome !== before?.outcome) || (level != null && level !== before?.level)
}

/** A goal is looked back at when there is something to look back at: in the last session, and afterwards. */
async function refuseEarlyReview(context: Pick<Context, 'db'>, circle: CircleRecord): Promise<void> {
  const [{ program }, closed] = await Promise.all([getCohort(context, circle.cohortId), listSessions(context.db, [circle.id])])
  if (closed.length < program.sessions - 1) throw new AppError('session_wrong_state', 'What became of a goal is for the last session. Until then, say how far you are.')
}

/** Levels that were written when the outcome could be seen say nothing of it, so it is kept since when they are as they are. */
function dated(goal: GoalRecord, before: GoalRecord | null, now: number): GoalRecord {
  if (goal.levels === null) return { ...goal, levelsWrittenAt: null }
  return goal.levels.join('\n') === before?.levels?.join('\n') ? goal : { ...goal, levelsWrittenAt: now }
}

function reviewed(written: GoalRecord, before: GoalRecord | null, now: number): GoalRecord {
  const goal = dated(written, before, now)
  if (goal.outcome === null && goal.level === null) return { ...goal, reviewedAt: null }
  return goal.outcome === before?.outcome && goal.level === before.level ? goal : { ...goal, reviewedAt: now }
}

async function present(context: Context, personId: string, record: GoalRecord): Promise<Goal> {
  const [goal] = await presentGoals(context, [record], personId)
  if (!goal) throw new Error('One goal always gives one goal.')
  return goal
}
