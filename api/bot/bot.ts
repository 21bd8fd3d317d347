import { PUBLIC, withOverrides } from '@microsoft/teams.api'
import { App, ExpressAdapter } from '@microsoft/teams.apps'
import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { Express } from 'express'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import type { Tokens } from '../graph/tokens.ts'
import { helpCard, noteCard } from './help-card.ts'
import { onlyBotFramework } from './only-bot-framework.ts'
import { type BotWord, recogniseWord } from './words.ts'

/** A message with one card. `summary` is what the notification and the feed show. */
export type CardMessage = { card: IAdaptiveCard; summary: string }
export type SentCard = { conversationId: string; activityId: string }

/** A press on a card (`automatic`: the client refreshes the card for whoever looks at it). */
export type CardAction = { personId: string; data: Record<string, unknown>; automatic: boolean }
/** Answers a press with the card as it must now look for this person. */
export type CardActionHandler = (action: CardAction) => Promise<IAdaptiveCard>

/** Answers somebody who wrote a word. What it throws as AppError is told to them. */
export type WordHandler = (personId: string) => Promise<CardMessage>
type ConversationListener = (conversation: { personId: string; conversationId: string; serviceUrl: string }) => Promise<boolean>

export type Bot = {
  /** Registers what a card's button does, by the verb of its Action.Execute. */
  onCardAction(verb: string, handler: CardActionHandler): void
  /** Called whenever a conversation with a person becomes known: the app was installed, or they wrote. Answers whether it is the first with them, so that they are greeted. */
  onConversation(listener: ConversationListener): void
  /** What the bot answers to a word. Whatever else somebody writes, it says what it can do; in group chats and channels it says nothing. */
  onWord(word: Exclude<BotWord, 'help'>, handler: WordHandler): void
  /** Opens the personal conversation; Teams refuses with 403 when the app is not installed for the person. */
  openConversation(personId: string): Promise<string>
  sendCard(conversationId: string, message: CardMessage): Promise<SentCard>
  /** Redraws a card that was sent before, for everybody who sees it. */
  updateCard(sent: SentCard, message: CardMessage): Promise<void>
  /** Mounts POST /api/messages. Signature, issuer and audience of every activity are checked by us, then with the service URL by the Teams SDK. */
  start(): Promise<void>
}

/** What of an activity says who sent it. */
type Sender = {
  channelId: string
  from: { aadObjectId?: string | undefined }
  conversation: { tenantId?: string | undefined; conversationType?: string | undefined }
  channelData?: { tenant?: { id?: string | undefined } | undefined } | undefined
}

const cardType = 'application/vnd.microsoft.card.adaptive'

/** The bot on Microsoft's Teams SDK, mounted on our own web app; tokens come from the same MSAL client as Graph's. */
export function createBot(config: Config, tokens: Tokens, web: Express, log: Logger): Bot {
  const app = new App({
    httpServerAdapter: new ExpressAdapter(web),
    clientId: config.clientId,
    tenantId: config.tenantId,
    serviceUrl: config.botServiceUrl,
    // Said empty on purpose: unsaid, the SDK would take CLIENT_SECRET from the environment and sign in past our own client.
    clientSecret: '',
    token: (scope) => tokens.appToken(Array.isArray(scope) ? String(scope[0]) : scope),
    cloud: withOverrides(PUBLIC, { openIdMetadataUrl: config.botOpenIdUrl, loginEndpoint: new URL(config.entraAuthority).origin }),
    logger: toSdkLogger(log),
  })
  const actions = new Map<string, CardActionHandler>()
  const words = new Map<BotWord, WordHandler>()
  let listener: ConversationListener = () => Promise.resolve(false)

  /**
   * Only people of this company, and only as Teams names them: a bot of one tenant must not serve a guest's home tenant,
   * and on other channels (Direct Line) the caller writes the sender's name themselves.
   */
  function personOf(activity: Sender): string | null {
    const tenant = activity.conversation.tenantId ?? activity.channelData?.tenant?.id
    if (activity.channelId !== 'msteams' || tenant?.toLowerCase() !== config.tenantId) return null
    return activity.from.aadObjectId?.toLowerCase() ?? null
  }

  /** Whose chat with the bot an activity comes from; null for group chats and channels, where it says nothing. */
  function personAlone(activity: Sender): string | null {
    return (activity.conversation.conversationType ?? 'personal') === 'personal' ? personOf(activity) : null
  }

  function remember(personId: string, activity: { conversation: { id: string }; serviceUrl?: string | undefined }): Promise<boolean> {
    return listener({ personId, conversationId: activity.conversation.id, serviceUrl: activity.serviceUrl ?? config.botServiceUrl })
  }

  async function answerTo(personId: string, text: string): Promise<CardMessage> {
    const word = recogniseWord(text)
    const handler = word === null ? undefined : words.get(word)
    if (!handler) return helpCard(config, word === 'help' ? 'asked' : 'not understood')
    try {
      return await handler(personId)
    } catch (error) {
      if (error instanceof AppError) return noteCard(config, error.message)
      log.error({ event: 'bot.word-failed', word, message: error instanceof Error ? error.message : String(error) })
      return noteCard(config, 'Something went wrong on our side. Write again in a minute.')
    }
  }

  async function sendCard(conversationId: string, message: CardMessage): Promise<SentCard> {
    const sent = await app.api.conversations.createActivity(conversationId, toActivity(message))
    return { conversationId, activityId: sent.id }
  }

  actions.set('bot.word', async ({ personId, data }) => (await answerTo(personId, typeof data['word'] === 'string' ? data['word'] : '')).card)
  app.on('install.add', async ({ activity }) => {
    const personId = personAlone(activity)
    if (personId && (await remember(personId, activity))) await sendCard(activity.conversation.id, helpCard(config, 'new'))
  })
  app.on('message', async ({ activity }) => {
    const personId = personAlone(activity)
    if (!personId) return
    await remember(personId, activity)
    await sendCard(activity.conversation.id, await answerTo(personId, activity.text))
  })
  app.on('card.action', async ({ activity }) => {
    const personId = personOf(activity)
    if (!personId) return refuse(403, 'Forbidden', 'This card belongs to another company.')
    const { verb, data } = activity.value.action
    const handler = verb === undefined ? undefined : actions.get(verb)
    if (!handler) return refuse(400, 'BadRequest', 'This card is from an older version. Open Crosspath to go on.')
    try {
      const card = await handler({ personId, data: toData(data), automatic: isAutomatic(activity.value.trigger) })
      return { status: 200 as const, body: { statusCode: 200 as const, type: cardType, value: card } }
    } catch (error) {
      if (error instanceof AppError) return refuse(400, error.code, error.message)
      log.error({ event: 'bot.action-failed', verb, message: error instanceof Error ? error.message : String(error) })
      return refuse(500, 'InternalServerError', 'Something went wrong on our side. Nothing was changed; press again in a minute.')
    }
  })

  return {
    onCardAction: (verb, handler) => void actions.set(verb, handler),
    onConversation(heard) {
      listener = heard
    },
    onWord: (word, handler) => void words.set(word, handler),
    async openConversation(personId) {
      const conversation = await app.api.conversations.create({ members: [{ id: personId, name: '', role: 'user' }], tenantId: config.tenantId, channelData: { tenant: { id: config.tenantId } } })
      return conversation.id
    },
    sendCard,
    async updateCard(sent, message) {
      await app.api.conversations.updateActivity(sent.conversationId, sent.activityId, toActivity(message))
    },
    async start() {
      web.post('/api/messages', onlyBotFramework(config))
      await app.initialize()
    },
  }
}

/** The SDK's type knows manual presses only; clients send `automatic` when they refresh a card. */
function isAutomatic(trigger: string | undefined): boolean {
  return trigger === 'automatic'
}

/** What a card carries comes from outside, whatever the SDK's type promises. */
function toData(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function toActivity(message: CardMessage) {
  return { type: 'message' as const, summary: message.summary, attachments: [{ contentType: cardType as typeof cardType, content: message.card }] }
}

type HttpError = { statusCode: 400 | 500; type: 'application/vnd.microsoft.error'; value: { code: string; message: string } }

/** Universal Actions' way of refusing: HTTP 200 around an error body. Source: learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
function refuse(statusCode: 400 | 403 | 500, code: string, message: string) {
  const body: HttpError = { statusCode: statusCode === 500 ? 500 : 400, type: 'application/vnd.microsoft.error', value: { code, message } }
  return { status: 200 as const, body: body as never }
}

/** The SDK's own log lines go where ours go, without bodies or names. */
function toSdkLogger(log: Logger) {
  const line = (level: 'error' | 'warn' | 'info' | 'debug') => (...parts: unknown[]) => {
    log[level]({ event: 'bot.sdk', message: parts.map((part) => (part instanceof Error ? part.message : typeof part === 'string' ? part : '')).join(' ').slice(0, 500) })
  }
  const logger = { error: line('error'), warn: line('warn'), info: line('debug'), debug: line('debug'), trace: line('debug'), log: (_level: string, ...parts: unknown[]) => line('debug')(...parts), child: () => logger }
  return logger
}
