import { PUBLIC } from '@microsoft/teams.api'
import type { RequestHandler } from 'express'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import { refusalOfToken } from '../http/authenticate.ts'

/** The channel sends many activities with one token, so what was found right is not reckoned again for a while. Milliseconds. */
const keptFor = 60_000
const mostKept = 200

/**
 * Lets through only what the Bot Framework itself signed for this bot.
 * The Teams SDK, which checks again behind this, also takes any Entra ID token for our client id (meant for agents): with it,
 * everybody who holds a sign-in of the tab could speak to the bot in anybody's name.
 * Source: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot
 */
export function onlyBotFramework(config: Config): RequestHandler {
  const keys = createRemoteJWKSet(new URL(config.botOpenIdUrl.replace(/openidconfiguration$/, 'keys')))
  const checked = new Map<string, number>()
  return async (request, _response, next) => {
    const token = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1]
    if (!token) throw new AppError('not_signed_in', 'Only the Bot Framework may call this address, with a token of its own.')
    if ((checked.get(token) ?? 0) > Date.now()) return next()
    try {
      const { payload } = await jwtVerify(token, keys, { algorithms: ['RS256'], issuer: PUBLIC.tokenIssuer, audience: config.clientId, requiredClaims: ['exp', 'serviceurl'], clockTolerance: 300 })
      if (checked.size >= mostKept) checked.clear()
      checked.set(token, Math.min(Date.now() + keptFor, (payload.exp ?? 0) * 1_000))
    } catch (error) {
      throw refusalOfToken(error, 'This token is not one of the Bot Framework for this bot.')
    }
    next()
  }
}
