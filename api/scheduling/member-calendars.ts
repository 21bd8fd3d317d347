import type { Context } from '../context.ts'
import { type Availability, type BusyInterval, type BusyKind, readAvailability } from '../graph/calendars.ts'
import { listRecords, type PersonRecord } from '../people/get-person.ts'
import { lunch, usualHours } from '../programs/planning-span.ts'
import type { SchedulePerson } from './solver/types.ts'
import { listPromised } from './store.ts'

/** `accepted`: addresses of those who said they come, where that is known. */
type Stretch = { startAt: number; endAt: number; accepted?: readonly string[] }
type Asked = {
  memberIds: string[]
  /** Epoch milliseconds; nothing outside is read. */
  from: number
  to: number
  /** A session of this circle that is to be moved, or without a number any of them: its own entry in the calendars does not stand in its way. */
  leaving?: { circleId: string; number?: number; /** In whose mailbox it stands. */ organizerId: string | null; stretches: Stretch[] }
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
    const busy = seen ? withoutOnce(calendar.busy, leaving?.stretches ?? [], ({ accepted }) => id === leaving?.organizerId || accepted?.includes(person.mail.toLowerCase()) === true) : []
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

/** What ours is in somebody's calendar: busy for its organizer and those who accepted, tentative until then; never their being away. */
const kindsOfOurs: Record<'firm' | 'open', BusyKind[]> = { firm: ['busy', 'tentative'], open: ['tentative', 'busy'] }

/** Takes one entry of exactly each stretch away, the one that can be ours: another meeting at the same time stays in the way. */
function withoutOnce(entries: BusyInterval[], stretches: Stretch[], isFirm: (stretch: Stretch) => boolean): BusyInterval[] {
  const left = [...entries]
  for (const stretch of stretches) {
    const here = left.filter(({ startAt, endAt }) => startAt === stretch.startAt && endAt === stretch.endAt)
    const [ours] = kindsOfOurs[isFirm(stretch) ? 'firm' : 'open'].flatMap((kind) => here.find((entry) => entry.kind === kind) ?? [])
    if (ours) left.splice(left.indexOf(ours), 1)
  }
  return left
}

function iso(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })
}
