import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { SeenSession } from '../graph/seen-sessions.ts'
import type { CircleRecord } from '../matching/list-circles.ts'
import { granularityMinutes } from '../programs/planning-span.ts'
import type { StoredOccurrence } from '../store/stored.ts'
import { askMembers } from './ask-member.ts'
import { listQuestions, type Question, settleQuestions } from './healing-store.ts'
import type { Cause, Verdict } from './judge-session.ts'
import { makeUpSession } from './make-up-session.ts'
import type { MemberCalendars } from './member-calendars.ts'
import { moveOccurrence } from './move-occurrence.ts'
import { moveWindow } from './move-window.ts'
import { isFree, rankTimes } from './rank-times.ts'
import { requestCheck } from './request-checks.ts'
import type { SchedulePerson } from './solver/types.ts'
import { lockSeries, saveOccurrence, type SeriesRecord } from './store.ts'
import { tellMembers } from './tell-members.ts'

export type Placeable = { circle: CircleRecord; series: SeriesRecord; occurrence: StoredOccurrence; calendars: MemberCalendars; mostMoves: number }
type MustMove = Extract<Verdict, { kind: 'must-move' }>

/**
 * Finds one session a new time, by itself where that costs nobody anything: a time without anybody's tentative meeting is taken, one that
 * needs it is asked for, and where there is none (or the session has been moved often enough) the circle is told once and the session stays.
 */
export async function resolveSession(context: Context, placeable: Placeable, verdict: MustMove, session: SeenSession | null): Promise<void> {
  const { circle, occurrence } = placeable
  const questions = await questionsOfMembers(context, circle, occurrence.number)
  const people = availableFor(placeable, verdict, session, questions)
  if (placeable.calendars.unseen.length > 0) {
    // What cannot be seen is never free.
    await stay(context, placeable, verdict.cause, session, 'A calendar cannot be seen at the moment, so Crosspath moves nothing by itself.')
    return
  }
  const pending = questions.filter(({ state }) => state === 'asked' || state === 'agreed')
  const minutes = Math.round((occurrence.endAt - occurrence.startAt) / 60_000)
  const window = moveWindow(placeable.series, occurrence, context.now())
  const wished = pending[0]?.startAt
  if (wished !== undefined) {
    const stillGood = wished >= window.from && wished <= window.to && isFree(people, wished, minutes)
    if (stillGood && pending.some(({ state }) => state === 'asked')) return
    if (stillGood) {
      await place(context, placeable, verdict, session, wished)
      return
    }
    await settleQuestions(context.db, { circleId: circle.id, number: occurrence.number }, 'closed', context.now())
    await requestCheckLater(context, circle.id)
    return
  }
  if ((occurrence.moves ?? 0) >= placeable.mostMoves) {
    await stay(context, placeable, verdict.cause, session, `It has been moved ${placeable.mostMoves === 1 ? 'once' : `${placeable.mostMoves} times`} already, so Crosspath leaves it to you.`)
    return
  }
  const back = verdict.cause === 'moved-badly' && occurrence.startAt >= window.from && occurrence.startAt <= window.to && isFree(people, occurrence.startAt, minutes)
  if (back) {
    await place(context, placeable, verdict, session, occurrence.startAt)
    return
  }
  const [best] = window.from > window.to ? [] : rankTimes({ people, minutes, ...window, timeZone: placeable.series.timeZone ?? 'Europe/London', granularityMinutes, count: 1, near: occurrence.startAt })
  if (!best) await stay(context, placeable, verdict.cause, session, 'No other hour of its month is free for everybody.')
  else if (best.tentative.length === 0) await place(context, placeable, verdict, session, best.startAt)
  else await ask(context, placeable, best.startAt, best.tentative.map(({ personId }) => personId))
}

/** What members were asked; a question to somebody who has left the circle is over. */
async function questionsOfMembers(context: Context, circle: CircleRecord, number: number): Promise<Question[]> {
  const questions = await listQuestions(context.db, circle.id, number)
  const isMember = ({ personId }: Question) => circle.members.some((member) => member.personId === personId)
  for (const { personId } of questions.filter((question) => !isMember(question))) await settleQuestions(context.db, { circleId: circle.id, number, personId }, 'closed', context.now())
  return questions.filter(isMember)
}

/** The calendars for finding a time: who declined is not free at the old one, and who was asked about a tentative time once is not asked again, so all of theirs is kept. */
function availableFor({ calendars, occurrence }: Placeable, verdict: MustMove, session: SeenSession | null, questions: Question[]): SchedulePerson[] {
  const asked = new Set(questions.filter(({ state }) => state === 'refused' || state === 'closed').map(({ personId }) => personId))
  return calendars.schedule.map((person) => {
    const busy = (person.busy ?? []).map((entry) => (entry[2] === 'tentative' && asked.has(person.id) ? ([entry[0], entry[1], 'busy'] as const) : entry))
    const old = verdict.cause === 'declined' && verdict.cannot.includes(person.id) ? [occurrence, ...(session ? [session] : [])] : []
    return { ...person, busy: [...busy, ...old.map(({ startAt, endAt }) => [iso(startAt), iso(endAt), 'busy'] as const)] }
  })
}

/** What everybody may know. Whose calendar it was stays between that person and their calendar. */
const because: Record<Cause, string> = {
  declined: 'The old time no longer suited everybody.',
  'out-of-office': 'Somebody is away at the old time.',
  busy: 'The old time no longer suited everybody.',
  'moved-badly': 'The time it was moved to did not suit everybody.',
  'called-off': 'The session was called off in Outlook, so it has a new date.',
}

async function place(context: Context, { circle, occurrence }: Placeable, { cause }: MustMove, session: SeenSession | null, startAt: number): Promise<void> {
  try {
    if (cause === 'called-off') await makeUpSession(context, { circleId: circle.id, judged: occurrence, startAt, because: because[cause] })
    else await moveOccurrence(context, { circleId: circle.id, number: occurrence.number, startAt, because: because[cause], ...(session && { standing: session }) })
  } catch (error) {
    // Somebody was quicker, in a calendar or in this series: what they did is reported, and looked at again.
    if (!(error instanceof AppError) || !['time_taken', 'occurrence_not_movable'].includes(error.code)) throw error
    context.log.info({ event: 'scheduling.move-overtaken', circleId: circle.id, number: occurrence.number, code: error.code })
  }
}

async function ask(context: Context, { circle, occurrence }: Placeable, startAt: number, personIds: string[]): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const series = await lockSeries(trx, circle.id)
    const held = series?.occurrences.find(({ number }) => number === occurrence.number)
    if (!series || !held || held.move || held.startAt !== occurrence.startAt) return
    await askMembers(context, trx, { circleId: circle.id, number: occurrence.number, startAt }, personIds)
    await saveOccurrence(trx, circle.id, { ...held, note: 'A new time is being asked for.' }, context.now())
  })
}

async function stay(context: Context, { circle, occurrence }: Placeable, cause: Cause, session: SeenSession | null, why: string): Promise<void> {
  const note = `${cause === 'called-off' ? 'The session was called off in Outlook.' : 'This time does not suit everybody.'} ${why}`
  const isSame = !session || (session.startAt === occurrence.startAt && session.endAt === occurrence.endAt)
  if (occurrence.note === note && isSame) return
  await context.db.transaction().execute(async (trx) => {
    const series = await lockSeries(trx, circle.id)
    const held = series?.occurrences.find(({ number }) => number === occurrence.number)
    if (!series || !held || held.move || held.startAt !== occurrence.startAt) return
    // What stands in Outlook is what people go by, so our dates say it too.
    await saveOccurrence(trx, circle.id, { ...held, ...(session && { startAt: session.startAt, endAt: session.endAt }), note }, context.now())
    const mentor = circle.members.find((member) => member.role === 'mentor')
    if (mentor) await tellMembers(context, trx, circle.id, [mentor.personId], { what: 'stuck', number: occurrence.number, startAt: occurrence.startAt, because: note }, `stuck:${occurrence.number}:${occurrence.startAt}`)
  })
}

/** What was asked for is no longer there: the next look decides anew. */
async function requestCheckLater(context: Context, circleId: string): Promise<void> {
  await context.db.transaction().execute((trx) => requestCheck(context, trx, circleId))
}

function iso(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })
}
