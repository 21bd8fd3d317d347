import { seededRandom, type Random } from '../cast/random.ts'

/** Something that goes wrong on purpose, for the next requests that fit. */
export type TroubleOrder = {
  /** Tested against the path below the version or the connector's service URL, e.g. `/users/…/events`; inner requests of a batch count, and `/$batch` itself. */
  path: RegExp
  method?: string
  /** Default: Graph. The Bot Connector knows no lost answers and no slowness. */
  service?: 'graph' | 'connector'
  /** How many requests it strikes. Default 1; with a `share`, without end. */
  times?: number
  /** Strikes only this share of the fitting requests, from 0 to 1, drawn by `seed`. */
  share?: number
  seed?: number
} & (
  | { kind: 'throttled'; retryAfterSeconds?: number }
  | { kind: 'unavailable'; retryAfterSeconds?: number }
  /** The work is done and the answer lost: 504. Shows whether a repetition does it twice. */
  | { kind: 'answerLost' }
  /** 401 as for a token that has run out. */
  | { kind: 'tokenExpired' }
  | { kind: 'slow'; milliseconds: number }
  /** The connection breaks off, before or after the work is done; inside a batch that part answers 503 or 504. */
  | { kind: 'cut'; when: 'before' | 'after' }
  /** Each strike is one of throttled, unavailable, cut before and cut after the work. */
  | { kind: 'mixed'; retryAfterSeconds?: number }
)

/** The same for change notifications; `path` is tested against their resource, `Users/ID/Events/ID`. */
export type NotificationOrder = Pick<TroubleOrder, 'path' | 'times' | 'share' | 'seed'> &
  (
    /** Never sent; with `missed` the subscriber is told that something was. */
    { kind: 'notificationLost'; missed?: boolean } | { kind: 'notificationTwice' } | { kind: 'notificationLate'; seconds: number }
  )

export type Trouble = {
  order(order: TroubleOrder | NotificationOrder): void
  /** Calls everything off. */
  clear(): void
  /** What is still to strike. */
  pending(): (TroubleOrder | NotificationOrder)[]
  /** Takes one strike of the first order that fits each request. */
  strike(method: string, path: string, service?: 'graph' | 'connector'): TroubleOrder | null
  strikeNotification(resource: string): NotificationOrder | null
  /** How long every request to a mailbox takes, in milliseconds; what runs at once is counted over this time. */
  mailboxMilliseconds: number
}

type Entry<Order> = { order: Order; left: number; random: Random }

/** Nothing goes wrong until ordered. */
export function createTrouble(): Trouble {
  let requests: Entry<TroubleOrder>[] = []
  let notifications: Entry<NotificationOrder>[] = []
  const entry = <Order extends TroubleOrder | NotificationOrder>(order: Order): Entry<Order> => ({
    order,
    left: order.times ?? (order.share === undefined ? 1 : Infinity),
    random: seededRandom(`${order.seed ?? 1}:trouble`),
  })
  /** Uses up one strike; a share draws for every request that fits, so that the same requests meet the same trouble. */
  const take = <Order extends TroubleOrder | NotificationOrder>(found: Entry<Order>): boolean => {
    if (found.order.share !== undefined && !found.random.chance(found.order.share)) return false
    found.left -= 1
    return true
  }
  return {
    mailboxMilliseconds: 2,
    order(order) {
      if (isForNotifications(order)) notifications.push(entry(order))
      else requests.push(entry(order))
    },
    clear() {
      requests = []
      notifications = []
    },
    pending: () => [...requests, ...notifications].map(({ order, left }) => ({ ...order, times: left })),
    strike(method, path, service = 'graph') {
      const found = requests.find((one) => (one.order.service ?? 'graph') === service && one.order.path.test(path) && (one.order.method ?? method) === method && take(one))
      if (!found) return null
      requests = requests.filter(({ left }) => left > 0)
      return found.order.kind === 'mixed' ? oneOf(found.order, found.random) : found.order
    },
    strikeNotification(resource) {
      const found = notifications.find((one) => one.order.path.test(resource) && take(one))
      if (!found) return null
      notifications = notifications.filter(({ left }) => left > 0)
      return found.order
    },
  }
}

function isForNotifications(order: TroubleOrder | NotificationOrder): order is NotificationOrder {
  return order.kind === 'notificationLost' || order.kind === 'notificationTwice' || order.kind === 'notificationLate'
}

function oneOf({ path, retryAfterSeconds }: TroubleOrder & { kind: 'mixed' }, random: Random): TroubleOrder {
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds }
  return random.pick<TroubleOrder>([{ path, kind: 'throttled', ...wait }, { path, kind: 'unavailable', ...wait }, { path, kind: 'cut', when: 'before' }, { path, kind: 'cut', when: 'after' }])
}
