import { sql } from 'kysely'
import type { Config } from '../config.ts'
import type { Graph } from '../graph/client.ts'
import { installForPerson } from '../graph/teams-apps.ts'
import type { Db } from '../store/open.ts'
import type { Bot, CardMessage, SentCard } from './bot.ts'

/** Keeps where a person can be reached, the newest place winning. True when nothing was known of them, and it was not us who began. */
export async function saveConversation(db: Db, conversation: { personId: string; conversationId: string; serviceUrl: string }, now: number): Promise<boolean> {
  const row = { ...conversation, savedAt: now }
  const { isNew } = await db
    .insertInto('conversations')
    .values(row)
    .onConflict((conflict) => conflict.column('personId').doUpdateSet(row))
    .returning(sql<boolean>`xmax = 0`.as('isNew'))
    .executeTakeFirstOrThrow()
  return isNew
}

/** Stands for a conversation that we are about to open. */
const opening = ''

/** Where people can be reached, by person. */
export async function listConversations(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('conversations').select(['personId', 'conversationId']).where(sql<boolean>`person_id = any(${sql.val([...personIds])}::uuid[])`).where('conversationId', '!=', opening).execute()
  return new Map(rows.map(({ personId, conversationId }) => [personId, conversationId]))
}

type Doors = { config: Config; db: Db; graph: Graph; bot: Bot; now: () => number }

/**
 * Sends a card to a person: into the conversation that is kept, else into a new one. A kept one that Teams refuses
 * (the person has removed the app since) is forgotten, and the person reached anew.
 * @param kept what was read of these conversations a moment ago, for whoever writes to many.
 * @throws Error when Teams cannot be reached for this person (no licence, app not in the catalogue, throttled).
 */
export async function sendToPerson(doors: Doors, personId: string, message: CardMessage, kept?: ReadonlyMap<string, string>): Promise<SentCard> {
  const known = (kept ?? (await listConversations(doors.db, [personId]))).get(personId)
  if (known !== undefined) {
    try {
      return await doors.bot.sendCard(known, message)
    } catch (error) {
      const status = refusalStatus(error)
      if (status !== 403 && status !== 404) throw error
      await doors.db.deleteFrom('conversations').where('personId', '=', personId).where('conversationId', '=', known).execute()
    }
  }
  return doors.bot.sendCard(await openAnew(doors, personId), message)
}

/** HTTP status with which Teams or Graph refused, null for anything else. */
export function refusalStatus(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null
  if ('statusCode' in error && typeof error.statusCode === 'number' && error.statusCode > 0) return error.statusCode
  if ('response' in error && typeof error.response === 'object' && error.response !== null && 'status' in error.response && typeof error.response.status === 'number') return error.response.status
  return null
}

/**
 * Opens a conversation. The app is installed for the person first, because Teams lets a bot write only to people who have it. That
 * is noted before, so that the message we come with is not preceded by a greeting.
 */
async function openAnew({ config, db, graph, bot, now }: Doors, personId: string): Promise<string> {
  const row = { personId, conversationId: opening, serviceUrl: config.botServiceUrl, savedAt: now() }
  await db.insertInto('conversations').values(row).onConflict((conflict) => conflict.doNothing()).execute()
  try {
    await installForPerson(graph, config.teamsAppId, personId)
    const conversationId = await bot.openConversation(personId)
    await saveConversation(db, { ...row, conversationId }, now())
    return conversationId
  } catch (error) {
    await db.deleteFrom('conversations').where('personId', '=', personId).where('conversationId', '=', opening).execute()
    throw error
  }
}
