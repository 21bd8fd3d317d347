import { freshId, type Tenant } from '../tenant.ts'
import { createAlarm } from './alarm.ts'

export type ChangeType = 'created' | 'updated' | 'deleted'
export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed'

/** An order to be told of changes of one mailbox's events (Microsoft: "subscription resource type"). */
export type Subscription = {
  id: string
  /** As the client wrote it. */
  resource: string
  personId: string
  changeTypes: ChangeType[]
  notificationUrl: string
  lifecycleNotificationUrl: string | null
  clientState: string | null
  latestSupportedTlsVersion: string
  /** Milliseconds on the tenant's clock; from then on it is as if it had never been. */
  expiresAt: number
  /** Nothing is delivered from `reauthorizationRequired` on a withdrawn access until the client has answered it. */
  paused: boolean
  /** It has been told that it will soon expire. */
  warned: boolean
}

export type Subscriptions = {
  /** Throws nothing; what was checked before is kept. */
  add(subscription: Omit<Subscription, 'id' | 'paused' | 'warned'>): Subscription
  /** One that has not expired. */
  get(id: string): Subscription | null
  ofMailbox(personId: string): Subscription[]
  all(): Subscription[]
  /** Call after any change to one. */
  changed(subscription: Subscription): void
  /** Takes it out; `tell` sends its owner subscriptionRemoved, as when Graph itself ends it. */
  remove(id: string, tell?: boolean): void
  /** Withdraws access until the client reauthorizes or renews: reauthorizationRequired is sent, and nothing after it. */
  askToReauthorize(id: string): void
  onLifecycle(listener: (subscription: Subscription, event: LifecycleEvent) => void): void
  close(): void
}

/** How long before it ends a subscription is told so; Microsoft does not say when. */
const warningMilliseconds = 3_600_000

/** The company's subscriptions, kept over restarts, which truly end when the tenant's clock says so. */
export function createSubscriptions(tenant: Tenant): Subscriptions {
  const byId = new Map((tenant.memory.part('subscriptions', (): Subscription[] => [...byId.values()]) ?? []).map((subscription) => [subscription.id, subscription]))
  const byMailbox = new Map<string, Map<string, Subscription>>()
  const listeners: ((subscription: Subscription, event: LifecycleEvent) => void)[] = []
  const alarm = createAlarm(tenant.clock, look)
  const now = (): number => tenant.clock.now().epochMilliseconds
  const tellOf = (subscription: Subscription, event: LifecycleEvent): void => {
    if (subscription.lifecycleNotificationUrl) for (const listener of listeners) listener(subscription, event)
  }

  function index(subscription: Subscription): void {
    const mailbox = byMailbox.get(subscription.personId) ?? new Map<string, Subscription>()
    byMailbox.set(subscription.personId, mailbox.set(subscription.id, subscription))
    watch(subscription)
  }

  function watch(subscription: Subscription): void {
    alarm.at(subscription.warned ? subscription.expiresAt : subscription.expiresAt - warningMilliseconds)
  }

  function drop(subscription: Subscription): void {
    byId.delete(subscription.id)
    byMailbox.get(subscription.personId)?.delete(subscription.id)
    tenant.memory.changed()
  }

  function look(): void {
    for (const subscription of [...byId.values()]) {
      if (subscription.expiresAt <= now()) {
        drop(subscription)
        continue
      }
      if (!subscription.warned && subscription.expiresAt - warningMilliseconds <= now()) {
        subscription.warned = true
        tellOf(subscription, 'reauthorizationRequired')
      }
      watch(subscription)
    }
  }

  function standing(subscription: Subscription | undefined): Subscription | null {
    if (!subscription || subscription.expiresAt > now()) return subscription ?? null
    drop(subscription)
    return null
  }

  for (const subscription of byId.values()) index(subscription)
  return {
    add(given) {
      const subscription: Subscription = { ...given, id: freshId(), paused: false, warned: given.expiresAt - now() <= warningMilliseconds }
      byId.set(subscription.id, subscription)
      index(subscription)
      tenant.memory.changed()
      return subscription
    },
    get: (id) => standing(byId.get(id.toLowerCase())),
    ofMailbox: (personId) => [...(byMailbox.get(personId)?.values() ?? [])].filter(standing),
    all: () => [...byId.values()].filter(standing),
    changed(subscription) {
      subscription.warned = subscription.expiresAt - now() <= warningMilliseconds
      watch(subscription)
      tenant.memory.changed()
    },
    remove(id, tell = false) {
      const subscription = byId.get(id)
      if (!subscription) return
      drop(subscription)
      if (tell) tellOf(subscription, 'subscriptionRemoved')
    },
    askToReauthorize(id) {
      const subscription = byId.get(id)
      if (!subscription) return
      subscription.paused = true
      tenant.memory.changed()
      tellOf(subscription, 'reauthorizationRequired')
    },
    onLifecycle: (listener) => void listeners.push(listener),
    close: alarm.close,
  }
}
