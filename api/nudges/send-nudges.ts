import { listConversations, refusalStatus, sendToPerson } from '../bot/conversations.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { Availability } from '../graph/calendars.ts'
import { listRecords, type PersonRecord } from '../people/get-person.ts'
import type { Db, Trx } from '../store/open.ts'
import { drawNudge, type Scene, setScene } from './draw-nudge.ts'
import { sameOccasion } from './due-store.ts'
import { type Decision, type Nudge, planNudges } from './plan/plan-nudges.ts'
import { readAbsences, toReceiver } from './receivers.ts'
import { claimNudges, type DueNudge, dropNudges, forgetAttempt, keepNudges, listDue, listOff, listSent, lockReceivers, releaseNudge, saveSent } from './store.ts'
import { day, dueFrom, prepareUntil } from './timing.ts'
import { listOpen, saveTold } from './warning-store.ts'
import { whyWords } from './why-words.ts'

/** The cap looks back seven days; one more for good measure. */
const lookBack = 8 * day
/** Messages of one job that are under way together, each to another person. */
const atOnce = 4
/** When Teams cannot take a message just now. */
const tryAgainAfter = 5 * 60_000

/**
 * Decides about everything that waits for some people and sends what is to be sent. Each message is claimed before it goes out, and counts from
 * then on, until Teams refuses it for certain: when the process dies in between, or the line breaks, it is decided about again later, so at
 * worst it comes twice, and every time within the cap.
 */
export async function sendNudges(context: Context, personIds: string[]): Promise<void> {
  const people = await listRecords(context, personIds)
  const now = context.now()
  const first = await decide(context.db, people, personIds, new Map(), now)
  // Calendars are read of those alone who would be written to now.
  const near = [...new Set(first.filter(({ decision }) => decision.what === 'send').map(({ nudge }) => nudge.personId))]
  const absences = await readAbsences(context, near.flatMap((id) => people.get(id) ?? []), now)
  const { sending, claimedAt } = await context.db.transaction().execute(async (trx) => {
    await lockReceivers(trx, personIds)
    const claimedAt = context.now()
    return { sending: await settle(trx, await decide(trx, people, personIds, absences, claimedAt), claimedAt), claimedAt }
  })
  const [scene, conversations] = await Promise.all([setScene(context, sending), listConversations(context.db, sending.map(({ personId }) => personId))])
  for (let first = 0; first < sending.length; first += atOnce) {
    await Promise.all(sending.slice(first, first + atOnce).map((nudge) => send(context, nudge, { scene, conversations }, claimedAt)))
  }
}

type Decided = { nudge: DueNudge; decision: Decision | { what: 'over'; why: string } }

async function decide(db: Db, people: Map<string, PersonRecord>, personIds: string[], absences: Map<string, Availability>, now: number): Promise<Decided[]> {
  const [due, off, sent] = await Promise.all([listDue(db, personIds), listOff(db, personIds), listSent(db, personIds, now - lookBack)])
  return [...Map.groupBy(due, (nudge) => nudge.personId)].flatMap(([personId, waiting]): Decided[] => {
    const person = people.get(personId)
    if (!person?.enabled) return waiting.map((nudge) => ({ nudge, decision: { what: 'over', why: 'Its receiver has left.' } }))
    const over = waiting.flatMap((nudge): Decided[] => {
      const why = whyOver(nudge)
      return why === null ? [] : [{ nudge, decision: { what: 'over', why } }]
    })
    const alive = waiting.filter((nudge) => whyOver(nudge) === null)
    // What was claimed by a process that died may have gone out: it takes a place of the week, and is no reason not to send it.
    const before = (sent.get(personId) ?? []).map(({ key, at, settled }) => ({ key: settled ? key : `${key} perhaps`, at }))
    const receiver = toReceiver(person, absences.get(personId), { off: off.get(personId) ?? [], sent: before })
    const decisions = new Map(planNudges(alive.map(toNudge), receiver, now).map((decision) => [decision.key, decision]))
    return [...over, ...alive.flatMap((nudge): Decided[] => {
      const decision = decisions.get(nudge.key)
      return decision ? [{ nudge, decision }] : []
    })]
  })
}

/** Why there is nothing to send any more, whatever the hour; null while there is. */
function whyOver({ kind, present, sessionClosed, pulseOver, startAt, aboutAt }: DueNudge): string | null {
  if (kind === 'early-warning') return null
  if (!present) return 'The circle has ended, or its receiver has left it.'
  if (kind === 'story') return null
  if (kind === 'kept-ties') return null
  if (kind === 'pulse') return pulseOver ? 'It was answered in Crosspath.' : null
  if (sessionClosed) return 'The session has been closed.'
  if (kind === 'prepare' && (startAt === null || Math.abs(startAt - aboutAt) > sameOccasion)) return 'The session has moved to another day.'
  return null
}

function toNudge({ key, kind, aboutAt, untilAt, paused, startAt }: DueNudge): Nudge {
  const moved = kind === 'prepare' && startAt !== null ? { aboutAt: startAt, untilAt: startAt - prepareUntil } : { aboutAt, untilAt }
  return { key, kind, ...moved, dueAt: dueFrom(kind, moved.aboutAt), resting: paused }
}

/** Keeps what was decided, and returns what was claimed for sending. */
async function settle(trx: Trx, decided: Decided[], now: number): Promise<DueNudge[]> {
  const sending = decided.filter(({ decision }) => decision.what === 'send').map(({ nudge }) => nudge)
  await claimNudges(trx, sending, now)
  const kept = decided.flatMap(({ nudge, decision }) => (decision.what === 'keep' ? [{ id: nudge.id, untilAt: decision.untilAt, why: whyWords[decision.why] }] : []))
  for (const [first, ...others] of Map.groupBy(kept, ({ untilAt, why }) => `${untilAt} ${why}`).values()) {
    if (first) await keepNudges(trx, [first, ...others].map(({ id }) => id), first.untilAt, first.why)
  }
  const dropped = decided.flatMap(({ nudge, decision }) => (decision.what === 'over' ? [{ nudge, why: decision.why }] : decision.what === 'drop' ? [{ nudge, why: whyWords[decision.why] }] : []))
  for (const [why, some] of Map.groupBy(dropped, (one) => one.why)) await drop(trx, some.map(({ nudge }) => nudge), why, now)
  return sending
}

/** Whatever the organizer was not told by a message is in their list; it is not put into the next one again. */
async function drop(db: Db, nudges: readonly DueNudge[], why: string, now: number): Promise<void> {
  await dropNudges(db, nudges.map(({ id }) => id), why)
  for (const { cohortId, aboutAt } of nudges) if (cohortId !== null) await saveTold(db, cohortId, aboutAt, now)
}

async function send(context: Context, nudge: DueNudge, { scene, conversations }: { scene: Scene; conversations: ReadonlyMap<string, string> }, claimedAt: number): Promise<void> {
  let handedOver = false
  try {
    if (nudge.cohortId !== null && (await listOpen(context.db, nudge.cohortId)).length === 0) {
      await forgetAttempt(context.db, nudge.id, claimedAt)
      return await drop(context.db, [nudge], 'What it was about is over.', context.now())
    }
    const drawnAt = context.now()
    const message = await drawNudge(context, nudge, scene)
    handedOver = true
    const sent = await sendToPerson(context, nudge.personId, message, conversations)
    await saveSent(context.db, nudge.id, claimedAt, { ...sent, sentAt: context.now() })
    if (nudge.cohortId !== null) await saveTold(context.db, nudge.cohortId, drawnAt, context.now())
  } catch (error) {
    const status = refusalStatus(error)
    if (!handedOver || isRefusal(status)) await forgetAttempt(context.db, nudge.id, claimedAt)
    if (error instanceof AppError) return drop(context.db, [nudge], error.message, context.now())
    if (status === 403 || status === 404) return drop(context.db, [nudge], 'Teams does not reach its receiver; they read it in Crosspath.', context.now())
    context.log.warn({ event: 'nudges.not-sent', nudgeId: nudge.id, status, message: error instanceof Error ? error.message : String(error) })
    await releaseNudge(context.db, nudge.id, context.now() + tryAgainAfter)
  }
}

/** Whether Teams said that it did not take a message. After a time-out, a fault of its own or a broken line it may have. */
function isRefusal(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500 && status !== 408
}
