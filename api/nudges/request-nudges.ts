import type { Context } from '../context.ts'
import type { Trx } from '../store/open.ts'
import { listToAsk, listToAskOfTies, listToPrepare, type SessionAround } from './due-store.ts'
import { lookForWarnings, tellOrganizers } from './look-for-warnings.ts'
import { insertNudges, type NewNudge, takeUpDue } from './store.ts'
import { keptAfter, keptUse, prepareAhead, prepareUntil, pulseAfter, pulseUse } from './timing.ts'

/** What one look takes up at most; the rest waits for the next one. */
const dueAtOnce = 2_000
/** People of one job: their calendars are read together. */
const peopleAtOnce = 40
/** After so long a job that was ordered is taken for lost, and its people are looked at again. */
const lease = 15 * 60_000

/** Sessions appear eight days ahead, and a pulse may come five minutes later: looking at all series more often is of no use. */
const sessionsEvery = 5 * 60_000
/** What is to be warned of is weeks old. */
const warningsEvery = 60 * 60_000

/** The process's own clock for nudges; each look is cheap unless it is time to look at all series. */
export function createNudgeClock(context: Context): { look(): Promise<void> } {
  const last = { sessions: -Infinity, warnings: -Infinity }
  return {
    async look() {
      const now = context.now()
      const due = { sessions: isTime(last.sessions, now, sessionsEvery), warnings: isTime(last.warnings, now, warningsEvery) }
      await requestNudges(context, due)
      if (due.sessions) last.sessions = now
      if (due.warnings) last.warnings = now
    },
  }
}

/** Also where the clock was put back. */
function isTime(lastAt: number, now: number, every: number): boolean {
  return now >= lastAt + every || now < lastAt
}

/** By the clock: writes what became due, looks for circles that somebody should look at, and orders the sending. Safe to repeat, also by several processes at once. */
export async function requestNudges(context: Context, { sessions, warnings }: { sessions: boolean; warnings: boolean } = { sessions: true, warnings: true }): Promise<void> {
  const now = context.now()
  await context.db.transaction().execute(async (trx) => {
    if (sessions) await insertNudges(trx, await findDue(context, trx, now))
    if (warnings) await lookForWarnings(context, trx, now)
    await tellOrganizers(context, trx, now)
    const personIds = await takeUpDue(trx, now, { againAt: now + lease, claimedBefore: now - lease }, dueAtOnce)
    for (let first = 0; first < personIds.length; first += peopleAtOnce) await context.jobs.publish(trx, 'nudges.due', { personIds: personIds.slice(first, first + peopleAtOnce) })
  })
}

async function findDue(context: Context, trx: Trx, now: number): Promise<NewNudge[]> {
  const toPrepare = await listToPrepare(trx, now + prepareUntil, now + prepareAhead)
  const toAsk = await listToAsk(trx, now - pulseUse, now - pulseAfter)
  const ofTies = await listToAskOfTies(trx, now - keptAfter - keptUse, now - keptAfter)
  const write = (kind: 'prepare' | 'pulse', { circleId, number, personId }: SessionAround, about: { aboutAt: number; untilAt: number; key: string }): NewNudge => ({
    ...about,
    id: context.newId(),
    personId,
    kind,
    circleId,
    cohortId: null,
    number,
    dueAt: now,
  })
  return [
    ...toPrepare.map((session) => write('prepare', session, { aboutAt: session.startAt, untilAt: session.startAt - prepareUntil, key: `prepare:${session.circleId}:${session.number}:${session.personId}:${session.startAt}` })),
    ...toAsk.map((session) => write('pulse', session, { aboutAt: session.endAt, untilAt: session.endAt + pulseUse, key: `pulse:${session.circleId}:${session.number}:${session.personId}` })),
    ...ofTies.map(({ circleId, cohortId, personId, formedAt }): NewNudge => ({ id: context.newId(), personId, kind: 'kept-ties', circleId, cohortId: null, number: null, aboutAt: formedAt, dueAt: now, untilAt: formedAt + keptAfter + keptUse, key: `kept-ties:${cohortId}:${personId}` })),
  ]
}
