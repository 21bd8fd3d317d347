import type { Context } from '../context.ts'
import type { Trx } from '../store/open.ts'
import type { WarningRule } from './contract.ts'
import { insertNudges, type NewNudge } from './store.ts'
import { day, quietAfter, quietUse, warningUse } from './timing.ts'
import { type Finding, findConcerns, listRaised, listUntold, passWarnings, raiseWarning } from './warning-store.ts'

const unclosedAfter = 14 * day
/** A first session is not missing while its date lies ahead, nor the day after. */
const begunAfter = 3 * day

/**
 * Raises what a person should look at, and closes what is over by itself: every rule reads dates, moves and closings, never what
 * anybody wrote. A mentor whose circle has been quiet gets one private question.
 */
export async function lookForWarnings(context: Context, trx: Trx, now: number): Promise<void> {
  const found = await findConcerns(trx, {
    now,
    quietBefore: now - quietAfter,
    unclosedBefore: now - unclosedAfter,
    formedBefore: now - quietAfter,
    begunBefore: now - begunAfter,
    soon: now + 30 * day,
    noTimeBefore: now - day,
  })
  const raised = await listRaised(trx)
  const known = new Set(raised.map(nameOf))
  const fresh = found.filter((finding) => !known.has(nameOf(finding)))
  for (const finding of fresh) {
    const { circleId, rule, number } = finding
    await raiseWarning(trx, { id: context.newId(), circleId, rule, number, personId: null, sentence: sentenceOf(finding), raisedAt: now })
  }
  const holding = new Set(found.map(nameOf))
  await passWarnings(trx, raised.filter((warning) => warning.closedAt === null && !holding.has(nameOf(warning))).map(({ id }) => id), now)
  await insertNudges(trx, fresh.flatMap((finding) => questionTo(context, finding, now)))
}

function nameOf({ circleId, rule, number }: { circleId: string; rule: WarningRule; number: number | null }): string {
  return `${circleId} ${rule} ${number}`
}

/** One question for each session that was not held, whatever the mentor answers. */
function questionTo(context: Context, { circleId, rule, number, aboutAt, mentorId }: Finding, now: number): NewNudge[] {
  if (rule !== 'quiet' || mentorId === null || number === null || aboutAt === null) return []
  return [{ id: context.newId(), personId: mentorId, kind: 'quiet-circle', circleId, cohortId: null, number, key: `quiet-circle:${circleId}:${number}:${mentorId}`, aboutAt, dueAt: now, untilAt: now + quietUse }]
}

/** One message for all that is new, where none is on its way. */
export async function tellOrganizers(context: Context, trx: Trx, now: number): Promise<void> {
  const untold = await listUntold(trx)
  const nudges = untold.map(({ cohortId, organizerId, raisedAt }): NewNudge => ({ id: context.newId(), personId: organizerId, kind: 'early-warning', circleId: null, cohortId, number: null, key: `early-warning:${cohortId}:${organizerId}:${raisedAt}`, aboutAt: now, dueAt: now, untilAt: now + warningUse }))
  await insertNudges(trx, nudges)
}

/** The day as a company in many zones can read it. */
function dayWords(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(at)
}

/** The reason, in one sentence that blames nobody. */
function sentenceOf({ rule, number, aboutAt, moves }: Finding): string {
  const on = aboutAt === null ? '' : ` on ${dayWords(aboutAt)}`
  switch (rule) {
    case 'not-begun':
      return aboutAt === null ? 'The circle was formed three weeks ago, and its first session has no date yet.' : `The circle was formed more than three weeks ago, and session 1, planned${on}, has not been closed.`
    case 'quiet':
      return `Session ${number} was planned${on}, and three weeks later it has not been closed.`
    case 'moved-twice':
      return `Session ${number} was moved ${moves === 2 ? 'twice' : `${moves} times`}; it is now planned${on}.`
    case 'no-time':
      return number === null ? 'No monthly time was found that all members can keep.' : `Session ${number}${on} does not suit everybody, and no better time was found.`
    case 'not-closed':
      return `The last session was planned${on}, and two weeks later nobody has closed it.`
    case 'help-asked':
      return 'A member asked for help.'
  }
}
