import type { Context } from '../context.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { getPack } from '../programs/get-pack.ts'
import type { CircleRecord } from '../matching/list-circles.ts'
import type { Db } from '../store/open.ts'
import { setTick } from './store.ts'

/** Ticks or unticks lines of somebody's preparation: they are done when what they ask for is. `doneAt` null unticks. */
export async function tickLines(db: Db, { itemIds, ...of }: { circleId: string; number: number; personId: string; itemIds: readonly string[] }, doneAt: number | null): Promise<void> {
  for (const itemId of itemIds) await setTick(db, { ...of, itemId }, doneAt)
}

/** The same for every line of a roadmap that asks somebody for their goals, or to look back at them. */
export async function tickGoalLines(context: Pick<Context, 'db'>, circle: CircleRecord, personId: string, exercise: 'goals' | 'goal-review', doneAt: number | null): Promise<void> {
  const role = circle.members.find((member) => member.personId === personId)?.role
  if (!role) return
  const { program } = await getCohort(context, circle.cohortId)
  const { sessions } = await getPack(context, program.id)
  for (const [at, { preparation }] of sessions.entries()) {
    const itemIds = preparation[role].filter((line) => line.exercise === exercise).map(({ id }) => id)
    await tickLines(context.db, { circleId: circle.id, number: at + 1, personId, itemIds }, doneAt)
  }
}
