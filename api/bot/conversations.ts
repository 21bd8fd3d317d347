import type { Config } from '../config.ts'
import type { Graph } from '../graph/client.ts'
import { installForPerson } from '../graph/teams-apps.ts'
import type { Db } from '../store/open.ts'
import type { Bot, CardMessage, SentCard } from './bot.ts'

/** Keeps where a person can be reached, the newest place winning. */
export async function saveConversation(db: Db, conversation: { personId: string; conversationId: string; serviceUrl: string }, now: number): Promise<void> {
  const row = { ...conversation, savedAt: now }
  await db.insertInto('conversations').values(row).onConflict((conflict) => conflict.column('personId').doUpdateSet(row)).execute()
}

type Doors = { config: Config; db: Db; graph: Graph; bot: Bot; now: () => number }

/**
 * Sends a card to a person: into the conversation that is kept, else into a new one. A kept one that Teams refuses
 * (the person has removed the app since) is forgotten, and the person reached anew.
 * @throws Error when Teams cannot be reached for this person (no licence, app not in the catalogue, throttled).
 */
export async function sendToPerson(doors: Doors, personId: string, message: CardMessage): Promise<SentCard> {
  const known = await doors.db.selectFrom('conversations').select('conversationId').where('personId', '=', personId).executeTakeFirst()
  if (known) {
    try {
      return await doors.bot.sendCard(known.conversationId, message)
    } catch (error) {
      const status = refusalStatus(error)
      if (status !== 403 && status !== 404) throw error
      await doors.db.deleteFrom('conversations').where('personId', '=', personId).where('conversationId', '=', known.conversationId).execute()
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

/** Opens a conversation. The app is installed for the person first, because Teams lets a bot write only to people who have it. */
async function openAnew(deps: Doors, personId: string): Promise<string> {
  await installForPerson(deps.graph, deps.config.teamsAppId, personId)
  const conversationId = await deps.bot.openConversation(personId)
  await saveConversation(deps.db, { personId, conversationId, serviceUrl: deps.config.botServiceUrl }, deps.now())
  return conversationId
}
