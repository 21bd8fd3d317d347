import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { holdSeats, newCircle, rearrange } from '../matching/rearrange.ts'
import { listCirclesById } from '../matching/list-circles.ts'
import { tellMembers } from '../scheduling/tell-members.ts'
import type { Trx } from '../store/open.ts'
import type { ChosenRepair, RepairKind } from './contract.ts'
import { planKind } from './find-repairs.ts'
import { idOf, type Plan, targetOf } from './plan.ts'
import { loadSituation } from './situation.ts'
import { insertRepair, type RepairRecord } from './store.ts'

/**
 * Repairs a circle exactly as it was shown: seats, states, the orders to the calendars, what people are told and the record of it in one
 * transaction. Whoever gives seats of this cohort takes turns, and the way is found anew under the lock; so of two repairs that want the
 * same seat the second finds it taken.
 * @throws AppError not_found | repair_outdated when the circle, or who or what it was to be repaired with, has changed since.
 */
export async function repairCircle(context: Context, organizerId: string, circleId: string, { kind, optionId, personId }: ChosenRepair): Promise<RepairRecord> {
  const outdated = new AppError('repair_outdated', 'Something has changed since these ways were shown, and nothing was done. Look at the new ones.')
  const [circle] = await listCirclesById(context, [circleId])
  if (!circle) throw new AppError('not_found', 'There is no such circle, or it has ended.')
  const target = targetOf(optionId)
  if (target === null) throw outdated
  if (personId !== undefined && kind === 'rematch' && target !== personId) throw outdated
  return context.db.transaction().execute(async (trx) => {
    if (!(await holdSeats(trx, circle.cohortId, kind === 'merge' ? [circleId, target] : [circleId]))) throw outdated
    const held = { ...context, db: trx }
    const situation = await loadSituation(held, circleId)
    const { plans } = await planKind(held, situation, kind, target)
    const plan = plans.find((candidate) => idOf(candidate, situation) === optionId)
    if (!plan) throw outdated
    const begun = await rearrange(held, trx, organizerId, circleId, plan.steps)
    const repair: RepairRecord = {
      id: context.newId(),
      circleId,
      circleName: situation.circle.name,
      kind,
      byPersonId: organizerId,
      at: context.now(),
      before: plan.moves.map((move) => ({ personId: move.personId, place: move.from })),
      after: plan.moves.map((move) => ({ personId: move.personId, place: move.to })),
    }
    await insertRepair(trx, repair)
    await tell(context, trx, plan, { ...repair, begun })
    return repair
  })
}

const headlines: Record<RepairKind, string> = { swap: 'A circle gets another mentor', merge: 'Two circles become one', split: 'A new circle begins', rematch: 'Your circle changes', end: 'Your circle ends well' }

/** Each one once, in the words that the organizer saw. */
async function tell(context: Context, trx: Trx, plan: Plan, { id, circleId, circleName, kind, begun }: RepairRecord & { begun: string | null }): Promise<void> {
  for (const { personId, text, circleId: place } of plan.tells) {
    await tellMembers(context, trx, circleId, [personId], { what: 'repaired', title: headlines[kind], text, circleName, circleId: place === newCircle ? begun : place }, `repaired:${id}`)
  }
}
