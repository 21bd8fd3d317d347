import { DAY } from '../../time/calendar.ts'
import { getZone } from '../../time/zone.ts'
import { localDay, openBetween, openingBefore, type Stretch, type Week } from './open-hours.ts'

export type Kind = 'prepare' | 'pulse' | 'quiet-circle' | 'early-warning' | 'story' | 'kept-ties'

/** Something a person could be asked to do. */
export type Nudge = {
  /** What counts as the same; it is sent once, whoever asks how often. */
  key: string
  kind: Kind
  /** The moment it is about, epoch milliseconds: when a session starts, ended, or was planned. */
  aboutAt: number
  /** Not to be sent before. */
  dueAt: number
  /** Of no use from then on. */
  untilAt: number
  /** Whether its receiver takes a break from what it is about. */
  resting: boolean
}

/** Whoever gets them. `away`: out of office. `sent`: every nudge of the last days, of all programs, with its key. */
export type Receiver = {
  /** IANA or Windows name. */
  timeZone: string
  workingHours: Week
  away: readonly Stretch[]
  off: readonly Kind[]
  sent: readonly { key: string; at: number }[]
}

export type Why = 'turned-off' | 'sent-before' | 'passed' | 'resting' | 'early' | 'hours' | 'away' | 'cap'
export type Decision =
  | { key: string; what: 'send' }
  /** Not before `untilAt`, and then to be decided again. */
  | { key: string; what: 'keep'; untilAt: number; why: Why }
  | { key: string; what: 'drop'; why: Why }

/** At most so many nudges in any seven days in a row, over all programs, and never two on one day. Approvals are none. */
export const mostPerWeek = 2
const week = 7 * DAY
/** Somebody who takes a break may end it any day. */
const restLook = DAY / 2

/** What goes first where not everything may: what has a date, what somebody waits for, what was asked, how it was, what may be told, and whom one still talks to. */
const order: Record<Kind, number> = { prepare: 0, 'early-warning': 1, 'quiet-circle': 2, pulse: 3, story: 4, 'kept-ties': 5 }

/**
 * Decides about everything that is due for one person: sent now, kept, or dropped with the reason. Only from 09:00 to 17:00 of
 * their own working hours, never while they are out of office, at most twice in seven days and once a day. What goes first keeps its place:
 * something lesser is not sent where it would stand in its way. The order in which nudges come changes nothing.
 * @param nudges all that are not decided yet, also those that are due later.
 * @param now epoch milliseconds.
 */
export function planNudges(nudges: readonly Nudge[], receiver: Receiver, now: number): Decision[] {
  const zone = getZone(receiver.timeZone)
  const known = new Set(receiver.sent.map(({ key }) => key))
  const taken = receiver.sent.map(({ at }) => at)
  return [...nudges].sort(byImportance).map((nudge) => {
    const { key } = nudge
    if (known.has(key)) return { key, what: 'drop', why: 'sent-before' }
    known.add(key)
    if (receiver.off.includes(nudge.kind)) return { key, what: 'drop', why: 'turned-off' }
    if (nudge.untilAt <= now) return { key, what: 'drop', why: nudge.resting ? 'resting' : 'passed' }
    if (nudge.resting) return { key, what: 'keep', untilAt: Math.min(nudge.untilAt, now + restLook), why: 'resting' }
    const from = firstMoment(nudge, receiver)
    if (from === null) return { key, what: 'drop', why: 'hours' }
    const found = findMoment(nudge, receiver, { from: Math.max(now, from), taken, dayOf: (at) => localDay(zone, at) })
    if (found.at === null) return { key, what: 'drop', why: found.why }
    taken.push(found.at)
    if (found.at === now) return { key, what: 'send' }
    return { key, what: 'keep', untilAt: found.at, why: from > now ? 'early' : found.why }
  })
}

function byImportance(a: Nudge, b: Nudge): number {
  return order[a.kind] - order[b.kind] || a.untilAt - b.untilAt || a.aboutAt - b.aboutAt || (a.key < b.key ? -1 : Number(a.key > b.key))
}

/** What is to be prepared is said on the working day before, everything else when it is due. */
function firstMoment(nudge: Nudge, receiver: Receiver): number | null {
  if (nudge.kind !== 'prepare') return nudge.dueAt
  return openingBefore(receiver.timeZone, receiver.workingHours, nudge.aboutAt)
}

type Search = { from: number; taken: readonly number[]; dayOf: (at: number) => number }

/** The first moment at which it may be sent; without one, what stood in the way last. `why` also says what made it wait. */
function findMoment(nudge: Nudge, { timeZone, workingHours, away }: Receiver, { from, taken, dayOf }: Search): { at: number | null; why: Why } {
  let why: Why = 'hours'
  for (const open of openBetween(timeZone, workingHours, from, nudge.untilAt)) {
    const moments = [open.startAt, ...away.map(({ endAt }) => endAt), ...taken.map((at) => at + week)]
    for (const at of moments.filter((moment) => moment >= open.startAt && moment < open.endAt).sort((a, b) => a - b)) {
      if (away.some(({ startAt, endAt }) => startAt <= at && at < endAt)) why = 'away'
      else if (taken.some((other) => dayOf(other) === open.day) || isTooMuch(taken, at)) why = 'cap'
      else return { at, why }
    }
  }
  return { at: null, why }
}

/** Whether one more at this moment makes more than the cap within some seven days. */
function isTooMuch(taken: readonly number[], at: number): boolean {
  const sorted = [...taken, at].sort((a, b) => a - b)
  return sorted.some((last, index) => {
    const first = sorted[index - mostPerWeek]
    return first !== undefined && first <= at && at <= last && last - first < week
  })
}
