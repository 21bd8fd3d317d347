import { createHash } from 'node:crypto'
import type { CardMessage } from '../bot/bot.ts'
import type { Context } from '../context.ts'
import type { Place } from './approval-card.ts'
import type { AskRecord, CopyRecord } from './asks-store.ts'
import { type Reader, toReader, type View } from './card-words.ts'
import type { Approval } from './contract.ts'
import { gatherApprovals, type Shown } from './present.ts'
import type { Request } from './read-request.ts'
import type { EnrolmentRecord } from './store.ts'

/** A request and whose eyes it is for. */
export type Look = { approval: Approval; view: View }
export type OwnLook = { approval: Approval | null; reader: Reader }

/** How one of the people around a request must see it now. */
export async function lookAt(context: Pick<Context, 'db' | 'now'>, request: Request, personId: string): Promise<Look | null> {
  return toLook(context, (await gatherApprovals(context, [request.record], [personId], request))(personId), request.asks, personId)
}

/** The same of what was gathered for several people. */
export function toLook(context: Pick<Context, 'now'>, { approvals: [approval], viewer }: Shown, asks: readonly AskRecord[], personId: string): Look | null {
  if (!approval) return null
  const standIns = asks.filter((ask) => ask.byPersonId === personId && (ask.why === 'delegate' || ask.why === 'away')).map((ask) => ask.personId)
  return { approval, view: { reader: toReader(personId, viewer), standIns, now: context.now() } }
}

/** A request as the person it is about may know it, and how they tell the time. */
export async function lookAsOwner(context: Pick<Context, 'db' | 'now'>, record: EnrolmentRecord): Promise<OwnLook> {
  return toOwnLook((await gatherApprovals(context, [record], [record.personId]))(record.personId), record.personId)
}

/** The same of what was gathered for several people. */
export function toOwnLook({ approvals: [approval], viewer }: Shown, ownerId: string): OwnLook {
  return { approval: approval ?? null, reader: toReader(ownerId, viewer) }
}

/** What a card shows, in few letters: two cards with the same mark look the same. */
export function markOf(message: CardMessage): string {
  return createHash('sha256').update(JSON.stringify(message.card)).digest('base64url').slice(0, 22)
}

/** How a copy stands among those of the same person: a reminder, or being asked anew, takes the place of what stands above it. */
export function placeOf(copy: Pick<CopyRecord, 'askId' | 'sentAt'>, copies: readonly CopyRecord[], asks: readonly AskRecord[]): Place {
  const ask = asks.find((entry) => entry.id === copy.askId)
  const mine = asks.filter((entry) => entry.personId === ask?.personId)
  const begins = copies.flatMap(({ askId, sentAt }) => {
    const about = mine.find((entry) => entry.id === askId)
    if (!about) return []
    return sentAt === about.remindedAt ? [sentAt] : about.closedAt === null ? [about.askedAt] : []
  })
  if (begins.some((at) => copy.sentAt < at)) return 'above'
  return ask?.remindedAt === copy.sentAt ? 'reminder' : 'sent'
}
