import { sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'

export type Watch = { personId: string; subscriptionId: string | null; clientState: string; expiresAt: number; problem: string | null }

/** Sessions that lie ahead: a booked series of a circle that goes on, with an occurrence that has not ended. */
const alive = (now: number) => sql<boolean>`series.state = 'booked' and circles.state = 'active' and (series.occurrences -> -1 ->> 'endAt')::bigint > ${now}`

/** Members of circles with sessions ahead, who have a mailbox and no watch on their calendar that holds beyond `until`; not those whom Outlook refused since `triedBefore`. */
export async function listUnwatched(db: Db, now: number, until: number, triedBefore: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('circleMembers')
    .innerJoin('circles', 'circles.id', 'circleMembers.circleId')
    .innerJoin('series', 'series.circleId', 'circles.id')
    .innerJoin('people', 'people.id', 'circleMembers.personId')
    .leftJoin('calendarWatches', 'calendarWatches.personId', 'people.id')
    .select('people.id')
    .distinct()
    .where(alive(now))
    .where('people.mailbox', '=', 'cloud')
    .where('people.accountEnabled', '=', true)
    .where('people.removedAt', 'is', null)
    .where((e) => e.or([e('calendarWatches.personId', 'is', null), e('calendarWatches.expiresAt', '<', until)]))
    .where((e) => e.or([e('calendarWatches.problem', 'is', null), e('calendarWatches.triedAt', '<', triedBefore)]))
    .orderBy('people.id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Watches on the calendars of people who have no session ahead any more, or have left. */
export async function listNeedless(db: Db, now: number, limit: number): Promise<Watch[]> {
  return db
    .selectFrom('calendarWatches')
    .select(['personId', 'subscriptionId', 'clientState', 'expiresAt', 'problem'])
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('circleMembers')
            .innerJoin('circles', 'circles.id', 'circleMembers.circleId')
            .innerJoin('series', 'series.circleId', 'circles.id')
            .innerJoin('people', 'people.id', 'circleMembers.personId')
            .select('people.id')
            .whereRef('people.id', '=', 'calendarWatches.personId')
            .where(alive(now))
            .where('people.accountEnabled', '=', true)
            .where('people.removedAt', 'is', null),
        ),
      ),
    )
    .orderBy('personId')
    .limit(limit)
    .execute()
}

/**
 * Takes people in hand for a minute, so that no other process orders the same subscription: answers those that were free.
 * The secret is kept before Graph hears of it, because the first notification may come before Graph's answer.
 */
export async function claimWatches(db: Db, people: { personId: string; clientState: string }[], now: number): Promise<Watch[]> {
  if (people.length === 0) return []
  return db
    .insertInto('calendarWatches')
    .values(people.map((person) => ({ ...person, subscriptionId: null, expiresAt: 0, problem: null, triedAt: now })))
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ triedAt: now }).where('calendarWatches.triedAt', '<', now - 60_000))
    .returning(['personId', 'subscriptionId', 'clientState', 'expiresAt', 'problem'])
    .execute()
}

export async function saveWatch(db: Db, personId: string, values: { subscriptionId: string | null; expiresAt: number; problem: string | null }): Promise<void> {
  await db.updateTable('calendarWatches').set(values).where('personId', '=', personId).execute()
}

export async function forgetWatches(db: Db, personIds: string[]): Promise<void> {
  if (personIds.length > 0) await db.deleteFrom('calendarWatches').where('personId', 'in', personIds).execute()
}

export async function findWatches(db: Db, subscriptionIds: string[]): Promise<Watch[]> {
  if (subscriptionIds.length === 0) return []
  return db.selectFrom('calendarWatches').select(['personId', 'subscriptionId', 'clientState', 'expiresAt', 'problem']).where('subscriptionId', 'in', subscriptionIds).execute()
}

/** Every person in hand: the subscription that is thought to stand, and when somebody last worked on it. */
export async function listInHand(db: Db): Promise<{ personId: string; subscriptionId: string | null; triedAt: number }[]> {
  return db.selectFrom('calendarWatches').select(['personId', 'subscriptionId', 'triedAt']).execute()
}

/** Marks every series with sessions ahead of these people as waiting to be looked at; answers those that did not wait already. */
export async function requestChecksOf(trx: Trx, personIds: string[], now: number): Promise<string[]> {
  if (personIds.length === 0) return []
  return request(trx, sql`circles.id in (select circle_id from circle_members where person_id in (${sql.join(personIds)}))`, now)
}

/** The same for one series. */
export async function requestCheckOf(trx: Trx, circleId: string, now: number): Promise<string[]> {
  return request(trx, sql`circles.id = ${circleId}`, now)
}

/** The same for series that nobody has looked at since `before`; the longest unseen first, at most `limit`. */
export async function requestDueChecks(trx: Trx, before: number, now: number, limit: number): Promise<string[]> {
  return request(trx, sql`coalesce(series.checked_at, series.changed_at) < ${before}`, now, limit)
}

async function request(trx: Trx, which: ReturnType<typeof sql>, now: number, limit = 100_000): Promise<string[]> {
  // A request whose job was lost with all its repetitions must not hold up later ones for ever.
  const stale = now - 15 * 60_000
  const { rows } = await sql<{ circleId: string }>`
    update series set check_requested_at = ${now} where circle_id in (
      select series.circle_id from series join circles on circles.id = series.circle_id
      where ${alive(now)} and ${which} and (series.check_requested_at is null or series.check_requested_at < ${stale})
      order by coalesce(series.checked_at, series.changed_at), series.circle_id limit ${limit} for update of series skip locked
    ) returning circle_id as "circleId"`.execute(trx)
  return rows.map((row) => row.circleId)
}

/** Takes a series in hand to look at it. What is reported from now on is a new request. */
export async function beginCheck(db: Db, circleId: string, now: number): Promise<void> {
  await db.updateTable('series').set({ checkRequestedAt: null, checkedAt: now }).where('circleId', '=', circleId).execute()
}
