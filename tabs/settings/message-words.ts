import type { NudgeChoice, NudgeKind } from '../../api/nudges/contract.ts'

/** All kinds that are off once the presses count that are on their way. */
export function offWith(kinds: readonly NudgeChoice[], pressed: ReadonlyMap<NudgeKind, boolean>): NudgeKind[] {
  return kinds.filter(({ kind, on }) => !(pressed.get(kind) ?? on)).map(({ kind }) => kind)
}
