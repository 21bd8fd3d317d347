import { hashOf } from '../matching/canonical.ts'
import type { Step } from '../matching/rearrange.ts'
import type { RepairKind } from './contract.ts'
import type { Situation } from './situation.ts'

/** A way to repair a circle with everything that would come of it. People stand by their ids. */
export type Plan = {
  kind: RepairKind
  /** Who or what it is done with: a mentor's enrolment, another circle, a person, or everybody. */
  target: string
  title: string
  line: string
  keeps: string
  moves: { personId: string; from: string; to: string }[]
  /** `circleId`: where they look from then on: 'new' for the circle that is begun, null where there is none. */
  tells: { personId: string; text: string; circleId: string | null }[]
  steps: Step[]
  /** The circles that change. */
  circleIds: string[]
  /** What else it rests on: when that changes, it is no longer the same. */
  rests: unknown
}

/** Plans of a kind, the best first; where there is none, why. */
export type Plans = { plans: Plan[]; whyNot: string }

/** Most ways of one kind that are shown. */
export const mostShown = 3

/**
 * What a plan is called outside. The same plan in the same situation has the same id, and any other has another one, so that nothing is
 * applied but what was shown; its target can be read from it.
 */
export function idOf({ target, ...plan }: Plan, { mentor, mentees }: Situation): string {
  const sitters = [...(mentor ? [mentor] : []), ...mentees].map(({ enrolmentId, enrolment, enabled }) => [enrolmentId, enrolment.state, enrolment.pausedFrom, enabled])
  return `${target}.${hashOf({ target, plan, sitters }).slice(0, 24)}`
}

/** What a plan of this id is done with; null when nobody made such an id. */
export function targetOf(id: string): string | null {
  return /^([a-z0-9-]+)\.[0-9a-f]{24}$/.exec(id)?.[1] ?? null
}
