import { setTimeout as pause } from 'node:timers/promises'
import type { Frame, Page } from 'playwright-core'
import { countFrames, type FrameFigures } from './screen-frames.ts'

export type Measured = { doing: string; figures: FrameFigures; rows: number }

/** Opens nothing: the run's page is there. Does what organizers do, and counts the frames of each. */
export async function measureList(page: Page, apiUrl: string): Promise<Measured[]> {
  const tab = page.frameLocator('iframe[title="Crosspath"]')
  const grid = tab.getByRole('grid', { name: 'Circles' })
  await grid.waitFor()
  const frame = page.frames().find((candidate) => candidate.url().startsWith(apiUrl))
  if (!frame) throw new Error('The tab is not open.')
  await page.mouse.move(640, 600)
  await pause(2_000)
  const measured: Measured[] = []
  const during = async (doing: string, act: () => Promise<void>) => {
    const figures = await countFrames(frame, act)
    measured.push({ doing, figures, rows: await grid.getByRole('row').count() })
  }
  await during('nothing, for comparison', () => pause(2_000))
  await during('60 turns of the wheel', () => wheel(page, 60))
  await during('20 leaps through the list', () => leap(frame, 20))
  await frame.evaluate(() => { scrollTo({ top: 0 }) })
  const search = tab.getByRole('searchbox', { name: 'Find a person' })
  await search.focus()
  await during('typing a department', () => page.keyboard.type('finance', { delay: 120 }))
  await during('typing on, a name', () => page.keyboard.type(' lena', { delay: 120 }))
  await during('deleting it again', async () => {
    for (let letter = 0; letter < 'finance lena'.length; letter += 1) await page.keyboard.press('Backspace', { delay: 60 })
  })
  return measured
}

async function wheel(page: Page, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, 240)
    await pause(40)
  }
}

/** As the scroll bar does it. */
async function leap(frame: Frame, leaps: number): Promise<void> {
  for (let at = 1; at <= leaps; at += 1) {
    await frame.evaluate((share) => { scrollTo({ top: document.documentElement.scrollHeight * share }) }, (at * 7 % 20) / 20)
    await pause(150)
  }
}
