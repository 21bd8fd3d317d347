import type { NudgeKind } from './contract.ts'

const minute = 60_000
const hour = 60 * minute
export const day = 24 * hour

/** A session appears here so long before it starts, for the working day before it may lie beyond a long weekend. */
export const prepareAhead = 8 * day
/** Nobody can prepare any more when it is about to begin. */
export const prepareUntil = hour
export const pulseAfter = 2 * hour
/** A message about a session that lies further back asks for a memory. */
export const pulseUse = 5 * day
/** In the tab it may be answered a little longer. */
export const pulseOpen = 7 * day
/** An answer may be changed so long after the first one was given. */
export const changeable = day
export const quietAfter = 21 * day
export const quietUse = 14 * day
/** Whom people talk to is asked so long after their circle was formed, and not when that is long past. */
export const keptAfter = 90 * day
export const keptUse = 21 * day
export const warningUse = 5 * day
export const storyUse = 14 * day

/** When a nudge may be sent at the earliest, from the moment it is about. Preparation is said on the working day before, which the plan finds. */
export function dueFrom(kind: NudgeKind, aboutAt: number): number {
  if (kind === 'prepare') return aboutAt - prepareAhead
  if (kind === 'pulse') return aboutAt + pulseAfter
  if (kind === 'kept-ties') return aboutAt + keptAfter
  return kind === 'quiet-circle' ? aboutAt + quietAfter : aboutAt
}
