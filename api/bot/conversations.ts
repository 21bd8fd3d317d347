import type { Config } from '../config.ts'
import type { Graph } from '../graph/client.ts'
import { installForPerson } from '../graph/teams-apps.ts'
import type { Db } from '../store/open.ts'
import type { Bot } from './bot.ts'

/** Keeps where a person can be reached, the newest place winning. */
export async function saveConversation(db: Db, conversation: { personId: string; conversationId: string; serviceUrl: string }, now: number): Promise<void> {
  const row = { ...conversation, savedAt: now }
  await db.insertInto('conversations').values(row).onConflict((conflict) => conflict.column('personId').doUpdateSet(row)).execute()
}

/**
 * The personal conversation with a person: the one kept, else a new one. The app is installed for them first,
 * because Teams lets a bot write only to people who have it.
 * @throws Error when Teams cannot be reached for this person (no licence, app not in the catalogue, throttled).
 */
export async function reachPerson(deps: { config: Config; db: Db; graph: Graph; bot: Bot; now: () => number }, personId: string): Promise<string> {
  const known = await deps.db.selectFrom('conversations').select('conversationId').where('personId', '=', personId).executeTakeFirst()
  if (known) return known.conversationId
  await installForPerson(deps.graph, deps.config.teamsAppId, personId)
  const conversationId = await deps.bot.openConversation(personId)
  await saveConversation(deps.db, { personId, conversationId, serviceUrl: deps.config.botServiceUrl }, deps.now())
  return conversationId
}
