import { type Selectable, sql } from 'kysely'
import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'

export type PulseRecord = Selectable<Schema['pulses']>
type Key = Pick<PulseRecord, 'circleId' | 'number' | 'personId'>

export async function findPulse(db: Db, { circleId, number, personId }: Key): Promise<PulseRecord | null> {
  return (await db.selectFrom('pulses').selectAll().where('circleId', '=', circleId).where('number', '=', number).where('personId', '=', personId).executeTakeFirst()) ?? null
}

export async function listPulsesOf(db: Db, personIds: string[], circleIds: string[]): Promise<PulseRecord[]> {
  if (circleIds.length === 0) return []
  return db.selectFrom('pulses').selectAll().where('personId', 'in', personIds).where('circleId', 'in', circleIds).execute()
}

/** Begins somebody's pulse of a session where there is none, and holds it: presses that come at once take turns. */
export async function lockPulse(trx: Trx, key: Key, now: number): Promise<PulseRecord> {
  return trx
    .insertInto('pulses')
    .values({ ...key, worth: null, nextStep: null, help: null, answeredAt: now, changedAt: now })
    // Changes nothing, and holds the row.
    .onConflict((conflict) => conflict.columns(['circleId', 'number', 'personId']).doUpdateSet((e) => ({ changedAt: e.ref('pulses.changedAt') })))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export async function savePulse(trx: Trx, { circleId, number, personId }: Key, values: Partial<Pick<PulseRecord, 'worth' | 'nextStep' | 'help' | 'skipped' | 'answeredAt'>>, changedAt: number): Promise<PulseRecord> {
  return trx.updateTable('pulses').set({ ...values, changedAt }).where('circleId', '=', circleId).where('number', '=', number).where('personId', '=', personId).returningAll().executeTakeFirstOrThrow()
}

/** How many people could say something about sessions of a cohort that ended until a moment, and how many did. */
export async function countAsked(db: Db, cohortId: string, endedUntil: number): Promise<{ asked: number; answered: number }> {
  const { rows } = await sql<{ asked: number; answered: number }>`
    select count(*)::integer as asked, count(pulses.worth)::integer as answered
    from nudges join circles on circles.id = nudges.circle_id
      left join pulses on pulses.circle_id = nudges.circle_id and pulses.number = nudges.number and pulses.person_id = nudges.person_id
    where circles.cohort_id = ${cohortId} and nudges.kind = 'pulse' and nudges.about_at <= ${endedUntil}`.execute(db)
  return rows[0] ?? { asked: 0, answered: 0 }
}

/** Answers of a cohort that nobody can change any more, in the order in which they were given. */
export async function listSettled(db: Db, cohortId: string, answeredBefore: number): Promise<Pick<PulseRecord, 'circleId' | 'number' | 'personId' | 'worth' | 'nextStep'>[]> {
  return db
    .selectFrom('pulses')
    .innerJoin('circles', 'circles.id', 'pulses.circleId')
    .select(['pulses.circleId', 'number', 'personId', 'worth', 'nextStep'])
    .where('circles.cohortId', '=', cohortId)
    .where('worth', 'is not', null)
    .where('answeredAt', '<', answeredBefore)
    .orderBy('answeredAt')
    .orderBy('pulses.circleId')
    .orderBy('number')
    .orderBy('personId')
    .execute()
}
