import type { State } from '#scripts/tenant/host/wire.ts'
import type { World } from './start-world.ts'

/** What the host page shows as tried, by the names of its steps. */
export async function stepsDone(world: World, personId: string): Promise<string[]> {
  const answer = await fetch(`${world.hostUrl}/host/api/state?person=${personId}`)
  return ((await answer.json()) as State).steps.filter(({ done }) => done).map(({ id }) => id)
}
