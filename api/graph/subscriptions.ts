import { z } from 'zod'
import { type BatchAnswer, errorOf, type Graph, jobPatienceSeconds } from './client.ts'
import { readAllPages } from './pages.ts'

/**
 * The longest life of a subscription to a calendar's events without their data, 10,080 minutes, less an hour for clocks that differ.
 * Source: learn.microsoft.com/graph/api/resources/subscription#subscription-lifetime
 */
export const longestWatchMilliseconds = (10_080 - 60) * 60_000

/** An order to be told when something in a person's calendar changes: that it changed, never what. */
export type WatchOrder = {
  personId: string
  notificationUrl: string
  /** Must be said at the beginning, it cannot be added later. */
  lifecycleUrl: string
  /** Comes back with every notification and proves that it is Graph's; at most 128 characters. */
  clientState: string
  /** Epoch milliseconds, at most {@link longestWatchMilliseconds} ahead. */
  expiresAt: number
}

export type Subscribed = { id: string; expiresAt: number }

const Subscription = z.object({ id: z.string(), expirationDateTime: z.string(), notificationUrl: z.string().nullable().optional(), resource: z.string().nullable().optional() })

/**
 * Asks to be told of changes in several calendars; the answers stand in the order of the orders, a refused one as its error.
 * Graph calls both addresses back before it answers. Source: learn.microsoft.com/graph/api/subscription-post-subscriptions
 */
export async function watchCalendars(graph: Graph, orders: WatchOrder[]): Promise<(Subscribed | Error)[]> {
  const answers = await graph.batch(
    orders.map((order, at) => ({
      id: String(at),
      method: 'POST',
      url: '/subscriptions',
      // Only with this header do notifications speak of events by ids that stay.
      headers: { 'Content-Type': 'application/json', Prefer: 'IdType="ImmutableId"' },
      body: {
        changeType: 'created,updated,deleted',
        resource: `/users/${order.personId}/events`,
        notificationUrl: order.notificationUrl,
        lifecycleNotificationUrl: order.lifecycleUrl,
        clientState: order.clientState,
        expirationDateTime: isoOf(order.expiresAt),
      },
    })),
    { patienceSeconds: jobPatienceSeconds },
  )
  return orders.map((_order, at) => subscribedFrom(answers.get(String(at))))
}

/**
 * Prolongs subscriptions, which also answers a demand to reauthorize; null where Graph no longer knows it.
 * Source: learn.microsoft.com/graph/api/subscription-update
 */
export async function prolongWatches(graph: Graph, ids: string[], expiresAt: number): Promise<(Subscribed | Error | null)[]> {
  const answers = await graph.batch(
    ids.map((id) => ({ id, method: 'PATCH', url: `/subscriptions/${id}`, headers: { 'Content-Type': 'application/json' }, body: { expirationDateTime: isoOf(expiresAt) } })),
    { patienceSeconds: jobPatienceSeconds },
  )
  return ids.map((id) => (answers.get(id)?.status === 404 ? null : subscribedFrom(answers.get(id))))
}

/** Ends subscriptions; one that is gone already is as good. Answers those that Graph would not end. */
export async function endWatches(graph: Graph, ids: string[]): Promise<Set<string>> {
  const answers = await graph.batch(
    ids.map((id) => ({ id, method: 'DELETE', url: `/subscriptions/${id}` })),
    { patienceSeconds: jobPatienceSeconds },
  )
  const ended = (answer: BatchAnswer | undefined) => answer?.status === 204 || answer?.status === 404
  return new Set(ids.filter((id) => !ended(answers.get(id))))
}

/** All subscriptions of this app that report to `notificationUrl`, and whose calendar each watches. Graph cannot filter them. */
export async function listWatches(graph: Graph, notificationUrl: string): Promise<{ id: string; personId: string }[]> {
  const all = await readAllPages(graph, '/subscriptions', Subscription, { patienceSeconds: jobPatienceSeconds })
  const mine = all.filter((subscription) => subscription.notificationUrl === notificationUrl)
  return mine.map(({ id, resource }) => ({ id, personId: /users(?:\/|\(')([^/']+)/i.exec(resource ?? '')?.[1]?.toLowerCase() ?? '' }))
}

function subscribedFrom(answer: BatchAnswer | undefined): Subscribed | Error {
  if (!answer) return new Error('Microsoft Graph did not answer.')
  if (answer.status >= 300) return errorOf(answer)
  const read = Subscription.safeParse(answer.body)
  return read.success ? { id: read.data.id, expiresAt: Date.parse(read.data.expirationDateTime) } : new Error('Microsoft Graph answered with something that is no subscription.')
}

function isoOf(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })
}
