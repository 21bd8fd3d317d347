import { fewest } from '../small-cells/hide-small.ts'
import type { SensitivePart } from '../store/stored-figures.ts'
import type { Trx } from '../store/open.ts'
import type { PersonalParts } from './personal-parts.ts'
import { keepParts, listParts } from './store.ts'

const parts = ['goals', 'attainment', 'skills', 'actions'] as const

/**
 * What is read of nobody moves on in steps of five people or more: until so many have changed, come or gone, the values of the last
 * step stay in the figures, and whoever compares two looks never sees what one person did. `stays` names the parts that stay.
 * @param released how many people were in each part at the last step, those included whose rows are gone since.
 */
export async function releaseParts(trx: Trx, cohortId: string, now: PersonalParts, released: Readonly<Partial<Record<SensitivePart, number>>>): Promise<{ parts: PersonalParts; stays: ReadonlySet<SensitivePart>; erased: boolean }> {
  const kept = await listParts(trx, cohortId)
  const stays = new Set<SensitivePart>()
  const result: PersonalParts = { ...now }
  let erased = false
  for (const part of parts) {
    const before = new Map(kept.filter((row) => row.part === part).map(({ personId, value }) => [personId, value]))
    const gone = Math.max(0, (released[part] ?? 0) - before.size)
    if (countChanged(before, now[part]) + gone >= fewest) {
      await keepParts(trx, cohortId, part, now[part])
      continue
    }
    stays.add(part)
    erased ||= gone > 0
    // What the last step kept is of the same shape.
    Object.assign(result, { [part]: before })
  }
  return { parts: result, stays, erased }
}

/** Of how many people the values differ, those included who are in one of the two only. */
function countChanged(before: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>): number {
  const ids = new Set([...before.keys(), ...now.keys()])
  return [...ids].filter((id) => asText(before.get(id)) !== asText(now.get(id))).length
}

/** The database gives the names back in an order of its own. */
function asText(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(Object.entries(value as object).sort(([a], [b]) => a.localeCompare(b)))
}
