import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getMyCircle } from '../matching/list-circles.ts'
import type { Goal, GoalInput } from './contract.ts'
import { presentGoals } from './present.ts'
import { deleteGoal, findGoal, type GoalRecord, insertGoal, listGoals, lockCircle, updateGoal } from './store.ts'

/** One is enough, more than five is a wish list. */
const mostGoals = 5

/** @throws AppError not_found | too_many_goals */
export async function addGoal(context: Context, personId: string, circleId: string, input: GoalInput): Promise<Goal> {
  const circle = await getMyCircle(context, personId, circleId)
  const now = context.now()
  const goal = { ...input, current: input.current ?? input.baseline, id: context.newId(), circleId: circle.id, personId, createdAt: now, changedAt: now }
  await context.db.transaction().execute(async (trx) => {
    await lockCircle(trx, circle.id)
    const mine = (await listGoals(trx, circle.id)).filter((other) => other.personId === personId)
    if (mine.length >= mostGoals) throw new AppError('too_many_goals', `You have ${mostGoals} goals already. Finish or remove one first; one good goal is enough.`)
    await insertGoal(trx, goal)
  })
  return present(context, personId, goal)
}

/** Only the owner may; to anybody else the goal is not there. @throws AppError not_found */
export async function changeGoal(context: Context, personId: string, goalId: string, input: GoalInput): Promise<Goal> {
  const before = await getMine(context, personId, goalId)
  const goal = { ...before, ...input, current: input.current ?? before.current, changedAt: context.now() }
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

async function present(context: Context, personId: string, record: GoalRecord): Promise<Goal> {
  const [goal] = await presentGoals(context, [record], personId)
  if (!goal) throw new Error('One goal always gives one goal.')
  return goal
}
