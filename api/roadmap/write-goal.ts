import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getMyCircle, listCirclesById } from '../matching/list-circles.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { Goal, GoalInput } from './contract.ts'
import { presentGoals } from './present.ts'
import { deleteGoal, findGoal, type GoalRecord, insertGoal, listGoals, listSessions, lockCircle, updateGoal } from './store.ts'

/** One is enough, more than five is a wish list. */
const mostGoals = 5

/** What a goal is before its owner has said more. */
const unsaid = { why: '', kind: 'result', inMyHands: null, levels: null, outcome: null, level: null } as const

/** @throws AppError not_found | too_many_goals | session_wrong_state */
export async function addGoal(context: Context, personId: string, circleId: string, input: GoalInput): Promise<Goal> {
  const circle = await getMyCircle(context, personId, circleId)
  await refuseEarlyReview(context, circle.id, circle.cohortId, input)
  const now = context.now()
  const goal = reviewed({ ...unsaid, reviewedAt: null, ...input, current: input.current ?? input.baseline, id: context.newId(), circleId: circle.id, personId, createdAt: now, changedAt: now }, null, now)
  await context.db.transaction().execute(async (trx) => {
    await lockCircle(trx, circle.id)
    const mine = (await listGoals(trx, circle.id)).filter((other) => other.personId === personId)
    if (mine.length >= mostGoals) throw new AppError('too_many_goals', `You have ${mostGoals} goals already. Finish or remove one first; one good goal is enough.`)
    await insertGoal(trx, goal)
  })
  return present(context, personId, goal)
}

/** Only the owner may; to anybody else the goal is not there. @throws AppError not_found | session_wrong_state */
export async function changeGoal(context: Context, personId: string, goalId: string, input: GoalInput): Promise<Goal> {
  const before = await getMine(context, personId, goalId)
  if (saysReview(input)) {
    const [circle] = await listCirclesById(context, [before.circleId])
    await refuseEarlyReview(context, before.circleId, circle?.cohortId ?? null, input)
  }
  const goal = reviewed({ ...before, ...input, current: input.current ?? before.current, changedAt: context.now() }, before, context.now())
  if (!(await updateGoal(context.db, goal))) throw new AppError('not_found', 'There is no such goal of yours.')
  return present(context, personId, goal)
}

/** @throws AppError not_found */
export async function removeGoal(context: Context, personId: string, goalId: string): Promise<void> {
  const goal = await getMine(context, personId, goalId)
  await deleteGoal(context.db, goal.id)
}

async function getMine(context: Context, personId: string, goalId: string): Promise<GoalRecord> {
  const goal = await findGoal(context.db, goalId)
  if (!goal || goal.personId !== personId) throw new AppError('not_found', 'There is no such goal of yours.')
  return goal
}

function saysReview({ outcome, level }: GoalInput): boolean {
  return outcome != null || level != null
}

/** A goal is looked back at when there is something to look back at: in the last session, and afterwards. */
async function refuseEarlyReview(context: Pick<Context, 'db'>, circleId: string, cohortId: string | null, input: GoalInput): Promise<void> {
  // A circle that has ended has no session to wait for.
  if (!saysReview(input) || cohortId === null) return
  const [{ program }, closed] = await Promise.all([getCohort(context, cohortId), listSessions(context.db, [circleId])])
  if (closed.length < program.sessions - 1) throw new AppError('session_wrong_state', 'What became of a goal is for the last session. Until then, say how far you are.')
}

function reviewed(goal: GoalRecord, before: GoalRecord | null, now: number): GoalRecord {
  if (goal.outcome === null && goal.level === null) return { ...goal, reviewedAt: null }
  return goal.outcome === before?.outcome && goal.level === before.level ? goal : { ...goal, reviewedAt: now }
}

async function present(context: Context, personId: string, record: GoalRecord): Promise<Goal> {
  const [goal] = await presentGoals(context, [record], personId)
  if (!goal) throw new Error('One goal always gives one goal.')
  return goal
}
