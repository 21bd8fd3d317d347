import { freshId, type Tenant } from '../tenant.ts'
import { createAlarm } from './alarm.ts'
import type { ItemChange } from './journal.ts'
import type { Mailboxes } from './mailboxes.ts'
import { changeKey } from './meeting.ts'
import { pace } from './pace.ts'
import { post, type Patience } from './receiver.ts'
import type { LifecycleEvent, Subscription, Subscriptions } from './subscriptions.ts'
import type { Trouble } from './trouble.ts'

/** One notification on its way (Microsoft: "changeNotification resource type"). Moments are milliseconds on the tenant's clock. */
type Waiting = {
  subscriptionId: string
  url: string
  body: Record<string, unknown>
  isLifecycle: boolean
  bornAt: number
  dueAt: number
  tries: number
}

export type Notifier = {
  /** What has not been delivered yet, newest last. */
  waiting(): { url: string; body: Record<string, unknown>; tries: number; dueAt: Temporal.Instant }[]
  /** Since the start: notifications taken by their receivers, and those given up. */
  counts: { delivered: number; posts: number; failedPosts: number; dropped: number }
  /** Resolves when nothing is under way or due. */
  settled(): Promise<void>
  close(): void
}

/** Changes that come within this time travel together. */
const gatherMilliseconds = 25
const mostPerPost = 100
/** "Retried with exponential back-off for up to 4 hours"; the first wait is not documented. */
const firstRetryMilliseconds = 10_000
const giveUpMilliseconds = 4 * 3_600_000

/**
 * Delivers what the journal tells to whom it may concern (Microsoft: "Receive change notifications through webhooks"). There is no
 * order among notifications; one change of a meeting is told in every mailbox that holds it. Whoever does not answer 2xx within
 * three seconds is tried again with back-off for four hours of the tenant's clock, and then told that something was missed.
 */
export function createNotifier(parts: { tenant: Tenant; mailboxes: Mailboxes; subscriptions: Subscriptions; trouble: Trouble; patience: Patience }): Notifier {
  const { tenant, mailboxes, subscriptions, trouble, patience } = parts
  let waiting: Waiting[] = tenant.memory.part('waiting notifications', (): Waiting[] => waiting) ?? []
  const counts = { delivered: 0, posts: 0, failedPosts: 0, dropped: 0 }
  const alarm = createAlarm(tenant.clock, () => void deliverDue())
  const now = (): number => tenant.clock.now().epochMilliseconds
  const paces = pace(now)
  const underWay = new Set<Promise<void>>()

  function about(subscription: Subscription): Record<string, unknown> {
    return {
      subscriptionId: subscription.id,
      subscriptionExpirationDateTime: new Date(subscription.expiresAt).toISOString(),
      clientState: subscription.clientState,
      tenantId: tenant.id,
    }
  }

  function queue(notification: Omit<Waiting, 'bornAt' | 'tries' | 'dueAt'>, afterMilliseconds = gatherMilliseconds): void {
    const dueAt = now() + afterMilliseconds
    waiting.push({ ...notification, bornAt: now(), dueAt, tries: 0 })
    tenant.memory.changed()
    alarm.at(dueAt)
  }

  function tellChange(change: ItemChange): void {
    for (const subscription of subscriptions.ofMailbox(change.personId)) {
      if (subscription.paused || !subscription.changeTypes.includes(change.kind)) continue
      const resource = `Users/${change.personId}/Events/${change.itemId}`
      const delay = paces.delayOf(subscription.notificationUrl)
      const struck = trouble.strikeNotification(resource)
      if (struck?.kind === 'notificationLost' || delay === null) {
        if (delay === null || (struck?.kind === 'notificationLost' && struck.missed)) tellLifecycle(subscription, 'missed')
        continue
      }
      const body = {
        id: freshId(),
        ...about(subscription),
        changeType: change.kind,
        resource,
        resourceData: { '@odata.type': '#Microsoft.Graph.Event', '@odata.id': resource, id: change.itemId },
      }
      const notification = { subscriptionId: subscription.id, url: subscription.notificationUrl, body, isLifecycle: false }
      queue(notification, struck?.kind === 'notificationLate' ? struck.seconds * 1_000 : gatherMilliseconds + delay)
      if (struck?.kind === 'notificationTwice') queue({ ...notification, body: { ...body, id: freshId() } })
    }
  }

  function tellLifecycle(subscription: Subscription, event: LifecycleEvent): void {
    const url = subscription.lifecycleNotificationUrl
    if (!url) return
    // One word is enough, however much was missed.
    if (waiting.some((other) => other.subscriptionId === subscription.id && other.body['lifecycleEvent'] === event)) return
    queue({ subscriptionId: subscription.id, url, body: { ...about(subscription), lifecycleEvent: event }, isLifecycle: true })
  }

  async function deliverDue(): Promise<void> {
    const due = waiting.filter(({ dueAt }) => dueAt <= now())
    waiting = waiting.filter(({ dueAt }) => dueAt > now())
    if (waiting.length > 0) alarm.at(Math.min(...waiting.map(({ dueAt }) => dueAt)))
    // Of a subscription that has ended meanwhile only its end is still told.
    const owed = due.filter(({ subscriptionId, isLifecycle }) => isLifecycle || subscriptions.get(subscriptionId))
    const urls = new Set(owed.map(({ url }) => url))
    const posts = [...urls].flatMap((url) => {
      const mine = owed.filter((notification) => notification.url === url)
      return Array.from({ length: Math.ceil(mine.length / mostPerPost) }, (_none, number) => deliver(url, mine.slice(number * mostPerPost, (number + 1) * mostPerPost)))
    })
    for (const sending of posts) {
      underWay.add(sending)
      void sending.finally(() => underWay.delete(sending))
    }
    await Promise.all(posts)
  }

  async function deliver(url: string, notifications: Waiting[]): Promise<void> {
    counts.posts += 1
    const receipt = await post(url, { value: notifications.map(dressed) }, patience)
    paces.note(url, receipt.status === 0 || receipt.tookMilliseconds > 0.97 * patience.delivery)
    if (receipt.status >= 200 && receipt.status < 300) {
      counts.delivered += notifications.length
      tenant.memory.changed()
      return
    }
    counts.failedPosts += 1
    for (const notification of notifications) tryAgain(notification)
  }

  /** The version of the item is the one of the moment of sending, not of the change. */
  function dressed({ body }: Waiting): Record<string, unknown> {
    const data = body['resourceData'] as { id: string } | undefined
    if (!data) return body
    const personId = String(body['resource']).split('/')[1] ?? ''
    const instance = mailboxes.find(personId, data.id)
    return { ...body, resourceData: { ...data, ...(instance && { '@odata.etag': `W/"${changeKey(instance.copy)}"` }) } }
  }

  function tryAgain(notification: Waiting): void {
    const wait = firstRetryMilliseconds * 2 ** notification.tries
    const dueAt = now() + wait
    tenant.memory.changed()
    if (dueAt - notification.bornAt <= giveUpMilliseconds) {
      waiting.push({ ...notification, tries: notification.tries + 1, dueAt })
      alarm.at(dueAt)
      return
    }
    counts.dropped += 1
    const subscription = subscriptions.get(notification.subscriptionId)
    if (subscription && !notification.isLifecycle) tellLifecycle(subscription, 'missed')
  }

  mailboxes.journal.onWrite(tellChange)
  subscriptions.onLifecycle(tellLifecycle)
  for (const { dueAt } of waiting) alarm.at(dueAt)
  return {
    waiting: () => waiting.map(({ url, body, tries, dueAt }) => ({ url, body, tries, dueAt: Temporal.Instant.fromEpochMilliseconds(dueAt) })),
    counts,
    async settled() {
      while (underWay.size > 0 || waiting.some(({ dueAt }) => dueAt <= now() + gatherMilliseconds)) {
        await Promise.all(underWay)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    close: alarm.close,
  }
}
