import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Frame, Page } from 'playwright-core'

type Axe = { run(context: object, options: object): Promise<{ violations: { id: string; nodes: { target: unknown; failureSummary?: string }[] }[] }> }

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What differs from theme to theme; everything else is the same document in other colours. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** The tab's own document inside the host page. */
export function tabFrame(page: Page, apiUrl: string): Frame {
  const frame = page.frames().find((candidate) => candidate.url().startsWith(apiUrl))
  if (!frame) throw new Error('The tab is not open.')
  return frame
}

/**
 * What axe finds on the tab once its motion has come to rest, and whether it scrolls sideways; empty when all is well.
 * `what`: `colours` is enough where the same document has been looked at in another theme.
 */
export async function findFaults(page: Page, apiUrl: string, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  return faultsIn(tabFrame(page, apiUrl), what)
}

/** The same of any document. */
export async function faultsIn(frame: Frame, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  // As text, because the tab's content policy takes no script of ours; once for each document.
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(await axeSource)
  return frame.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: Axe }
    // A dialog that is still fading in has colours that nobody is meant to read; what turns without end is not waited for.
    const passing = () => document.getAnimations().filter((animation) => animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity)
    for (let round = 0; round < 5 && passing().length > 0; round += 1) await Promise.all(passing().map((animation) => animation.finished.catch(() => null)))
    // Fluent's focus traps begin and end with hidden stops of their own (tabster), and its toasts stand outside every landmark.
    const { violations } = await axe.run({ exclude: [['[data-tabster-dummy]'], ['.fui-Toaster']] }, { resultTypes: ['violations'], ...(only && { runOnly: only }) })
    const sideways = document.documentElement.scrollWidth > window.innerWidth ? ['scrolls sideways'] : []
    return [...sideways, ...violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${String(node.target)} ${node.failureSummary ?? ''}`).join(' | ')}`)]
  }, what === 'colours' ? rulesOfColour : null)
}
