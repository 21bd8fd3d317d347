import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import type { Role } from '../people/contract.ts'

/** Who calls, as Entra ID says: the object id, a name for first-time visitors, and the duties assigned to them. */
export type Caller = { personId: string; name: string; roles: Role[] }

/** Reads the caller from an Authorization header. @throws AppError not_signed_in | sign_in_unreachable */
export type Authenticate = (authorization: string | undefined) => Promise<Caller>

/** App role values as declared in manifest/entra-app.json. */
const roleOf: Record<string, Role> = { Organizer: 'organizer', SuccessionLead: 'succession-lead', Auditor: 'auditor' }

/**
 * Checks the tab's single sign-on tokens (Entra ID v2 access tokens for our own API): signature, issuer, audience,
 * lifetime, tenant, and the scope that the hosts are pre-authorised for.
 * Source: learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens
 */
export function createAuthenticate(config: Config): Authenticate {
  const keys = createRemoteJWKSet(new URL(`${config.entraAuthority}/discovery/v2.0/keys`))
  return async (authorization) => {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
    if (!token) throw new AppError('not_signed_in', 'Sign in is needed. Open Crosspath in Teams, Outlook or the Microsoft 365 app.')
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: `${config.entraAuthority}/v2.0`,
        audience: config.audiences,
        requiredClaims: ['oid', 'tid', 'exp', 'scp'],
        clockTolerance: 60,
      })
      const scopes = typeof payload['scp'] === 'string' ? payload['scp'].split(' ') : []
      if (payload['tid'] !== config.tenantId || !scopes.includes('access_as_user')) throw new AppError('not_signed_in', 'This sign-in is meant for another app or company.')
      const roles = Array.isArray(payload['roles']) ? payload['roles'] : []
      return {
        personId: String(payload['oid']).toLowerCase(),
        name: typeof payload['name'] === 'string' ? payload['name'] : '',
        roles: roles.flatMap((role) => (typeof role === 'string' && roleOf[role] ? [roleOf[role]] : [])),
      }
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new AppError('not_signed_in', 'Your sign-in has expired. Reload the tab to sign in again.')
      throw refusalOfToken(error, 'This sign-in is not valid here. Reload the tab to sign in again.')
    }
  }
}

/** What to answer when a token could not be verified: not signed in, in the given words, or that the keys to check it cannot be had. */
export function refusalOfToken(error: unknown, words: string): AppError {
  if (error instanceof AppError) return error
  if (error instanceof errors.JOSEError && !isAboutKeys(error)) return new AppError('not_signed_in', words)
  return new AppError('sign_in_unreachable', 'The sign-in service cannot be reached right now. Try again in a minute.')
}

/** Whether the list of signing keys could not be had: that says nothing about the token. A plain JOSEError is jose's "the list answered with an error". */
function isAboutKeys(error: errors.JOSEError): boolean {
  return error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.code === 'ERR_JOSE_GENERIC'
}
