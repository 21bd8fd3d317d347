import { overDatabase } from './enrol-approved.ts'
import { eventually, type World } from './start-world.ts'

/**
 * Waits until nothing happens by itself any more: every calendar of a booked circle is watched, every series has been looked at since,
 * and no job is left.
 */
export async function everythingQuiet(world: World): Promise<void> {
  await overDatabase(world.databaseUrl, (client) =>
    eventually(
      async () => {
        const { rows } = await client.query<{ open: number }>(`
          select (
            (select count(*) from series where state = 'booked' and (checked_at is null or check_requested_at is not null))
            + (select count(distinct person_id) from circle_members join series using (circle_id) left join calendar_watches using (person_id) where series.state = 'booked' and subscription_id is null and calendar_watches.problem is null)
            + (select count(*) from pgboss.job where state in ('created', 'active', 'retry') and name not like '\\_\\_pgboss%')
          )::int as open`)
        return rows[0]?.open
      },
      (open) => open === 0,
    ),
  )
  await world.running.notifier.settled()
}
