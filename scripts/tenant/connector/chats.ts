import { createHash } from 'node:crypto'
import type { Tenant } from '../tenant.ts'

/** Adaptive Card as it travels: the stand-in never looks deeper than `refresh`. */
export type Card = { [key: string]: unknown; type?: unknown; refresh?: unknown }

/** Content of a message, whoever wrote it. */
export type MessageContent = { text: string | null; textFormat: 'plain' | 'markdown' | 'xml'; summary: string | null; cards: Card[]; suggestedActions: unknown }

/** The card that one viewer got back from an Action.Execute; it hides the sent card until the bot edits the message. `number` counts a message's views. */
export type View = { cards: Card[]; takenAt: number; number: number }

export type ChatMessage = {
  /** Activity id: the moment of sending in milliseconds, as Teams prints it. */
  id: string
  author: 'app' | 'person'
  sentAt: Temporal.Instant
  editedAt: Temporal.Instant | null
  content: MessageContent
  view: View | null
}

/** The one-to-one chat of a person with the app. */
export type Chat = { id: string; personId: string; messages: ChatMessage[]; unread: number }

/** One press (or automatic refresh) as the bot answered it. */
export type Press = { at: Temporal.Instant; personId: string; messageId: string; verb: string; trigger: 'manual' | 'automatic'; statusCode: number }

export type Chats = {
  /** Chat of the person, made on first use; the same person always gets the same chat. */
  open(personId: string): Chat
  byId(chatId: string): Chat | undefined
  ofPerson(personId: string): Chat | undefined
  all(): Chat[]
  append(chat: Chat, author: ChatMessage['author'], content: MessageContent): ChatMessage
  /** Replaces what was sent; every viewer's own card is forgotten. Undefined when there is no such message. */
  edit(chat: Chat, messageId: string, content: MessageContent): ChatMessage | undefined
  remove(chat: Chat, messageId: string): boolean
  show(chat: Chat, message: ChatMessage, cards: Card[]): void
  markRead(chat: Chat): void
  presses: Press[]
  recordPress(press: Press): void
  /** Grows with every change, so that a page can ask "anything new?". */
  revision(): number
}

/** User id on the Teams channel: "29:" and a value that is stable for person and app. */
export function channelUserId(tenant: Tenant, personId: string): string {
  return `29:1${createHash('sha256').update(`${tenant.registration.clientId}/${personId}`).digest('base64url')}`
}

/** Bot id on the Teams channel. */
export function channelBotId(tenant: Tenant): string {
  return `28:${tenant.registration.clientId}`
}

/** Finds the person behind a member id: an Entra object id, or the channel's own "29:…". */
export function personOfMember(tenant: Tenant, memberId: string): string | undefined {
  const objectId = memberId.toLowerCase()
  if (tenant.people.has(objectId)) return objectId
  for (const personId of tenant.people.keys()) if (channelUserId(tenant, personId) === memberId) return personId
  return undefined
}

/** What is kept of the chats. */
type KeptChats = { chats: Chat[]; presses: Press[] }

/** All chats between people and the app, those of earlier starts included. */
export function createChats(tenant: Tenant): Chats {
  const kept = tenant.memory.part('chats', (): KeptChats => ({ chats: [...byPerson.values()], presses }))
  const byPerson = new Map(kept?.chats.map((chat) => [chat.personId, chat]))
  const byId = new Map(kept?.chats.map((chat) => [chat.id, chat]))
  const presses: Press[] = kept?.presses ?? []
  let revision = 0
  let lastMessageId = 0

  function changed(): void {
    revision += 1
    tenant.memory.changed()
  }

  function nextMessageId(): string {
    lastMessageId = Math.max(lastMessageId + 1, tenant.clock.now().epochMilliseconds)
    return String(lastMessageId)
  }

  return {
    open(personId) {
      const known = byPerson.get(personId)
      if (known) return known
      const digest = createHash('sha256').update(`${tenant.id}/${channelUserId(tenant, personId)}`).digest('base64url')
      const chat: Chat = { id: `a:1${digest}`, personId, messages: [], unread: 0 }
      byPerson.set(personId, chat)
      byId.set(chat.id, chat)
      changed()
      return chat
    },
    byId: (chatId) => byId.get(chatId),
    ofPerson: (personId) => byPerson.get(personId),
    all: () => [...byPerson.values()],
    append(chat, author, content) {
      const message: ChatMessage = { id: nextMessageId(), author, sentAt: tenant.clock.now(), editedAt: null, content, view: null }
      chat.messages.push(message)
      if (author === 'app') chat.unread += 1
      changed()
      return message
    },
    edit(chat, messageId, content) {
      const message = chat.messages.find((entry) => entry.id === messageId)
      if (!message) return undefined
      message.content = content
      message.editedAt = tenant.clock.now()
      message.view = null
      changed()
      return message
    },
    remove(chat, messageId) {
      const index = chat.messages.findIndex((entry) => entry.id === messageId)
      if (index < 0) return false
      chat.messages.splice(index, 1)
      changed()
      return true
    },
    show(_chat, message, cards) {
      message.view = { cards, takenAt: tenant.clock.now().epochMilliseconds, number: (message.view?.number ?? 0) + 1 }
      changed()
    },
    markRead(chat) {
      if (chat.unread === 0) return
      chat.unread = 0
      changed()
    },
    presses,
    recordPress(press) {
      presses.push(press)
      tenant.memory.changed()
      if (presses.length > 2_000) presses.splice(0, presses.length - 2_000)
    },
    revision: () => revision,
  }
}

/** Reads the content of a message activity. Attachments that are no Adaptive Card are not shown by the stand-in. */
export function contentOf(activity: Record<string, unknown>): MessageContent {
  const attachments = Array.isArray(activity.attachments) ? (activity.attachments as { contentType?: unknown; content?: unknown }[]) : []
  const format = activity.textFormat
  return {
    text: typeof activity.text === 'string' && activity.text !== '' ? activity.text : null,
    textFormat: format === 'plain' || format === 'xml' ? format : 'markdown',
    summary: typeof activity.summary === 'string' ? activity.summary : null,
    cards: attachments
      .filter((attachment) => attachment.contentType === 'application/vnd.microsoft.card.adaptive')
      .map((attachment) => attachment.content as Card),
    suggestedActions: activity.suggestedActions ?? null,
  }
}
