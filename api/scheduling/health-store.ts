import type { Db } from '../store/open.ts'

/** When each series was last compared with Outlook and its members' calendars; null: not yet. */
export async function listLooks(db: Db, circleIds: string[]): Promise<Map<string, number | null>> {
  if (circleIds.length === 0) return new Map()
  const rows = await db.selectFrom('series').select(['circleId', 'checkedAt']).where('circleId', 'in', circleIds).execute()
  return new Map(rows.map((row) => [row.circleId, row.checkedAt]))
}

/** Sessions about which somebody has been asked and has not answered: which ones, and never whom. */
export async function listOpenlyAsked(db: Db, circleIds: string[]): Promise<{ circleId: string; number: number }[]> {
  if (circleIds.length === 0) return []
  return db.selectFrom('moveQuestions').select(['circleId', 'number']).distinct().where('state', '=', 'asked').where('circleId', 'in', circleIds).orderBy('circleId').orderBy('number').execute()
}

/** People who have no mailbox in Exchange Online, or of whose calendar Outlook does not report changes. */
export async function listCalendarTroubles(db: Db, personIds: string[]): Promise<{ personId: string; mailbox: 'unknown' | 'cloud' | 'none'; problem: string | null }[]> {
  if (personIds.length === 0) return []
  return db
    .selectFrom('people')
    .leftJoin('calendarWatches', 'calendarWatches.personId', 'people.id')
    .select(['people.id as personId', 'people.mailbox', 'calendarWatches.problem'])
    .where('people.id', 'in', personIds)
    .where((e) => e.or([e('people.mailbox', '=', 'none'), e('calendarWatches.problem', 'is not', null)]))
    .orderBy('people.displayName')
    .orderBy('people.id')
    .execute()
}
