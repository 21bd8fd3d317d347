import { createHash } from 'node:crypto'
import type { Graph } from './client.ts'

/** A line in somebody's activity feed in Teams. `activityType` is one that manifest.json declares; `link` is a Teams deep link. */
export type FeedLine = { activityType: string; text: string; link: string }

/** As much as Teams shows of the second line. */
const previewLength = 150

/**
 * Puts a line into a person's activity feed. The same line sent again, because nobody knows whether it arrived, takes the
 * place of the first. Permission: TeamsActivity.Send.User, granted with the installed app.
 * Source: learn.microsoft.com/graph/api/userteamwork-sendactivitynotification
 * @throws GraphError 403 when the app is not installed for the person, 409 when two installed apps share one registration.
 */
export async function putInFeed(graph: Graph, personId: string, { activityType, text, link }: FeedLine): Promise<void> {
  await graph.post(`/users/${personId}/teamwork/sendActivityNotification`, {
    topic: { source: 'text', value: 'Crosspath', webUrl: link },
    activityType,
    chainId: chainOf(activityType, link, text),
    previewText: { content: text.slice(0, previewLength) },
    templateParameters: [{ name: 'text', value: text }],
  })
}

/** The same whole number for the same words; 48 bits, so that JSON keeps every digit. */
function chainOf(...words: string[]): number {
  return createHash('sha256').update(JSON.stringify(words)).digest().readUIntBE(0, 6)
}
