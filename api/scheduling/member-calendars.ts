import type { Context } from '../context.ts'
import { type Availability, type BusyInterval, type BusyKind, readAvailability } from '../graph/calendars.ts'
import { listRecords, type PersonRecord } from '../people/get-person.ts'
import { lunch, usualHours } from '../programs/planning-span.ts'
import type { SchedulePerson } from './solver/types.ts'
import { listPromised } from './store.ts'

type Stretch = { startAt: number; endAt: number }
type Asked = {
  memberIds: string[]
  /** Epoch milliseconds; nothing outside is read. */
  from: number
  to: number
  /** A session of this circle that is to be moved, or without a number any of them: its own entry in the calendars does not stand in its way. */
  leaving?: { circleId: string; number?: number; stretches: Stretch[] }
}

export type MemberCalendars = {
  people: Map<string, PersonRecord>
  /** As the solver takes them, in the order asked for. */
  schedule: SchedulePerson[]
  /** Ids of those whose calendar cannot be seen. */
  unseen: string[]
}

/** The calendars of some people as they are now: free/busy, working hours, and what our own circles have promised. */
export async function readMembers(context: Context, { memberIds, from, to, leaving }: Asked): Promise<MemberCalendars> {
  const [people, promised] = await Promise.all([listRecords(context, memberIds), listPromised(context.db, memberIds, [])])
  const visible = memberIds.flatMap((id) => people.get(id) ?? []).filter((person) => person.mailbox === 'cloud')
  const [asker] = visible
  const calendars = asker ? await readAvailability(context.graph, asker.id, visible.map((person) => person.mail), from, to) : new Map<string, Availability>()
  const unseen: string[] = []
  const schedule = memberIds.flatMap((id): SchedulePerson[] => {
    const person = people.get(id)
    if (!person) return []
    const calendar = calendars.get(person.mail)
    const seen = person.mailbox === 'cloud' && calendar?.known === true
    if (!seen) unseen.push(id)
    const busy = seen ? withoutOnce(calendar.busy, leaving?.stretches ?? []) : []
    const taken = promised
      .filter((entry) => entry.personId === id)
      .flatMap((entry) => entry.occurrences.filter((occurrence) => entry.circleId !== leaving?.circleId || (leaving.number !== undefined && occurrence.number !== leaving.number)))
    return [
      {
        id,
        timeZone: person.timeZone ?? 'Europe/London',
        workingHours: person.workingHours ?? usualHours,
        busy: [...busy.map((entry) => [iso(entry.startAt), iso(entry.endAt), entry.kind] as const), ...taken.map((entry) => [iso(entry.startAt), iso(entry.endAt), 'busy'] as const)],
        protected: [lunch],
      },
    ]
  })
  return { people, schedule, unseen }
}

/** Ours stands as what its owner answered: tentative until they accept, then busy. It is never their being away. */
const standing: Record<BusyKind, number> = { tentative: 0, busy: 1, workingElsewhere: 2, oof: 3 }

/** Takes one entry of exactly each stretch away, the one that can be ours: another meeting at the same time stays in the way. */
function withoutOnce(entries: BusyInterval[], stretches: Stretch[]): BusyInterval[] {
  const left = [...entries]
  for (const { startAt, endAt } of stretches) {
    const [ours] = left.filter((entry) => entry.startAt === startAt && entry.endAt === endAt).sort((a, b) => standing[a.kind] - standing[b.kind])
    if (ours) left.splice(left.indexOf(ours), 1)
  }
  return left
}

function iso(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })
}
