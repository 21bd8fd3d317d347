import type { Db } from '../store/open.ts'
import { setTick } from './store.ts'

/** Ticks or unticks lines of somebody's preparation: they are done when what they ask for is. `doneAt` null unticks. */
export async function tickLines(db: Db, { itemIds, ...of }: { circleId: string; number: number; personId: string; itemIds: readonly string[] }, doneAt: number | null): Promise<void> {
  for (const itemId of itemIds) await setTick(db, { ...of, itemId }, doneAt)
}
