import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { presentCircles } from '../matching/list-circles.ts'
import { getPeople } from '../people/get-person.ts'
import type { RepairKind, RepairOption, Repairs } from './contract.ts'
import { idOf, type Plan, type Plans } from './plan.ts'
import { planEnd, planRematch } from './plan-ending.ts'
import { planMerge } from './plan-merge.ts'
import { planSplit } from './plan-split.ts'
import { planSwap } from './plan-swap.ts'
import { isUnderWay, loadSituation, type Situation } from './situation.ts'

const titles: Record<RepairKind, string> = { swap: 'Swap in another mentor', merge: 'Merge with another circle', split: 'Split the circle', rematch: 'Look for other circles', end: 'End well' }

/**
 * The ways to repair a circle, each with everything that would come of it. Whoever may not come in, whatever the reason, is not offered.
 * @param personId a mentee for whom alone a way is looked for too.
 * @throws AppError not_found
 */
export async function findRepairs(context: Context, circleId: string, personId: string | null): Promise<Repairs> {
  const situation = await loadSituation(context, circleId)
  if (personId !== null && !situation.mentees.some((mentee) => mentee.personId === personId)) throw new AppError('not_found', 'There is no such mentee in this circle.')
  const [circle] = await presentCircles(context, [situation.circle])
  if (!circle) throw new Error('One circle always gives one circle.')
  const kinds: RepairKind[] = ['swap', 'merge', 'split', 'rematch', 'end']
  const found = await Promise.all(kinds.map((kind) => planKind(context, situation, kind, kind === 'rematch' ? personId : null)))
  const person = await getPeople(context, found.flatMap(({ plans }) => plans.flatMap(({ moves, tells }) => [...moves, ...tells].map((one) => one.personId))))
  const present = (plan: Plan): RepairOption => ({
    kind: plan.kind,
    id: idOf(plan, situation),
    title: plan.title,
    line: plan.line,
    changes: plan.moves.map((move) => ({ person: person(move.personId), from: move.from, to: move.to })),
    tells: plan.tells.map((tell) => ({ person: person(tell.personId), text: tell.text })),
    keeps: plan.keeps,
    possible: true,
    whyNot: null,
  })
  const options = kinds.flatMap((kind, at) => {
    const { plans = [], whyNot = '' } = found[at] ?? {}
    return plans.length > 0 ? plans.map(present) : [{ kind, id: `${kind}-not-possible`, title: titles[kind], line: whyNot, changes: [], tells: [], keeps: '', possible: false, whyNot }]
  })
  return { circle, options }
}

/** The plans of one kind, or the one with this target where one is named. */
export async function planKind(context: Context, situation: Situation, kind: RepairKind, target: string | null): Promise<Plans> {
  if (!isUnderWay(situation)) return { plans: [], whyNot: 'This circle has ended as planned, so there is nothing to repair.' }
  switch (kind) {
    case 'swap':
      return planSwap(context, situation, target)
    case 'merge':
      return planMerge(context, situation, target)
    case 'split':
      return planSplit(context, situation, target)
    case 'rematch':
      return planRematch(situation, target)
    case 'end':
      return planEnd(situation)
  }
}
