import { chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { findBrowser } from '#scripts/browser.ts'

export type Opened = Page & AsyncDisposable
export type TestBrowser = {
  /** A page that fails the test when the browser complains; closed with `await using`. */
  open(url: string, width?: number): Promise<Opened>
  close(): Promise<void>
}

/** A browser for one file of tests. */
export async function openBrowser(patience = 60_000): Promise<TestBrowser> {
  const found = await findBrowser()
  const browser = await chromium.launch({ executablePath: found.executablePath, args: found.args, env: found.env })
  return {
    async open(url, width = 1280) {
      const page = await browser.newPage({ viewport: { width, height: 900 } })
      page.setDefaultTimeout(patience)
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      // teams-js asks Microsoft's network for further hosts; there is no internet here.
      await page.route('https://res.cdn.office.net/**', (route) => route.fulfill({ json: { validOrigins: [] }, headers: { 'access-control-allow-origin': '*' } }))
      await page.goto(url)
      return Object.assign(page, {
        async [Symbol.asyncDispose]() {
          await page.close()
          expect(complaints).toEqual([])
        },
      })
    },
    close: () => browser.close(),
  }
}
