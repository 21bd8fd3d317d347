import type { SchedulePerson } from './solver/types.ts'

type Stretch = { startAt: number; endAt: number }

export type Judged = {
  /** Where the session is to be, as far as we know. */
  planned: Stretch
  /** When we moved it last; answers from before are about its old time. */
  movedAt: number | null
  /** Where it stands in Outlook; null when it was called off there. */
  seen: (Stretch & { declined: { personId: string; at: number | null }[] }) | null
  /** The members' calendars without this session itself. */
  people: readonly SchedulePerson[]
  /** Whether the session may stand at this start: in its month, a fortnight from its neighbours. */
  mayStandAt: (startAt: number) => boolean
  /** Whether everybody works then and is free, from the first to the last minute. */
  isFreeAt: (startAt: number, endAt: number) => boolean
}

/** Why a session cannot stay. */
export type Cause = 'declined' | 'out-of-office' | 'busy' | 'moved-badly' | 'called-off'
export type Verdict =
  | { kind: 'stays' }
  /** The organizer of the meeting moved it to a place that suits everybody: our dates follow. */
  | { kind: 'follows'; startAt: number; endAt: number }
  /** `cannot`: who is in the way, known to us alone and never said to the others. */
  | { kind: 'must-move'; cause: Cause; cannot: string[] }

/**
 * What is to become of one session. Standing, from high to low: out of office and busy, a mentoring session that was promised,
 * tentative. So a tentative meeting or one worked from elsewhere moves nothing, anything that is busy does.
 */
export function judgeSession({ planned, movedAt, seen, people, mayStandAt, isFreeAt }: Judged): Verdict {
  if (!seen) return { kind: 'must-move', cause: 'called-off', cannot: [] }
  const declined = seen.declined.filter(({ at }) => at === null || movedAt === null || at >= movedAt).map(({ personId }) => personId)
  if (declined.length > 0) return { kind: 'must-move', cause: 'declined', cannot: declined }
  if (seen.startAt !== planned.startAt || seen.endAt !== planned.endAt) {
    const well = mayStandAt(seen.startAt) && isFreeAt(seen.startAt, seen.endAt)
    return well ? { kind: 'follows', startAt: seen.startAt, endAt: seen.endAt } : { kind: 'must-move', cause: 'moved-badly', cannot: [] }
  }
  const away = hindered(people, planned, 'oof')
  const busy = hindered(people, planned, 'busy')
  if (away.length > 0) return { kind: 'must-move', cause: 'out-of-office', cannot: [...new Set([...away, ...busy])] }
  return busy.length > 0 ? { kind: 'must-move', cause: 'busy', cannot: busy } : { kind: 'stays' }
}

function hindered(people: readonly SchedulePerson[], { startAt, endAt }: Stretch, kind: 'busy' | 'oof'): string[] {
  return people.filter(({ busy = [] }) => busy.some(([from, to, entry]) => entry === kind && instantOf(from) < endAt && instantOf(to) > startAt)).map(({ id }) => id)
}

function instantOf(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at)
}
