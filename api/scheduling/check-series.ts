import type { Context } from '../context.ts'
import { readSeenSessions, type SeenSession } from '../graph/seen-sessions.ts'
import { type CircleRecord, listCirclesById } from '../matching/list-circles.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { StoredOccurrence } from '../store/stored.ts'
import { settleQuestions } from './healing-store.ts'
import { judgeSession, type Verdict } from './judge-session.ts'
import { type MemberCalendars, readMembers } from './member-calendars.ts'
import { homeMonth, mayStandAt } from './move-window.ts'
import { isFree } from './rank-times.ts'
import { reportMailboxGone, reportSeriesDeleted } from './report-gone.ts'
import { type Placeable, resolveSession } from './resolve-session.ts'
import { findSeries, lockSeries, saveOccurrence, type SeriesRecord } from './store.ts'
import { beginCheck } from './watch-store.ts'

const day = 86_400_000

/**
 * Looks at one series as it stands in Outlook and at its members' free/busy, and mends what no longer fits: each session alone, the others
 * stay. Safe to repeat; when nothing has changed it changes nothing, so our own changes, which Graph reports like anybody's, lead nowhere.
 */
export async function checkSeries(context: Context, circleId: string): Promise<void> {
  const now = context.now()
  await beginCheck(context.db, circleId, now)
  const [series, [circle]] = await Promise.all([findSeries(context.db, circleId), listCirclesById(context, [circleId])])
  if (series?.state !== 'booked' || !series.mailboxId || !series.eventId || !series.timeZone || circle?.state !== 'active') return
  // While a series that was handed over still stands in its old place as well, everybody seems busy.
  if (series.former.length > 0) return
  // A session that is on its way to another time is judged when it has arrived.
  const ahead = series.occurrences.filter((occurrence) => occurrence.number >= series.firstNumber && occurrence.endAt > now && !occurrence.move)
  if (ahead.length === 0) return
  const place = { mailboxId: series.mailboxId, eventId: series.eventId, timeZone: series.timeZone }
  const seen = await readSeenSessions(context.graph, place, ahead.map((occurrence) => ({ ...occurrence, month: homeMonth(series, occurrence), aloneId: occurrence.alone ? (occurrence.eventId ?? null) : null })))
  if (seen.state !== 'here') {
    await (seen.state === 'gone' ? reportSeriesDeleted : reportMailboxGone)(context, { circleId, mailboxId: place.mailboxId, eventId: place.eventId })
    return
  }
  const standing = new Map(ahead.map((occurrence) => [occurrence.number, seen.sessionOf(occurrence.number)]))
  const calendars = await readAround(context, circle, place.mailboxId, ahead, [...standing.values()])
  const { program } = await getCohort(context, circle.cohortId)
  for (const occurrence of ahead) {
    const session = standing.get(occurrence.number) ?? null
    const verdict = judge(series, occurrence, session, calendars)
    const placeable: Placeable = { circle, series, occurrence, calendars, mostMoves: program.movesPerSession }
    if (verdict.kind === 'stays') await settle(context, circleId, occurrence)
    else if (verdict.kind === 'follows') await follow(context, circleId, occurrence, verdict)
    else await resolveSession(context, placeable, verdict, session)
  }
}

/** One reading for all: from now to the end of the last session's month, without our own sessions. */
async function readAround(context: Context, circle: CircleRecord, organizerId: string, ahead: StoredOccurrence[], sessions: (SeenSession | null)[]): Promise<MemberCalendars> {
  const last = Math.max(...ahead.map(({ endAt }) => endAt), ...sessions.map((session) => session?.endAt ?? 0))
  return readMembers(context, {
    memberIds: circle.members.map((member) => member.personId),
    from: context.now(),
    to: last + 31 * day,
    leaving: { circleId: circle.id, organizerId, stretches: sessions.filter((session) => session !== null) },
  })
}

function judge(series: SeriesRecord, occurrence: StoredOccurrence, session: SeenSession | null, calendars: MemberCalendars): Verdict {
  const personOf = new Map([...calendars.people.values()].map((person) => [person.mail.toLowerCase(), person.id]))
  const declined = (session?.declined ?? []).flatMap(({ address, at }) => {
    const personId = personOf.get(address)
    return personId === undefined ? [] : [{ personId, at }]
  })
  return judgeSession({
    planned: occurrence,
    movedAt: occurrence.movedAt ?? null,
    seen: session && { ...session, declined },
    people: calendars.schedule,
    mayStandAt: (startAt) => mayStandAt(series, occurrence, startAt),
    isFreeAt: (startAt, endAt) => isFree(calendars.schedule, startAt, Math.round((endAt - startAt) / 60_000)),
  })
}

/** The organizer of the meeting moved it well: our dates follow, and with them the roadmap. Outlook has told everybody already. */
async function follow(context: Context, circleId: string, occurrence: StoredOccurrence, to: { startAt: number; endAt: number }): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const series = await lockSeries(trx, circleId)
    const held = series?.occurrences.find(({ number }) => number === occurrence.number)
    if (!series || !held || held.move || held.startAt !== occurrence.startAt) return
    await saveOccurrence(trx, circleId, { ...held, startAt: to.startAt, endAt: to.endAt, exception: true, movedAt: context.now(), movedFromAt: held.startAt, because: 'It was moved in Outlook.', note: null }, context.now())
  })
}

/** Nothing is in the way any more: what was asked or noted about it is over. */
async function settle(context: Context, circleId: string, occurrence: StoredOccurrence): Promise<void> {
  if (!occurrence.note) return
  await context.db.transaction().execute(async (trx) => {
    const held = (await lockSeries(trx, circleId))?.occurrences.find(({ number }) => number === occurrence.number)
    if (!held || held.move || held.startAt !== occurrence.startAt) return
    await settleQuestions(trx, { circleId, number: occurrence.number }, 'closed', context.now())
    await saveOccurrence(trx, circleId, { ...held, note: null }, context.now())
  })
}
