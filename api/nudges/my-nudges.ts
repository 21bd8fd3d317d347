import type { Context } from '../context.ts'
import type { Caller } from '../http/authenticate.ts'
import { getSignedIn } from '../people/get-person.ts'
import { organizers } from '../people/policy.ts'
import type { MyNudges, NudgeKind } from './contract.ts'
import { listOff, lockReceivers, saveOff } from './store.ts'

/** What each kind is called, and what it is for. */
export const kindWords: Record<NudgeKind, { name: string; purpose: string }> = {
  prepare: { name: 'Before a session', purpose: 'On the working day before: when it is, and what to prepare.' },
  pulse: { name: 'After a session', purpose: 'Up to three questions about how it was for you, one press each.' },
  'quiet-circle': { name: 'When a circle has not met', purpose: 'One question to its mentor, three weeks after a session that was not held.' },
  'early-warning': { name: 'Circles to look at', purpose: 'For organizers: which circles wait for somebody, each with its reason.' },
  story: { name: 'A story of your circle', purpose: 'When your circle would like to tell what came of it: whether it may, and how you are named.' },
  'kept-ties': { name: 'Who you keep talking to', purpose: 'One question, once for a season, three months after it began.' },
}

const rule = 'At most two in seven days over all programs, between 09:00 and 17:00 of your own working hours, and none while you are out of office. Requests for your approval are separate.'

/** Which messages somebody gets. */
export async function getMyNudges(context: Context, caller: Caller): Promise<MyNudges> {
  const off = (await listOff(context.db, [caller.personId])).get(caller.personId) ?? []
  const kinds = (Object.keys(kindWords) as NudgeKind[]).filter((kind) => kind !== 'early-warning' || organizers(caller))
  return { kinds: kinds.map((kind) => ({ kind, ...kindWords[kind], on: !off.includes(kind) })), rule }
}

/** Turns these kinds off and all others on. */
export async function saveMyNudges(context: Context, caller: Caller, off: NudgeKind[]): Promise<MyNudges> {
  const { id } = await getSignedIn(context, caller.personId)
  await context.db.transaction().execute((trx) => saveOff(trx, id, [...new Set(off)], context.now()))
  return getMyNudges(context, caller)
}

/** Turns one kind on or off and leaves the others as they are: a press on a card. */
export async function turnNudges(context: Context, personId: string, kind: NudgeKind, on: boolean): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    await lockReceivers(trx, [personId])
    const off = ((await listOff(trx, [personId])).get(personId) ?? []).filter((other) => other !== kind)
    await saveOff(trx, personId, on ? off : [...off, kind], context.now())
  })
}
