import type { Db, Trx } from '../store/open.ts'

/** Requests whose time has come; none of them is told again before `againAt`, in whichever process. */
export async function claimDue(trx: Trx, now: number, againAt: number, most: number): Promise<string[]> {
  const due = trx.selectFrom('enrolments').select('id').where('dueAt', '<=', now).where('state', '=', 'submitted').orderBy('dueAt').limit(most).forUpdate().skipLocked()
  const rows = await trx.updateTable('enrolments').set({ dueAt: againAt }).where('id', 'in', due).returning('id').execute()
  return rows.map(({ id }) => id)
}

/** Who rests until a day that has come somewhere, at the latest by `todayOn`. */
export async function listResting(db: Db, todayOn: string): Promise<{ id: string; state: 'paused' | 'not-until'; personId: string; untilOn: string }[]> {
  const rows = await db.selectFrom('enrolments').select(['id', 'state', 'personId', 'untilOn']).where('untilOn', '<=', todayOn).where('state', 'in', ['paused', 'not-until']).orderBy('untilOn').orderBy('id').execute()
  return rows.flatMap(({ id, state, personId, untilOn }) => (untilOn !== null && (state === 'paused' || state === 'not-until') ? [{ id, state, personId, untilOn }] : []))
}

/** Requests of cohorts that are over: finished, or past their last day. */
export async function listLeftOver(db: Db, todayOn: string): Promise<string[]> {
  const rows = await db
    .selectFrom('enrolments')
    .innerJoin('cohorts', 'cohorts.id', 'enrolments.cohortId')
    .select('enrolments.id')
    .where('enrolments.state', 'in', ['submitted', 'not-until'])
    .where((e) => e.or([e('cohorts.state', '=', 'finished'), e('cohorts.endsOn', '<', todayOn)]))
    .limit(500)
    .execute()
  return rows.map(({ id }) => id)
}

/** Who is still in a cohort that is finished: let in and without a circle, or with one that has had its time. */
export async function listStillIn(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('enrolments')
    .innerJoin('cohorts', 'cohorts.id', 'enrolments.cohortId')
    .select('enrolments.id')
    .where('enrolments.state', 'in', ['approved', 'waitlisted', 'paused', 'matched', 'active'])
    .where('cohorts.state', '=', 'finished')
    .orderBy('enrolments.id')
    .limit(500)
    .execute()
  return rows.map(({ id }) => id)
}

/** Enrolments of people who have left the company; of those on a break also some who have a circle. */
export async function listGone(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('enrolments')
    .innerJoin('people', 'people.id', 'enrolments.personId')
    .select('enrolments.id')
    .where('enrolments.state', 'in', ['submitted', 'not-until', 'approved', 'waitlisted', 'paused'])
    .where((e) => e.or([e('people.accountEnabled', '=', false), e('people.removedAt', 'is not', null)]))
    .orderBy('enrolments.id')
    .execute()
  return rows.map(({ id }) => id)
}
