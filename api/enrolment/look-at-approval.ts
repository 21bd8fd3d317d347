import { createHash } from 'node:crypto'
import type { CardMessage } from '../bot/bot.ts'
import type { Context } from '../context.ts'
import type { Place } from './approval-card.ts'
import type { AskRecord, CopyRecord } from './asks-store.ts'
import { type Reader, toReader, type View } from './card-words.ts'
import type { Approval } from './contract.ts'
import { gatherApprovals } from './present.ts'
import type { EnrolmentRecord } from './store.ts'

/** A request and whose eyes it is for. */
export type Look = { approval: Approval; view: View }

/** How one of the people around a request must see it now. @param asks all that were ever asked about it. */
export async function lookAt(context: Pick<Context, 'db' | 'now'>, record: EnrolmentRecord, asks: readonly AskRecord[], personId: string): Promise<Look | null> {
  return (await lookForEach(context, record, asks, [personId]))(personId)
}

/** The same for several people, from one reading. */
export async function lookForEach(context: Pick<Context, 'db' | 'now'>, record: EnrolmentRecord, asks: readonly AskRecord[], personIds: readonly string[]): Promise<(personId: string) => Look | null> {
  const shownTo = await gatherApprovals(context, [record], personIds, asks)
  return (personId) => {
    const { approvals: [approval], viewer } = shownTo(personId)
    if (!approval) return null
    const standIns = asks.filter((ask) => ask.byPersonId === personId && (ask.why === 'delegate' || ask.why === 'away')).map((ask) => ask.personId)
    return { approval, view: { reader: toReader(personId, viewer), standIns, now: context.now() } }
  }
}

/** A request as the person it is about may know it, and how they tell the time. */
export async function lookAsOwner(context: Pick<Context, 'db' | 'now'>, record: EnrolmentRecord): Promise<{ approval: Approval | null; reader: Reader }> {
  const { approvals: [approval = null], viewer } = (await gatherApprovals(context, [record], [record.personId]))(record.personId)
  return { approval, reader: toReader(record.personId, viewer) }
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
