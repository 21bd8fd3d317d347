/** Counts what Graph was asked since the last reset, so that a test can compare it with the least that the limits allow. */
export type Meter = {
  /** Requests over the wire; a batch counts once. */
  wire: number
  /** Requests answered, alone or as part of a batch; batches themselves not counted. */
  parts: number
  /** By method and pattern: `POST /users/:id/events`; `POST /$batch` for the batches. */
  byRoute: Map<string, number>
  /** Parts by object id of the mailbox's owner. */
  byMailbox: Map<string, number>
  /** Parts by status; 0 for connections that were cut. */
  byStatus: Map<number, number>
  /** Most requests that one mailbox, and all mailboxes together, worked on at once. */
  highestInOneMailbox: number
  highestAtOnce: number
  /** Parts refused because their mailbox was at its limit. */
  overConcurrency: number
  reset(): void
}

/** All at zero. */
export function createMeter(): Meter {
  const meter: Meter = {
    ...zeros(),
    reset: () => void Object.assign(meter, zeros()),
  }
  return meter
}

function zeros(): Omit<Meter, 'reset'> {
  return { wire: 0, parts: 0, byRoute: new Map(), byMailbox: new Map(), byStatus: new Map(), highestInOneMailbox: 0, highestAtOnce: 0, overConcurrency: 0 }
}

/** One more under this key. */
export function countIn<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
