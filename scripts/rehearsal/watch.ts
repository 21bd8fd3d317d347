import { watch } from 'node:fs'
import { join } from 'node:path'
import { buildAll } from '../build.ts'
import type { Rehearsal } from './rehearsal.ts'

const root = join(import.meta.dirname, '..', '..')

/** Editors write a file in several steps; one change is what happens within this time. */
const restMilliseconds = 200

/** Follows the sources: a change in api/ starts the API again, a change in tabs/ or the contracts builds the pages again. */
export function watchSources(rehearsal: Rehearsal, say: (line: string) => void): void {
  follow('api', async () => {
    await rehearsal.restartApi()
    await buildAll()
    say('The API runs on your change. Reload the page.')
  })
  for (const folder of ['tabs', 'scripts/tenant/host/app']) {
    follow(folder, async () => {
      const built = await buildAll()
      if (built.length > 0) say(`Built the ${built.join(' and the ')}. Reload the page.`)
    })
  }

  function follow(folder: string, act: () => Promise<void>): void {
    let rest: NodeJS.Timeout | undefined
    let turn = Promise.resolve()
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(rest)
      rest = setTimeout(() => {
        turn = turn.then(act).catch((error: unknown) => say(error instanceof Error ? error.message : String(error)))
      }, restMilliseconds)
    })
  }
}
