import { basename } from 'node:path'
import type { Frame, Page } from 'playwright-core'
import { faultsIn } from './find-faults.ts'

const themes = ['light', 'dark', 'contrast'] as const
type Theme = (typeof themes)[number]
/** How a page comes to a width in CSS pixels. */
type Widths = Record<number, (page: Page) => Promise<void>>
/** A desktop window and a phone. */
export const windowSizes = { 1280: { width: 1280, height: 900 }, 360: { width: 360, height: 760 } }
const windowWidths: Widths = { 1280: (page) => page.setViewportSize(windowSizes[1280]), 360: (page) => page.setViewportSize(windowSizes[360]) }

/** Goes to a path of the tab that is open, as a link in it would: the document stays. */
export async function goTo(frame: Frame, path: string): Promise<void> {
  await frame.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

/** Changes the host's theme while the tab is open, and waits until the tab has followed. Outlook's add-ins know contrast by the system's forced colours only. */
async function wear(page: Page, frame: Frame, theme: Theme): Promise<void> {
  if (frame.url().includes('/outlook.html')) await page.emulateMedia({ forcedColors: theme === 'contrast' ? 'active' : 'none' })
  await page.evaluate((wanted) => {
    const url = new URL(location.href)
    url.searchParams.set('theme', wanted)
    history.replaceState(null, '', url)
    dispatchEvent(new PopStateEvent('popstate'))
  }, theme)
  await frame.waitForFunction((wanted) => (document.documentElement.style.colorScheme === 'dark') === (wanted !== 'light') && (document.body.style.backgroundColor === 'rgb(0, 0, 0)') === (wanted === 'contrast'), theme)
}

/** Waits until nothing is being loaded and the document has stopped changing, in width too, for a moment. */
export async function settle(frame: Frame): Promise<void> {
  await frame.evaluate(async () => {
    const loads = () => document.querySelector('[aria-label^="Loading "], [aria-label="Opening the page"]') !== null
    let changed = performance.now()
    const observer = new MutationObserver(() => (changed = performance.now()))
    observer.observe(document.body, { childList: true, subtree: true })
    const resized = () => (changed = performance.now())
    addEventListener('resize', resized)
    // A clock on a page changes it every second, which is no reason to wait on.
    let until = changed + 600
    while (loads() || performance.now() < Math.min(changed + 80, until)) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      if (!loads()) continue
      changed = performance.now()
      until = changed + 600
    }
    observer.disconnect()
    removeEventListener('resize', resized)
  })
}

/** Looks at what is open in every theme at both widths, keeps a picture of each, and returns the faults. */
export async function lookThrough(page: Page, frame: Frame, file: string, widths: Widths = windowWidths): Promise<string[]> {
  const faults: string[] = []
  let turn: readonly Theme[] = themes
  for (const [width, apply] of Object.entries(widths).toSorted(([a], [b]) => Number(b) - Number(a))) {
    await apply(page)
    await settle(frame)
    for (const [at, theme] of turn.entries()) {
      // Each width begins in the theme that the one before ended with.
      if (at > 0) await wear(page, frame, theme)
      const found = await faultsIn(frame, at === 0 ? 'all' : 'colours')
      faults.push(...found.map((fault) => `${basename(file)} in ${theme} at ${width}: ${fault}`))
      await page.screenshot({ path: `${file}-${width}-${theme}.png` })
    }
    turn = turn.toReversed()
  }
  return faults
}
