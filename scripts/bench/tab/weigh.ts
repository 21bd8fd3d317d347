import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One script of the built tab, as the build describes it: who it is, and what it cannot run without. */
type Built = { file: string; imports?: string[] }

/** What a page must fetch before it can run. `gzipped` and `plain` in bytes. */
export type Weight = { scripts: number; gzipped: number; plain: number }

/** What the tab begins with, whatever its page: the first script and the screens that it fetches. */
export const beginning = ['index.html', 'app/start.tsx']

/** Weighs the scripts that these modules need, each counted once. `folder`: the built tab. Throws when one was not built. */
export function weigh(folder: string, modules: string[]): Weight {
  const built = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as Record<string, Built>
  const files = new Set<string>()
  const visit = (name: string) => {
    const module = built[name]
    if (!module) throw new Error(`The build knows no ${name}. Run \`npm run build\`.`)
    if (files.has(module.file)) return
    files.add(module.file)
    module.imports?.forEach(visit)
  }
  modules.forEach(visit)
  const sizes = (ending: string) => [...files].reduce((sum, file) => sum + statSync(join(folder, file + ending)).size, 0)
  return { scripts: files.size, gzipped: sizes('.gz'), plain: sizes('') }
}
