import express from 'express'
import type { Trouble } from '../graph/trouble.ts'
import type { Tenant } from '../tenant.ts'
import { channelUserId, contentOf, personOfMember } from './chats.ts'
import type { Chat, Chats } from './chats.ts'

export type ConnectorDoor = {
  tenant: Tenant
  chats: Chats
  serviceUrl: string
  /** True for a token of this app that Entra ID issued for https://api.botframework.com. */
  accepts(bearer: string): Promise<boolean>
  /** Whether the app is in the person's personal scope. */
  isInstalled(personId: string): boolean
  /** Whether the person has blocked the bot. */
  isBlocked(personId: string): boolean
  /** Goes wrong on purpose; paths as they are below the service URL. */
  trouble: Trouble
}

/** Teams refuses bot messages above this size. */
const messageLimit = 40 * 1024

/**
 * The Bot Connector's REST surface that a personal bot uses, below the service URL.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 * Errors and their codes: https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability (status codes)
 */
export function connectorRoutes(door: ConnectorDoor): express.Router {
  const { tenant, chats } = door
  const router = express.Router()
  router.use((request, response, next) => {
    response.on('finish', () => tenant.record({ method: request.method, path: request.originalUrl, status: response.statusCode, service: 'connector' }))
    const [scheme, token] = (request.headers.authorization ?? '').split(' ')
    const known = scheme?.toLowerCase() === 'bearer' && token ? door.accepts(token) : Promise.resolve(false)
    known.then((isApp) => (isApp ? next() : refuse(response, 401, 'Unauthorized', 'Authorization has been denied for this request.')), next)
  })
  router.use(express.json({ limit: '1mb' }))
  router.use((request, response, next) => {
    const struck = door.trouble.strike(request.method, request.path, 'connector')
    if (struck?.kind === 'throttled') return refuse(response, 429, 'Throttled', 'Too many requests.')
    if (struck?.kind === 'unavailable') return refuse(response, 503, 'ServiceUnavailable', 'The service is temporarily unavailable.')
    if (struck?.kind === 'tokenExpired') return refuse(response, 401, 'Unauthorized', 'Authorization has been denied for this request.')
    if (struck?.kind === 'cut' && struck.when === 'before') return void request.socket.destroy()
    next()
  })

  router.post('/v3/conversations', (request, response) => {
    const body = (request.body ?? {}) as { members?: { id?: unknown }[]; isGroup?: unknown; tenantId?: unknown; channelData?: { tenant?: { id?: unknown } }; activity?: Record<string, unknown> }
    if ((body.channelData?.tenant?.id ?? body.tenantId) !== tenant.id) return refuse(response, 400, 'BadSyntax', 'Incorrect conversation creation parameters: the tenant id is missing or wrong.')
    const memberId = body.members?.[0]?.id
    if (body.isGroup === true || body.members?.length !== 1 || typeof memberId !== 'string') return refuse(response, 400, 'BadSyntax', 'Incorrect conversation creation parameters: one member is expected.')
    const personId = personOfMember(tenant, memberId)
    if (!personId) return refuse(response, 400, 'BadArgument', 'Failed to decrypt pairwise id')
    if (!door.isInstalled(personId)) return refuseStranger(response)
    const chat = chats.open(personId)
    const first = body.activity ? chats.append(chat, 'app', contentOf(body.activity)) : undefined
    response.status(201).json({ id: chat.id, ...(first ? { activityId: first.id } : {}) })
  })

  router.post(['/v3/conversations/:chatId/activities', '/v3/conversations/:chatId/activities/:replyToId'], (request, response) => {
    const chat = reachable(String(request.params['chatId']), response)
    if (!chat) return
    const activity = (request.body ?? {}) as Record<string, unknown>
    if (Buffer.byteLength(JSON.stringify(activity)) > messageLimit) return refuse(response, 413, 'MessageSizeTooBig', 'Message size too large.')
    if (activity.type === 'typing') return void response.status(202).json({ id: String(tenant.clock.now().epochMilliseconds) })
    if (activity.type !== 'message') return refuse(response, 400, 'BadSyntax', `Unknown activity type ${String(activity.type)}`)
    response.status(201).json({ id: chats.append(chat, 'app', contentOf(activity)).id })
  })

  router.put('/v3/conversations/:chatId/activities/:messageId', (request, response) => {
    const chat = reachable(request.params.chatId, response)
    if (!chat) return
    const message = chats.edit(chat, request.params.messageId, contentOf(request.body as Record<string, unknown>))
    if (!message) return refuse(response, 404, 'ActivityNotFoundInConversation', 'The activity was not found in the conversation.')
    response.json({ id: message.id })
  })

  router.delete('/v3/conversations/:chatId/activities/:messageId', (request, response) => {
    const chat = reachable(request.params.chatId, response)
    if (!chat) return
    if (!chats.remove(chat, request.params.messageId)) return refuse(response, 404, 'ActivityNotFoundInConversation', 'The activity was not found in the conversation.')
    response.status(200).end()
  })

  router.get('/v3/conversations/:chatId/members', (request, response) => {
    const chat = reachable(request.params.chatId, response)
    if (chat) response.json([account(chat.personId)])
  })

  router.get('/v3/conversations/:chatId/pagedmembers', (request, response) => {
    const chat = reachable(request.params.chatId, response)
    if (chat) response.json({ members: [account(chat.personId)] })
  })

  router.get('/v3/conversations/:chatId/members/:memberId', (request, response) => {
    const chat = reachable(request.params.chatId, response)
    if (!chat) return
    if (personOfMember(tenant, request.params.memberId) !== chat.personId) return refuse(response, 404, 'MemberNotFoundInConversation', 'The member was not found in the conversation.')
    response.json(account(chat.personId))
  })

  router.use((request, response) => {
    refuse(response, 501, 'NotImplemented', `The rehearsal's Bot Connector does not know ${request.method} ${request.originalUrl}`)
  })

  function reachable(chatId: string, response: express.Response): Chat | undefined {
    const chat = chats.byId(chatId)
    if (!chat) refuse(response, 404, 'ConversationNotFound', 'Conversation not found.')
    else if (!door.isInstalled(chat.personId)) refuseStranger(response)
    else if (door.isBlocked(chat.personId)) refuse(response, 403, 'MessageWritesBlocked', 'Thread write is blocked.')
    else return chat
    return undefined
  }

  /** `TeamsChannelAccount` of a personal conversation. */
  function account(personId: string): Record<string, unknown> {
    const person = tenant.people.get(personId)
    return {
      id: channelUserId(tenant, personId),
      name: person?.displayName,
      objectId: personId,
      aadObjectId: personId,
      givenName: person?.givenName,
      surname: person?.surname,
      email: person?.userPrincipalName,
      userPrincipalName: person?.userPrincipalName,
      tenantId: tenant.id,
      userRole: 'user',
    }
  }

  return router
}

function refuseStranger(response: express.Response): void {
  refuse(response, 403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.')
}

function refuse(response: express.Response, status: number, code: string, message: string): void {
  response.status(status).json({ error: { code, message } })
}
