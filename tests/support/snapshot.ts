import { createHash } from 'node:crypto'
import { overDatabase } from './enrol-approved.ts'
import type { World } from './start-world.ts'

/**
 * All that a request could have changed, as comparable lines: every row of every table, the orders given to jobs, every chat, what was
 * written to Graph, and the calendars of some people.
 */
export async function snapshot(world: World, calendarsOf: readonly string[] = []): Promise<Record<string, unknown>> {
  const { running, connector } = world
  const tables = await overDatabase(world.databaseUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public' order by table_name`)
    const found: Record<string, unknown> = {}
    for (const { name } of rows) {
      const dump = await client.query<{ rows: number; digest: string }>(`select count(*)::int as rows, md5(coalesce(string_agg(line, E'\\n' order by line), '')) as digest from (select t::text as line from "${name}" t) lines`)
      found[name] = dump.rows[0]
    }
    const jobs = await client.query<Record<string, unknown>>(`select count(*)::int as jobs, max(created_on)::text as newest from pgboss.job where name not like '\\_\\_pgboss%'`)
    return { ...found, jobs: jobs.rows[0] }
  })
  const now = running.tenant.clock.now()
  const from = Temporal.PlainDate.from(now.toString().slice(0, 10)).toZonedDateTime('UTC').toInstant()
  const calendars = calendarsOf.map((id) => createHash('sha256').update(JSON.stringify(running.calendars.eventsOf(id, from, from.add({ hours: 24 * 250 })))).digest('hex'))
  const written = running.tenant.requests.filter((request) => request.service === 'graph' && request.method !== 'GET' && !/getSchedule|\$batch/.test(request.path)).length
  return { tables, calendars, written, chats: connector.chats.revision(), mail: running.mail.length }
}
