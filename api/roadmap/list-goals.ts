import type { Context } from '../context.ts'
import type { Goal } from './contract.ts'
import { presentGoals } from './present.ts'
import { listGoals } from './store.ts'

/** The goals of a circle, for one of its members; whoever asks has made sure that they are. */
export async function listCircleGoals(context: Pick<Context, 'db'>, circleId: string, viewerId: string): Promise<Goal[]> {
  return presentGoals(context, await listGoals(context.db, circleId), viewerId)
}
