import type { Selectable, SelectQueryBuilder, Updateable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { renamed } from '../store/nested.ts'
import type { Db, Trx } from '../store/open.ts'
import type { Schema } from '../store/schema.ts'
import type { Channel, Consent } from './contract.ts'

export type StoryRow = Selectable<Schema['stories']>
/** `present`: still in the circle, and in the company. */
export type ConsentRecord = { personId: string; role: 'mentor' | 'mentee'; consent: Consent | null; present: boolean }
export type Publication = { channel: Channel; publishedAt: number; publishedBy: string; named: string[] }
export type StoryRecord = StoryRow & { circleName: string; cohortId: string; consents: ConsentRecord[]; publications: Publication[] }

type Stories = SelectQueryBuilder<Schema, 'stories' | 'circles', object>

/** These stories with everybody in them and where they stand, from one statement. */
async function readStories(db: Db, chosen: (stories: Stories) => Stories): Promise<StoryRecord[]> {
  const rows = await chosen(db.selectFrom('stories').innerJoin('circles', 'circles.id', 'stories.circleId'))
    .selectAll('stories')
    .select((e) => [
      'circles.name as circleName',
      'circles.cohortId',
      jsonArrayFrom(
        e
          .selectFrom('storyConsents')
          .innerJoin('people', 'people.id', 'storyConsents.personId')
          .whereRef('storyConsents.storyId', '=', 'stories.id')
          .select((s) => [
            'storyConsents.personId',
            'storyConsents.role',
            'storyConsents.consent',
            s
              .and([
                s('people.accountEnabled', '=', true),
                s('people.removedAt', 'is', null),
                s.exists(s.selectFrom('circleMembers').select('circleMembers.personId').whereRef('circleMembers.circleId', '=', 'stories.circleId').whereRef('circleMembers.personId', '=', 'storyConsents.personId')),
              ])
              .as('present'),
          ])
          .orderBy('storyConsents.personId'),
      ).as('consents'),
      jsonArrayFrom(e.selectFrom('storyPublications').whereRef('storyPublications.storyId', '=', 'stories.id').select(['channel', 'publishedAt', 'publishedBy', 'named']).orderBy('publishedAt')).as('publications'),
    ])
    .execute()
  return rows.map((row) => ({ ...row, consents: renamed(row.consents).map((one) => ({ ...one, present: one.present === true })), publications: renamed(row.publications) }))
}

export function listOfCircle(db: Db, circleId: string): Promise<StoryRecord[]> {
  return readStories(db, (stories) => stories.where('stories.circleId', '=', circleId).orderBy('stories.writtenAt', 'desc').orderBy('stories.id'))
}

export function listOfCohort(db: Db, cohortId: string): Promise<StoryRecord[]> {
  return readStories(db, (stories) => stories.where('circles.cohortId', '=', cohortId).where('stories.state', '<>', 'draft').orderBy('stories.changedAt', 'desc').orderBy('stories.id'))
}

/** Stories that somebody is in, also after leaving their circle. */
export function listWith(db: Db, personId: string): Promise<StoryRecord[]> {
  return readStories(db, (stories) => stories.where('stories.id', 'in', db.selectFrom('storyConsents').select('storyId').where('personId', '=', personId)).orderBy('stories.changedAt', 'desc').orderBy('stories.id'))
}

/** Stories on the program page, the newest first. */
export function listPublished(db: Db, most: number): Promise<StoryRecord[]> {
  const shown = db.selectFrom('storyPublications').innerJoin('stories', 'stories.id', 'storyPublications.storyId').select('stories.id').where('channel', '=', 'program').where('stories.state', '=', 'published').orderBy('publishedAt', 'desc').limit(most)
  return readStories(db, (stories) => stories.where('stories.id', 'in', shown))
}

export async function countPublished(db: Db): Promise<number> {
  const { count } = await db.selectFrom('storyPublications').innerJoin('stories', 'stories.id', 'storyPublications.storyId').select((e) => e.fn.countAll<number>().as('count')).where('channel', '=', 'program').where('stories.state', '=', 'published').executeTakeFirstOrThrow()
  return count
}

export async function findStory(db: Db, id: string): Promise<StoryRecord | null> {
  return (await readStories(db, (stories) => stories.where('stories.id', '=', id)))[0] ?? null
}

/** The story as it is once nobody else changes it until the transaction ends: whoever publishes and whoever withdraws take turns. */
export async function holdStory(trx: Trx, id: string): Promise<StoryRecord | null> {
  const held = await trx.selectFrom('stories').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return held ? findStory(trx, id) : null
}

export async function countOfCircle(db: Db, circleId: string): Promise<number> {
  const { count } = await db.selectFrom('stories').select((e) => e.fn.countAll<number>().as('count')).where('circleId', '=', circleId).where('state', '<>', 'withdrawn').executeTakeFirstOrThrow()
  return count
}

export async function insertStory(trx: Trx, story: Omit<StoryRow, 'shortened' | 'withdrawnAt' | 'takenDownAt'>): Promise<void> {
  await trx.insertInto('stories').values(story).execute()
}

export async function updateStory(trx: Trx, id: string, changes: Updateable<Schema['stories']>): Promise<void> {
  await trx.updateTable('stories').set(changes).where('id', '=', id).execute()
}

export async function deleteStory(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('stories').where('id', '=', id).execute()
}

/** These people are in the story from now on, and nobody has answered. */
export async function putPeople(trx: Trx, storyId: string, people: readonly Pick<ConsentRecord, 'personId' | 'role'>[]): Promise<void> {
  await dropPeople(trx, storyId)
  if (people.length > 0) await trx.insertInto('storyConsents').values(people.map(({ personId, role }) => ({ storyId, personId, role, consent: null }))).execute()
}

export async function dropPeople(trx: Trx, storyId: string): Promise<void> {
  await trx.deleteFrom('storyConsents').where('storyId', '=', storyId).execute()
}

export async function saveConsent(trx: Trx, storyId: string, personId: string, consent: Consent | null): Promise<void> {
  await trx.updateTable('storyConsents').set({ consent: consent && JSON.stringify(consent) }).where('storyId', '=', storyId).where('personId', '=', personId).execute()
}

export async function insertPublication(trx: Trx, storyId: string, { named, ...publication }: Publication): Promise<void> {
  const values = { ...publication, named: JSON.stringify(named) }
  await trx.insertInto('storyPublications').values({ storyId, ...values }).onConflict((conflict) => conflict.columns(['storyId', 'channel']).doUpdateSet(values)).execute()
}

export async function deletePublication(trx: Trx, storyId: string, channel: Channel): Promise<void> {
  await trx.deleteFrom('storyPublications').where('storyId', '=', storyId).where('channel', '=', channel).execute()
}
