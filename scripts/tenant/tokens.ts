import { X509Certificate, createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { SignJWT, decodeJwt, errors, exportJWK, jwtVerify, type JWK, type JWTPayload } from 'jose'
import type { SigningMaterial } from './certificates.ts'
import { freshId, type Tenant } from './tenant.ts'

/** Microsoft Graph's well-known application id; both it and the address are accepted as audience. */
export const graphAudiences = ['https://graph.microsoft.com', '00000003-0000-0000-c000-000000000000']
export const botAudience = 'https://api.botframework.com'
/** The Teams web client, which asks for tokens in a tab's name. */
export const teamsWebClientId = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'

/** Application permissions an administrator of the rehearsal company has granted to the application. */
export const grantedApplicationPermissions = [
  'User.Read.All',
  'MailboxSettings.Read',
  'Calendars.ReadBasic',
  'Calendars.ReadWrite',
  'TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All',
  'AppCatalog.Read.All',
  'Mail.Send',
]

/** Delegated permissions consented to for every person. */
export const consentedScopes = ['openid', 'profile', 'offline_access', 'email', 'User.Read']

const mostKnown = 1_000

export type Signer = {
  /** Seconds of the rehearsal clock, for `iat`, `nbf` and `exp`. */
  nowSeconds(): number
  /** Signs the claims as they are (RS256). */
  sign(claims: JWTPayload): Promise<string>
  /**
   * Checks signature, audience and age. A jump of the rehearsal clock does not age a token: clients hold tokens by the
   * machine's clock, and no real day would pass within a token's hour. Rejects with jose's errors.
   */
  verify(token: string, audience: string | string[]): Promise<JWTPayload>
  /** Public keys as Entra prints them; `endorsements` only for the Bot Framework's list. */
  keys(issuer: string, endorsements?: string[]): { keys: (JWK & { issuer: string; endorsements?: string[] })[] }
}

/** Makes the one signer used for Entra and Bot Framework tokens alike. */
export async function createSigner(tenant: Tenant, material: SigningMaterial): Promise<Signer> {
  const privateKey = createPrivateKey(material.privateKey)
  const publicKey = createPublicKey(privateKey)
  const certificate = new X509Certificate(material.certificate)
  const kid = createHash('sha1').update(certificate.raw).digest('base64url')
  const publicJwk = await exportJWK(publicKey)
  const aheadAtIssue = new Map<string, number>()
  /** Tokens whose signature was found right, by audience; only their age is looked at again. */
  const known = new Map<string, JWTPayload>()
  const nowSeconds = (): number => Math.floor(tenant.clock.now().epochMilliseconds / 1000)
  return {
    nowSeconds,
    sign(claims) {
      const uti = typeof claims['uti'] === 'string' ? claims['uti'] : freshId()
      aheadAtIssue.set(uti, tenant.clock.offsetMilliseconds())
      return new SignJWT({ ...claims, uti }).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, x5t: kid }).sign(privateKey)
    },
    async verify(token, audience) {
      const { uti } = decodeOrEmpty(token)
      const ahead = typeof uti === 'string' ? aheadAtIssue.get(uti) : undefined
      const jumped = ahead === undefined ? 0 : tenant.clock.offsetMilliseconds() - ahead
      const currentDate = new Date(tenant.clock.now().epochMilliseconds - jumped)
      const key = `${String(audience)} ${token}`
      const seen = known.get(key)
      if (seen?.exp !== undefined && currentDate.getTime() < seen.exp * 1_000) return seen
      const { payload } = await jwtVerify(token, publicKey, { algorithms: ['RS256'], audience, clockTolerance: 5, currentDate })
      if (known.size >= mostKnown) known.clear()
      known.set(key, payload)
      return payload
    },
    keys(issuer, endorsements) {
      const key = { ...publicJwk, use: 'sig', kid, x5t: kid, x5c: [certificate.raw.toString('base64')], issuer }
      return { keys: [endorsements ? { ...key, endorsements } : key] }
    },
  }
}

function decodeOrEmpty(token: string): JWTPayload {
  try {
    return decodeJwt(token)
  } catch {
    return {}
  }
}

/** Was the token refused because of its age alone? */
export function isExpiredToken(error: unknown): boolean {
  return error instanceof errors.JWTExpired || (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf')
}

/** Stable pairwise subject of a person towards the application. */
export function pairwiseSubject(personId: string, clientId: string): string {
  return createHash('sha256').update(`${personId}|${clientId}`).digest('base64url')
}
