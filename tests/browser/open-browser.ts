import { chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { findBrowser } from '#scripts/browser.ts'

export type Opened = Page & AsyncDisposable
export type Size = { width: number; height: number }
export type TestBrowser = AsyncDisposable & {
  /** A page that fails the test when the browser complains; closed with `await using`. A number is a width, 900 high. `mayRefuse`: where a refusal is part of the story, the end of its address. */
  open(url: string, size?: number | Size, mayRefuse?: string): Promise<Opened>
  /** Cuts the connection of all its pages, or gives it back. */
  setOffline(offline: boolean): Promise<void>
  close(): Promise<void>
}

/** For `mayRefuse`, where the whole connection is cut. */
export const anyAddress = ''

/** teams-js asks here for hosts beyond those that it knows, and goes on without an answer. */
const furtherHosts = 'res.cdn.office.net'

/**
 * A browser for one file of tests. All its pages share what was loaded once, as tabs of one window do; requests are not intercepted, since
 * that would turn the browser's cache off. `patience` in milliseconds is how long a page may take to show something; `args` are Chromium's own.
 */
export async function openBrowser({ patience = 60_000, args = [] }: { patience?: number; args?: string[] } = {}): Promise<TestBrowser> {
  const found = await findBrowser()
  const browser = await chromium.launch({ executablePath: found.executablePath, args: [...found.args, `--host-resolver-rules=MAP ${furtherHosts} ~NOTFOUND`, ...args], env: found.env })
  const context = await browser.newContext()
  context.setDefaultTimeout(patience)
  return {
    async open(url, size = 1280, mayRefuse) {
      const page = await context.newPage()
      await page.setViewportSize(typeof size === 'number' ? { width: size, height: 900 } : size)
      const complaints: string[] = []
      page.on('console', (message) => {
        const { url: from } = message.location()
        const isExpected = mayRefuse !== undefined && new URL(from || url).pathname.endsWith(mayRefuse)
        if (message.type() === 'error' && !isExpected && !from.startsWith(`https://${furtherHosts}/`)) complaints.push(`${message.text()} (${from})`)
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(url)
      return Object.assign(page, {
        async [Symbol.asyncDispose]() {
          await page.close()
          expect(complaints).toEqual([])
        },
      })
    },
    setOffline: (offline) => context.setOffline(offline),
    close: () => browser.close(),
    [Symbol.asyncDispose]: () => browser.close(),
  }
}
