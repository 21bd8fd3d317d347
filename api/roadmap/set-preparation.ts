import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getMyCircle } from '../matching/list-circles.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { getPack } from '../programs/get-pack.ts'
import type { Stage } from './contract.ts'
import { getRoadmap, roleOf } from './get-roadmap.ts'
import { setTick } from './store.ts'

/**
 * Ticks or unticks one thing to prepare, for the person alone. Returns the stage as it now stands.
 * @throws AppError not_found
 */
export async function setPreparation(context: Context, personId: string, request: { circleId: string; number: number; itemId: string; done: boolean }): Promise<Stage> {
  const circle = await getMyCircle(context, personId, request.circleId)
  const { program } = await getCohort(context, circle.cohortId)
  const content = (await getPack(context, program.id)).sessions[request.number - 1]
  if (!content?.preparation[roleOf(circle, personId)].some((item) => item.id === request.itemId)) throw new AppError('not_found', 'There is nothing like this to prepare.')
  await setTick(context.db, { circleId: circle.id, number: request.number, personId, itemId: request.itemId }, request.done ? context.now() : null)
  const stage = (await getRoadmap(context, personId, circle.id)).stages.find((candidate) => candidate.number === request.number)
  if (!stage) throw new AppError('not_found', 'There is no such session.')
  return stage
}
