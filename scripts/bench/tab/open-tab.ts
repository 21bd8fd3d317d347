import type { Browser } from 'playwright-core'

/** A line as a phone or a poor office has it: bits a second each way, and milliseconds before the first byte of an answer. */
export type Line = { name: string; down: number; up: number; latencyMs: number }

/** `usefulMs`: from the tab's navigation until its page says something of its own. Bytes as they came over the wire. */
export type Load = { usefulMs: number; requests: number; scripts: number; scriptBytes: number }

type Stage = { browser: Browser; line: Line; hostUrl: string; tabUrl: string; personId: string; token: string }

/** Opens a tab with nothing in the browser's cache, in a host page that answers teams-js as Teams does and adds nothing of its own. */
export async function openTab({ browser, line, hostUrl, tabUrl, personId, token }: Stage): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(noteWhenUseful)
    await page.route('https://res.cdn.office.net/**', (route) => route.fulfill({ json: { validOrigins: [] }, headers: { 'access-control-allow-origin': '*' } }))
    await page.route(`${hostUrl}/bench.html`, (route) => route.fulfill({ contentType: 'text/html', body: hostPage(tabUrl, personId, token) }))
    const protocol = await context.newCDPSession(page)
    await protocol.send('Network.enable')
    await protocol.send('Network.emulateNetworkConditions', { offline: false, downloadThroughput: line.down / 8, uploadThroughput: line.up / 8, latency: line.latencyMs })
    await page.goto(`${hostUrl}/bench.html`, { waitUntil: 'commit' })
    const element = await page.waitForSelector('iframe', { state: 'attached' })
    const frame = await element.contentFrame()
    if (!frame) throw new Error('The tab was not opened.')
    await frame.waitForFunction(() => 'usefulMs' in globalThis, null, { timeout: 120_000 })
    return await frame.evaluate(() => {
      const until = (globalThis as unknown as { usefulMs: number }).usefulMs
      const entries = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ name, responseEnd }) => name.startsWith(location.origin) && responseEnd <= until)
      const scripts = entries.filter(({ name }) => name.endsWith('.js'))
      return { usefulMs: until, requests: entries.length + 1, scripts: scripts.length, scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) }
    })
  } finally {
    await context.close()
  }
}

/** Runs in the page: both tabs say what they have to say in a heading of the second level within main. */
function noteWhenUseful(): void {
  const look = new MutationObserver(() => {
    if (!document.querySelector('main h2')) return
    look.disconnect()
    Object.assign(globalThis, { usefulMs: performance.now() })
  })
  look.observe(document, { childList: true, subtree: true })
}

/** What teams-js is told: source learn.microsoft.com/javascript/api/@microsoft/teams-js, as it stands in version 2. */
function hostPage(tabUrl: string, personId: string, token: string): string {
  const runtime = JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports: { pages: { backStack: {} } } })
  const context = { entityId: 'home', subEntityId: '', locale: 'en-gb', theme: 'default', hostName: 'Teams', hostClientType: 'web', frameContext: 'content', userObjectId: personId, userDisplayName: 'Somebody' }
  const answers = { initialize: ['content', 'web', runtime, runtime], getContext: [context], 'authentication.getAuthToken': [true, token] }
  return `<!doctype html><title>Host</title><script>
    const answers = ${JSON.stringify(answers).replaceAll('<', '\\u003c')}
    addEventListener('message', ({ data, source, origin }) => {
      const args = answers[data.func]
      if (args) source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, origin)
    })
  </script><iframe src="${tabUrl}" style="width: 1200px; height: 800px"></iframe>`
}
