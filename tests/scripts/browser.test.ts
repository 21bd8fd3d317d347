import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { findBrowser } from '#scripts/browser.ts'
import type { Browser } from '#scripts/browser.ts'

async function textOfPage(browser: Browser): Promise<string> {
  const running = await chromium.launch(browser)
  try {
    const page = await running.newPage()
    await page.goto('data:text/html;charset=utf-8,<p>Good morning, Zoë</p>')
    return await page.innerText('p')
  } finally {
    await running.close()
  }
}

const fromNpm = process.platform === 'linux' && process.arch === 'x64'

test('a browser is found and shows a page', async () => {
  expect(await textOfPage(await findBrowser())).toBe('Good morning, Zoë')
})

test.runIf(fromNpm)('where npm brought a browser it is taken, also where the machine has none', async () => {
  expect((await findBrowser()).executablePath).toMatch(/chromium-[\d.]+\/chromium$/)
  const browser = await findBrowser({ ...process.env, PATH: '/nowhere', CROSSPATH_BROWSER: '' })
  expect(browser.executablePath).toMatch(/chromium-[\d.]+\/chromium$/)
  expect(await textOfPage(browser)).toBe('Good morning, Zoë')
})

test('a browser that is named but not there is refused with the remedy', async () => {
  await expect(findBrowser({ CROSSPATH_BROWSER: '/nowhere/chrome' })).rejects.toThrow(/does not exist. Correct it/)
})
