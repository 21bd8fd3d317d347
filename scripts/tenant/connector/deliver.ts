import type { Tenant } from '../tenant.ts'
import { channelBotId, channelUserId } from './chats.ts'
import type { Card, Chat, ChatMessage, Chats } from './chats.ts'

/** What the bot answered: HTTP status (0 when it could not be reached in time) and the parsed body, if any. */
export type Delivery = { status: number; body: unknown }

/** An Action.Execute or Action.Submit as the client hands it over. `data` already holds the card's inputs. */
export type CardAction = { type: string; id?: string; title?: string; verb?: string; data?: unknown }

/** What the viewer sees after a press: a new card, a short text, or a sentence about the failure. */
export type PressOutcome =
  | { kind: 'card'; cards: Card[] }
  | { kind: 'text'; text: string }
  | { kind: 'error'; text: string }

export type Bot = {
  /** The person adds the app: `installationUpdate` and `conversationUpdate`, as Teams sends them for personal scope. */
  greet(personId: string): Promise<void>
  /** The person writes to the app. */
  say(personId: string, text: string): Promise<Delivery>
  /** The person presses a card's button, or the client refreshes the card for its viewer by itself. */
  press(personId: string, messageId: string, action: CardAction, trigger: 'manual' | 'automatic'): Promise<PressOutcome>
}

/** Teams gives a bot fifteen seconds to answer. */
const patience = 15_000
const unreachable = 'Unable to reach app. Please try again.'
const failed = 'Something went wrong. Please try again.'

/**
 * The channel's side towards the bot: activities signed as the Bot Framework signs them, POSTed to the messaging endpoint.
 * Shapes: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview
 * and https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export function createBot(tenant: Tenant, chats: Chats, serviceUrl: string, sign: () => Promise<string>): Bot {
  function envelope(chat: Chat, activity: Record<string, unknown>): Record<string, unknown> {
    const person = tenant.people.get(chat.personId)
    const timestamp = tenant.clock.now()
    const timeZone = person?.mailbox?.ianaTimeZone ?? 'UTC'
    return {
      id: `f:${crypto.randomUUID()}`,
      timestamp: timestamp.toString({ smallestUnit: 'millisecond' }),
      localTimestamp: timestamp.toZonedDateTimeISO(timeZone).toString({ smallestUnit: 'millisecond', timeZoneName: 'never' }),
      localTimezone: timeZone,
      channelId: 'msteams',
      serviceUrl,
      from: { id: channelUserId(tenant, chat.personId), name: person?.displayName, aadObjectId: chat.personId },
      conversation: { conversationType: 'personal', tenantId: tenant.id, id: chat.id },
      recipient: { id: channelBotId(tenant), name: 'Crosspath' },
      entities: [{ locale: person?.preferredLanguage ?? 'en-US', platform: 'Web', timezone: timeZone, type: 'clientInfo' }],
      locale: person?.preferredLanguage ?? 'en-US',
      ...activity,
      channelData: { tenant: { id: tenant.id }, ...(activity.channelData as object | undefined) },
    }
  }

  async function deliver(chat: Chat, activity: Record<string, unknown>): Promise<Delivery> {
    try {
      const answer = await fetch(tenant.registration.botEndpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${await sign()}` },
        body: JSON.stringify(envelope(chat, activity)),
        signal: AbortSignal.timeout(patience),
      })
      const text = await answer.text()
      return { status: answer.status, body: parsed(text) }
    } catch {
      return { status: 0, body: null }
    }
  }

  return {
    async greet(personId) {
      const chat = chats.open(personId)
      const bot = { id: channelBotId(tenant) }
      await deliver(chat, { type: 'conversationUpdate', membersAdded: [bot] })
      await deliver(chat, { type: 'installationUpdate', action: 'add', channelData: { settings: { selectedChannel: { id: chat.id } } } })
    },
    async say(personId, text) {
      const chat = chats.open(personId)
      const message = chats.append(chat, 'person', { text, textFormat: 'plain', summary: null, cards: [], suggestedActions: null })
      return deliver(chat, { type: 'message', id: message.id, text, textFormat: 'plain', attachments: [] })
    },
    async press(personId, messageId, action, trigger) {
      const chat = chats.open(personId)
      const message = chats.ofPerson(personId)?.messages.find((entry) => entry.id === messageId)
      if (!message) return { kind: 'error', text: failed }
      if (action.type === 'Action.Submit') return submit(chat, message, action)
      const delivery = await deliver(chat, {
        type: 'invoke',
        name: 'adaptiveCard/action',
        replyToId: message.id,
        value: { action: { ...action, type: 'Action.Execute', data: action.data ?? {} }, trigger },
        channelData: { source: { name: 'message' }, legacy: { replyToId: message.id } },
      })
      const { outcome, statusCode } = read(delivery)
      chats.recordPress({ at: tenant.clock.now(), personId, messageId, verb: action.verb ?? '', trigger, statusCode })
      if (outcome.kind === 'card') chats.show(chat, message, outcome.cards)
      return outcome
    },
  }

  async function submit(chat: Chat, message: ChatMessage, action: CardAction): Promise<PressOutcome> {
    const delivery = await deliver(chat, { type: 'message', replyToId: message.id, value: action.data ?? {}, channelData: { source: { name: 'message' } } })
    if (delivery.status === 0) return { kind: 'error', text: unreachable }
    return delivery.status < 300 ? { kind: 'text', text: '' } : { kind: 'error', text: failed }
  }
}

/** Response format of `adaptiveCard/action`: HTTP 200 with `{ statusCode, type, value }`. */
function read(delivery: Delivery): { outcome: PressOutcome; statusCode: number } {
  if (delivery.status === 0) return { outcome: { kind: 'error', text: unreachable }, statusCode: 504 }
  if (delivery.status >= 300) return { outcome: { kind: 'error', text: failed }, statusCode: delivery.status }
  const body = (delivery.body ?? {}) as { statusCode?: unknown; type?: unknown; value?: unknown }
  const statusCode = typeof body.statusCode === 'number' ? body.statusCode : 502
  if (statusCode === 200 && body.type === 'application/vnd.microsoft.card.adaptive') {
    return { outcome: { kind: 'card', cards: [body.value as Card] }, statusCode }
  }
  if (statusCode === 200 && body.type === 'application/vnd.microsoft.activity.message') {
    return { outcome: { kind: 'text', text: String(body.value) }, statusCode }
  }
  return { outcome: { kind: 'error', text: failed }, statusCode: statusCode === 200 ? 502 : statusCode }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}
