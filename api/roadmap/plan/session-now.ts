/** How far from its time a session still counts as the one that is meant. */
const NEAR_MS = 12 * 3_600_000

type Moment = { number: number; startAt: number; endAt: number }
type Standing = {
  /** The session whose agenda is being turned, of those that were begun lately. */
  running: number | null
  /** How many sessions the circle has closed; it closes them in their order. */
  closed: number
  now: number
}

/**
 * Which session a circle means that meets now, whenever that is: the one that is running, else the one whose time is nearest if
 * that is within half a day, else the first that is not closed, else the last. Null where there is none. Epoch milliseconds.
 */
export function sessionNow(sessions: readonly Moment[], { running, closed, now }: Standing): number | null {
  if (running !== null && running > closed) return running
  const distance = ({ startAt, endAt }: Moment) => Math.max(startAt - now, now - endAt, 0)
  const [nearest] = sessions.toSorted((one, other) => distance(one) - distance(other))
  if (nearest && distance(nearest) <= NEAR_MS) return nearest.number
  return (sessions.find(({ number }) => number > closed) ?? sessions.at(-1))?.number ?? null
}
