/**
 * Who may ask Graph now. Outlook runs four requests of an application for one mailbox at once and refuses further ones
 * (learn.microsoft.com/graph/throttling-limits, "Outlook service limits"); whether the limit also holds over all mailboxes is said
 * differently in different places, so there is a cap on everything too. A mailbox that was refused rests: its other requests would
 * be refused as well, and each refusal counts against us.
 */
export type Lanes = {
  /** Takes a lane when there is one; false: later. `null` is for what belongs to no mailbox and only counts towards the cap. */
  take(mailbox: string | null): boolean
  leave(mailbox: string | null): void
  /**
   * A request was refused or lost: nothing more for this mailbox until the wait is over. Returns when that is, epoch milliseconds.
   * @param askedSeconds what Retry-After asks for; 0 when it does not.
   */
  rest(mailbox: string | null, askedSeconds: number): number
  /** A request went well: the next refusal begins with the shortest wait again. */
  ease(mailbox: string | null): void
  /** When the mailbox may be asked again, epoch milliseconds; in the past when it does not rest. */
  readyAt(mailbox: string | null): number
  /** Resolves when a lane is left, and after so many milliseconds anyway. First come, first woken. */
  change(atMostMilliseconds: number): Promise<void>
}

/** Documented for Outlook. */
const requestsPerMailbox = 4
/** Some services always ask for one second, however long they stay busy; so the waits grow by themselves: these seconds, doubled each time, up to the longest. */
const shortestWait = 0.25
const longestWait = 16

type Mailbox = { running: number; refusals: number; readyAt: number }

/** @param most requests at once over all mailboxes, the parts of batches counted one by one. */
export function createLanes(most: number): Lanes {
  const mailboxes = new Map<string, Mailbox>()
  let running = 0
  let waiting: (() => void)[] = []
  const of = (mailbox: string | null): Mailbox => {
    const key = mailbox ?? ''
    const known = mailboxes.get(key) ?? { running: 0, refusals: 0, readyAt: 0 }
    mailboxes.set(key, known)
    return known
  }
  return {
    take(mailbox) {
      const state = of(mailbox)
      if (running >= most || state.readyAt > performance.now()) return false
      if (mailbox !== null && state.running >= requestsPerMailbox) return false
      running += 1
      state.running += 1
      return true
    },
    leave(mailbox) {
      const state = of(mailbox)
      running -= 1
      state.running -= 1
      if (state.running === 0 && state.refusals === 0) mailboxes.delete(mailbox ?? '')
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    rest(mailbox, askedSeconds) {
      const state = of(mailbox)
      const now = performance.now()
      // Requests that were under way together are refused together: that is one refusal.
      if (state.readyAt <= now) state.refusals += 1
      const floor = Math.min(longestWait, shortestWait * 2 ** (state.refusals - 1))
      state.readyAt = Math.max(state.readyAt, now + Math.max(askedSeconds, floor) * 1000)
      return state.readyAt
    },
    ease(mailbox) {
      of(mailbox).refusals = 0
    },
    readyAt: (mailbox) => mailboxes.get(mailbox ?? '')?.readyAt ?? 0,
    change(atMostMilliseconds) {
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, Math.max(1, atMostMilliseconds))
        waiting.push(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    },
  }
}
