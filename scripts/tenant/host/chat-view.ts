import { channelUserId } from '../connector/chats.ts'
import type { Card, Chat, ChatMessage } from '../connector/chats.ts'
import type { Tenant } from '../tenant.ts'
import { zoneOfPerson } from './calendar-view.ts'
import type { ChatLine } from './wire.ts'

/** A viewer's own card counts as fresh for this long; after that opening the chat asks the bot again, as Teams does. */
const freshMilliseconds = 60_000
/** Teams refreshes for everybody when a card names nobody, and for at most this many when it does. */
const mostViewers = 60

/** The messages of a chat as its person sees them. */
export function chatLines(tenant: Tenant, chat: Chat): ChatLine[] {
  const zone = zoneOfPerson(tenant, chat.personId)
  return chat.messages.map((message) => ({
    id: message.id,
    author: message.author,
    sentAt: message.sentAt.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' }),
    edited: message.editedAt !== null,
    revision: `${message.editedAt?.epochMilliseconds ?? 0}.${message.view?.takenAt ?? 0}.${message.view?.number ?? 0}`,
    text: message.content.text,
    textFormat: message.content.textFormat,
    cards: message.view?.cards ?? message.content.cards,
    refresh: refreshDue(tenant, chat, message),
  }))
}

function refreshDue(tenant: Tenant, chat: Chat, message: ChatMessage): ChatLine['refresh'] {
  const card = (message.view?.cards ?? message.content.cards)[0]
  const refresh = card ? refreshOf(card) : null
  if (!refresh) return null
  if (refresh.userIds.length > 0 && !refresh.userIds.slice(0, mostViewers).includes(channelUserId(tenant, chat.personId))) return null
  const fresh = message.view !== null && tenant.clock.now().epochMilliseconds - message.view.takenAt < freshMilliseconds
  return fresh ? null : refresh.action
}

function refreshOf(card: Card): { action: NonNullable<ChatLine['refresh']>; userIds: string[] } | null {
  const refresh = card.refresh as { action?: { type?: unknown; verb?: unknown }; userIds?: unknown } | undefined
  if (refresh?.action?.type !== 'Action.Execute') return null
  const userIds = Array.isArray(refresh.userIds) ? refresh.userIds.filter((id) => typeof id === 'string') : []
  return { action: refresh.action as NonNullable<ChatLine['refresh']>, userIds }
}
