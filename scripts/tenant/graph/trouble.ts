/** Something that goes wrong on purpose, for the next requests that fit. */
export type TroubleOrder = {
  /** Tested against the path below the version, e.g. `/users/…/events`; inner requests of a batch count. */
  path: RegExp
  method?: string
  /** How many requests it strikes. Default 1. */
  times?: number
} & (
  | { kind: 'throttled'; retryAfterSeconds?: number }
  | { kind: 'unavailable'; retryAfterSeconds?: number }
  /** The work is done and the answer lost: 504. Shows whether a repetition does it twice. */
  | { kind: 'answerLost' }
  /** 401 as for a token that has run out. */
  | { kind: 'tokenExpired' }
  | { kind: 'slow'; milliseconds: number }
)

export type Trouble = {
  order(order: TroubleOrder): void
  /** Calls everything off. */
  clear(): void
  /** What is still to strike. */
  pending(): TroubleOrder[]
  /** Takes one strike of the first order that fits each request. */
  strike(method: string, path: string): TroubleOrder | null
  /** How long every request to a mailbox takes, in milliseconds; what runs at once is counted over this time. */
  mailboxMilliseconds: number
}

/** Nothing goes wrong until ordered. */
export function createTrouble(): Trouble {
  let waiting: { order: TroubleOrder; left: number }[] = []
  return {
    mailboxMilliseconds: 2,
    order: (order) => void waiting.push({ order, left: order.times ?? 1 }),
    clear() {
      waiting = []
    },
    pending: () => waiting.map(({ order, left }) => ({ ...order, times: left })),
    strike(method, path) {
      const found = waiting.find(({ order }) => order.path.test(path) && (order.method ?? method) === method)
      if (!found) return null
      found.left -= 1
      if (found.left === 0) waiting = waiting.filter((entry) => entry !== found)
      return found.order
    },
  }
}
