import { sql } from 'kysely'
import type { Context } from '../context.ts'
import type { Db, Trx } from '../store/open.ts'

const hour = 3_600_000
/** So long it is tried to bring a card up to date. Whoever looks at one later gets it as it is by its own refresh. */
const givenUpAfter = 7 * 24 * hour
/** Most requests whose cards one look orders to be drawn. */
const mostAtOnce = 200

export type Undrawn = { conversationId: string; activityId: string }
type Cards = 'approvalCopies' | 'enrolmentQuestions'

/** Keeps that a card could not be drawn for now, so that the clock takes it up when the job's own repetitions, 23 minutes, are used up. */
export async function keepUndrawn(db: Db, table: Cards, card: Undrawn, now: number): Promise<void> {
  await db
    .updateTable(table)
    .set({ undrawnSince: sql<number>`coalesce(undrawn_since, ${now})`, redrawAt: sql<number>`coalesce(redraw_at, ${now + hour})` })
    .where('conversationId', '=', card.conversationId)
    .where('activityId', '=', card.activityId)
    .execute()
}

/** Forgets it again: it is drawn, or nobody will ever see it. */
export async function forgetUndrawn(db: Db, table: Cards, card: Undrawn): Promise<void> {
  await db.updateTable(table).set({ undrawnSince: null, redrawAt: null }).where('conversationId', '=', card.conversationId).where('activityId', '=', card.activityId).where('undrawnSince', 'is not', null).execute()
}

/** By the clock: orders once an hour to draw what could not be drawn, and gives up what could not be for a week. */
export async function requestRedraws(context: Pick<Context, 'db' | 'now' | 'jobs' | 'log'>): Promise<void> {
  const now = context.now()
  await context.db.transaction().execute(async (trx) => {
    const enrolmentIds = new Set([...(await claimCopies(trx, now)), ...(await claimQuestions(trx, now))])
    for (const enrolmentId of enrolmentIds) await context.jobs.publish(trx, 'approval.redraw-due', { enrolmentId })
    for (const table of ['approvalCopies', 'enrolmentQuestions'] as const) {
      const old = await trx.updateTable(table).set({ undrawnSince: null, redrawAt: null }).where('undrawnSince', '<', now - givenUpAfter).returning('activityId').execute()
      if (old.length > 0) context.log.warn({ event: 'enrolment.cards-given-up', count: old.length })
    }
  })
}

async function claimCopies(trx: Trx, now: number): Promise<string[]> {
  const due = await trx.selectFrom('approvalCopies').select(['conversationId', 'activityId', 'askId']).where('redrawAt', '<=', now).orderBy('redrawAt').limit(mostAtOnce).forUpdate().skipLocked().execute()
  if (due.length === 0) return []
  await trx.updateTable('approvalCopies').set({ redrawAt: now + hour }).where('activityId', 'in', due.map(({ activityId }) => activityId)).where('redrawAt', '<=', now).execute()
  const rows = await trx.selectFrom('approvalAsks').select('enrolmentId').distinct().where('id', 'in', due.map(({ askId }) => askId)).execute()
  return rows.map(({ enrolmentId }) => enrolmentId)
}

async function claimQuestions(trx: Trx, now: number): Promise<string[]> {
  const due = trx.selectFrom('enrolmentQuestions').select('id').where('redrawAt', '<=', now).orderBy('redrawAt').limit(mostAtOnce).forUpdate().skipLocked()
  const rows = await trx.updateTable('enrolmentQuestions').set({ redrawAt: now + hour }).where('id', 'in', due).returning('enrolmentId').execute()
  return rows.map(({ enrolmentId }) => enrolmentId)
}
