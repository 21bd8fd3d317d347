import { tabLink } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import type { SeriesRequest } from '../graph/events.ts'
import type { Session } from '../graph/occurrences.ts'
import { type CircleRecord, listCirclesById } from '../matching/list-circles.ts'
import { listRecords, type PersonRecord } from '../people/get-person.ts'
import { getCohorts } from '../programs/get-cohort.ts'
import { getPacks } from '../programs/get-pack.ts'
import { type InvitationParts, writeInvitation, writeSession } from './invitation.ts'
import { homeMonth } from './move-window.ts'
import type { SeriesRecord } from './store.ts'

/** A series as Outlook is to have it: the event as a whole, and what each occurrence says. */
export type Booking = { series: SeriesRecord; request: SeriesRequest; sessions: Session[] }

/** Everything that Outlook is told of some series, from few questions to the database. @throws Error for a series whose time is not chosen. */
export async function describeBookings(context: Pick<Context, 'db' | 'config'>, all: SeriesRecord[]): Promise<Booking[]> {
  const circles = await listCirclesById(context, all.map((series) => series.circleId))
  const [cohorts, people] = await Promise.all([
    getCohorts(context, [...new Set(circles.map((circle) => circle.cohortId))]),
    listRecords(context, [...new Set(circles.flatMap((circle) => circle.members.map((member) => member.personId)))]),
  ])
  const packs = await getPacks(context, cohorts.map(({ program }) => program.id))
  const circleOf = new Map(circles.map((circle) => [circle.id, circle]))
  const cohortOf = new Map(cohorts.map((cohort) => [cohort.id, cohort]))
  return all.map((series) => {
    const circle = circleOf.get(series.circleId)
    const cohort = cohortOf.get(circle?.cohortId ?? '')
    const pack = packs.get(cohort?.program.id ?? '')
    if (!circle || !cohort || !pack) throw new Error(`There is no circle ${series.circleId}.`)
    return describe(context, series, circle, { cohort, pack }, people)
  })
}

function describe({ config }: Pick<Context, 'config'>, series: SeriesRecord, circle: CircleRecord, { cohort, pack }: Pick<InvitationParts, 'cohort' | 'pack'>, people: Map<string, PersonRecord>): Booking {
  const { mailboxId, transactionId, pattern, startsOn, timeZone, minutes } = series
  if (!mailboxId || !transactionId || !pattern || !startsOn || !timeZone || !minutes) throw new Error(`The series of circle ${series.circleId} is intended but not complete.`)
  const name = (id: string) => people.get(id)?.displayName ?? ''
  const mentor = circle.members.find((member) => member.role === 'mentor')
  // What has taken place before the series was handed over stands where it stood.
  const standing = series.occurrences.filter(({ number }) => number >= series.firstNumber)
  const parts: InvitationParts = {
    cohort,
    pack,
    mentor: mentor ? name(mentor.personId) : null,
    mentees: circle.members.filter((member) => member.role === 'mentee').map((member) => name(member.personId)),
    tabUrl: (session) => tabLink(config, `/circle/${circle.id}/roadmap${session === null ? '' : `?stage=${session}`}`),
  }
  return {
    series,
    request: {
      mailboxId,
      seriesId: keyOfSeries(series),
      transactionId,
      ...writeInvitation(parts),
      start: startsOn,
      end: Temporal.PlainDateTime.from(startsOn).add({ minutes }).toString({ smallestUnit: 'second' }),
      timeZone,
      pattern,
      occurrences: standing.length,
      attendees: circle.members.filter((member) => member.personId !== mailboxId).flatMap((member) => {
        const person = people.get(member.personId)
        return person ? [{ address: person.mail, name: person.displayName }] : []
      }),
    },
    sessions: standing.map(({ number, startAt, endAt }) => ({ number, startAt, endAt, month: homeMonth(series, { number, startAt }), ...writeSession(parts, number) })),
  }
}

/** What is left on the event of a series, to find it again: another each time it is handed over. */
export function keyOfSeries({ circleId, generation }: Pick<SeriesRecord, 'circleId' | 'generation'>): string {
  return generation === 0 ? circleId : `${circleId}/generation-${generation}`
}
