import { ask } from './ask.ts'
import type { Graph } from './client.ts'

type Place = { mailboxId: string; eventId: string }

/**
 * Makes these the people who are invited to a series: Exchange invites who is new and tells who is no longer asked; whoever
 * stays keeps their answer. Repeating it changes nothing. Source: learn.microsoft.com/graph/api/event-update
 */
export async function inviteToSeries(graph: Graph, { mailboxId, eventId }: Place, attendees: readonly { address: string; name: string }[]): Promise<void> {
  await ask(graph, { method: 'PATCH', url: `/users/${mailboxId}/events/${eventId}`, body: { attendees: attendees.map(({ address, name }) => ({ type: 'required', emailAddress: { address, name } })) } })
}

/** Calls a whole series off; everybody invited is told. A second time Exchange knows no such event, status 404. Source: learn.microsoft.com/graph/api/event-cancel */
export async function callOffSeries(graph: Graph, { mailboxId, eventId }: Place, comment: string): Promise<void> {
  await ask(graph, { method: 'POST', url: `/users/${mailboxId}/events/${eventId}/cancel`, body: { comment } })
}
