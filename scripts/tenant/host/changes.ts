import type express from 'express'
import type { Chats } from '../connector/chats.ts'
import type { Tenant } from '../tenant.ts'
import type { Change } from './wire.ts'

const lookEvery = 400

/** Streams to open pages which parts may look different (server-sent events). One look serves all pages. */
export function streamChanges(tenant: Tenant, chats: Chats, inbox: () => string, living: () => string | null): { listen: express.RequestHandler; close(): void } {
  const pages = new Set<express.Response>()
  let known = snapshot()
  let timer: NodeJS.Timeout | null = null

  function snapshot(): Record<Change['parts'][number], unknown> {
    return { clock: `${tenant.clock.offsetMilliseconds()} ${living()}`, chat: chats.revision(), inbox: inbox(), requests: tenant.requests.at(-1), people: tenant.changes.length }
  }

  function look(): void {
    const current = snapshot()
    const parts = (Object.keys(current) as Change['parts']).filter((part) => current[part] !== known[part])
    known = current
    if (parts.length === 0) return
    const change: Change = { parts }
    for (const page of pages) page.write(`data: ${JSON.stringify(change)}\n\n`)
  }

  return {
    listen(_request, response) {
      response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' })
      response.write(': open\n\n')
      pages.add(response)
      timer ??= setInterval(look, lookEvery).unref()
      response.on('close', () => {
        pages.delete(response)
        if (pages.size > 0 || !timer) return
        clearInterval(timer)
        timer = null
      })
    },
    close() {
      for (const page of pages) page.end()
    },
  }
}
