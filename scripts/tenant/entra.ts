import express from 'express'
import type { JWTPayload } from 'jose'
import { answerEntraFault, entraFault, type EntraFault } from './entra-faults.ts'
import type { Tenant } from './tenant.ts'
import {
  botAudience,
  consentedScopes,
  graphAudiences,
  grantedApplicationPermissions,
  isExpiredToken,
  pairwiseSubject,
  teamsWebClientId,
  type Signer,
} from './tokens.ts'

const tokenSeconds = 3_599
const graphResource = 'https://graph.microsoft.com'

export type Entra = {
  /** What Teams single sign-on hands a tab for this person: a v2 token for our own application, valid one hour. */
  issueUserToken(personId: string, overrides?: JWTPayload): Promise<string>
  /** App-only Graph token, as `client_credentials` with `https://graph.microsoft.com/.default` gives it. */
  issueGraphToken(overrides?: JWTPayload): Promise<string>
  /** What the bot itself gets for calling the Bot Connector. */
  issueBotToken(overrides?: JWTPayload): Promise<string>
  /** What the Bot Connector sends along when it calls the bot. */
  issueBotFrameworkToken(about: { serviceUrl: string }, overrides?: JWTPayload): Promise<string>
  verify: Signer['verify']
}

/** Token issuing without the wire. `url` is the https origin of the server. */
export function createEntra(tenant: Tenant, signer: Signer, url: () => string): Entra {
  const { clientId } = tenant.registration
  const times = (seconds = 3_600) => ({ iat: signer.nowSeconds(), nbf: signer.nowSeconds(), exp: signer.nowSeconds() + seconds })
  // Graph takes tokens of the first format whichever endpoint issued them.
  const version1 = (audience: string, roles?: string[]): JWTPayload => ({
    aud: audience,
    iss: `https://sts.windows.net/${tenant.id}/`,
    ...times(tokenSeconds),
    appid: clientId,
    appidacr: '1',
    idp: `https://sts.windows.net/${tenant.id}/`,
    idtyp: 'app',
    oid: applicationObjectId(clientId),
    sub: applicationObjectId(clientId),
    tid: tenant.id,
    ver: '1.0',
    ...(roles && { roles }),
  })
  return {
    async issueUserToken(personId, overrides = {}) {
      const person = tenant.people.get(personId)
      if (!person) throw new Error(`Nobody in the rehearsal company has the id ${personId}.`)
      return signer.sign({
        aud: clientId,
        iss: `${url()}/${tenant.id}/v2.0`,
        ...times(),
        azp: teamsWebClientId,
        azpacr: '0',
        name: person.displayName,
        oid: person.id,
        preferred_username: person.userPrincipalName,
        ...(person.roles.length > 0 && { roles: person.roles }),
        scp: 'access_as_user',
        sub: pairwiseSubject(person.id, clientId),
        tid: tenant.id,
        ver: '2.0',
        ...overrides,
      })
    },
    issueGraphToken: (overrides = {}) =>
      signer.sign({ ...version1(graphResource, grantedApplicationPermissions), app_displayname: 'Crosspath', ...overrides }),
    issueBotToken: (overrides = {}) => signer.sign({ ...version1(botAudience), ...overrides }),
    issueBotFrameworkToken: ({ serviceUrl }, overrides = {}) =>
      signer.sign({ iss: botAudience, aud: clientId, ...times(), serviceurl: serviceUrl, ...overrides }),
    verify: signer.verify,
  }
}

/** Mounts discovery, keys and the token endpoint of Entra ID, and the Bot Framework's own discovery. */
export function mountEntra(app: express.Express, tenant: Tenant, signer: Signer, entra: Entra, url: () => string): void {
  const note = (request: express.Request, status: number): void =>
    tenant.record({ method: request.method, path: request.path, status, service: 'entra' })
  const send = (request: express.Request, response: express.Response, status: number, body: object): void => {
    note(request, status)
    response.status(status).set('cache-control', 'no-store, no-cache').json(body)
  }
  const known = (name: string): boolean => [tenant.id, tenant.domain, 'common', 'organizations'].includes(name.toLowerCase())

  app.get('/common/discovery/instance', (request, response) =>
    send(request, response, 200, {
      tenant_discovery_endpoint: `${url()}/${tenant.id}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: new URL(url()).host, preferred_cache: new URL(url()).host, aliases: [new URL(url()).host] }],
    }),
  )
  app.get('/:name/v2.0/.well-known/openid-configuration', (request, response) => {
    if (!known(request.params.name)) return refuse(request, response, entraFault('unknownTenant', request.params.name))
    send(request, response, 200, discovery(url(), tenant.id))
  })
  app.get(['/:name/discovery/v2.0/keys', '/:name/discovery/keys'], (request, response) =>
    send(request, response, 200, signer.keys(`${url()}/${tenant.id}/v2.0`)),
  )
  app.get('/v1/.well-known/openidconfiguration', (request, response) =>
    send(request, response, 200, {
      issuer: botAudience,
      authorization_endpoint: 'https://invalid.botframework.com',
      jwks_uri: `${url()}/v1/.well-known/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    }),
  )
  app.get('/v1/.well-known/keys', (request, response) => send(request, response, 200, signer.keys(botAudience, ['msteams'])))
  app.post('/:name/oauth2/v2.0/token', express.urlencoded({ extended: false }), async (request, response) => {
    const form = (request.body as Record<string, string | undefined> | undefined) ?? {}
    const outcome = await grant(tenant, entra, request.params.name, form, request.get('authorization'), known)
    if ('code' in outcome) return refuse(request, response, outcome)
    send(request, response, 200, outcome)
  })

  function refuse(request: express.Request, response: express.Response, fault: EntraFault): void {
    const correlation = request.query['client-request-id'] ?? request.get('client-request-id')
    send(request, response, fault.status, answerEntraFault(fault, tenant.clock.now(), typeof correlation === 'string' ? correlation : null))
  }
}

type Granted = { token_type: 'Bearer'; scope?: string; expires_in: number; ext_expires_in: number; access_token: string; refresh_token?: string }

async function grant(
  tenant: Tenant,
  entra: Entra,
  tenantName: string,
  form: Record<string, string | undefined>,
  authorization: string | undefined,
  known: (name: string) => boolean,
): Promise<Granted | EntraFault> {
  const { registration } = tenant
  // Bots of the multi-tenant kind ask under this name instead of the company's.
  if (!known(tenantName) && tenantName !== 'botframework.com') return entraFault('unknownTenant', tenantName)
  if (!form['grant_type']) return entraFault('missingParameter', 'grant_type')
  const basic = authorization?.startsWith('Basic ') ? Buffer.from(authorization.slice(6), 'base64').toString().split(':') : []
  const clientId = form['client_id'] ?? basic[0]
  const secret = form['client_secret'] ?? (basic[1] === undefined ? undefined : decodeURIComponent(basic[1]))
  if (!clientId) return entraFault('missingParameter', 'client_id')
  if (clientId !== registration.clientId) return entraFault('unknownApplication', `${clientId}|${tenant.companyName}`)
  if (form['client_assertion']) return entraFault('assertionNotImitated', clientId)
  if (!secret) return entraFault('missingSecret', clientId)
  if (secret !== registration.clientSecret) return entraFault('wrongSecret', clientId)
  if (!form['scope']) return entraFault('missingParameter', 'scope')
  const scopes = form['scope'].split(' ').filter(Boolean)
  if (form['grant_type'] === 'client_credentials') {
    const outcome = { token_type: 'Bearer', expires_in: tokenSeconds, ext_expires_in: tokenSeconds } as const
    if (scopes.length === 1 && scopes[0] === `${graphResource}/.default`) return { ...outcome, access_token: await entra.issueGraphToken() }
    if (scopes.length === 1 && scopes[0] === `${botAudience}/.default`) return { ...outcome, access_token: await entra.issueBotToken() }
    return entraFault(scopes.every((scope) => scope.endsWith('/.default')) ? 'unknownResource' : 'scopeWithoutDefault', scopes.join(' '))
  }
  if (form['grant_type'] !== 'urn:ietf:params:oauth:grant-type:jwt-bearer') return entraFault('unknownGrant', form['grant_type'])
  if (!form['assertion']) return entraFault('missingParameter', 'assertion')
  if (form['requested_token_use'] !== 'on_behalf_of') return entraFault('missingParameter', 'requested_token_use')
  return onBehalfOf(tenant, entra, form['assertion'], scopes)
}

async function onBehalfOf(tenant: Tenant, entra: Entra, assertion: string, scopes: string[]): Promise<Granted | EntraFault> {
  const { clientId, applicationIdUri } = tenant.registration
  let claims: JWTPayload
  try {
    claims = await entra.verify(assertion, [clientId, applicationIdUri])
  } catch (error) {
    return entraFault(isExpiredToken(error) ? 'expiredAssertion' : 'badAssertion', clientId)
  }
  const person = tenant.people.get(String(claims['oid']))
  if (typeof claims['scp'] !== 'string' || !person) return entraFault('assertionOfAnApplication', clientId)
  if (!person.accountEnabled) return entraFault('disabledPerson', person.userPrincipalName)
  const plain = scopes.map((scope) => scope.replace(`${graphResource}/`, ''))
  const foreign = plain.find((scope) => scope.includes('://'))
  if (foreign) return entraFault('unknownResource', foreign)
  const wanted = plain.filter((scope) => scope !== '.default')
  if (!wanted.every((scope) => consentedScopes.includes(scope))) return entraFault('noConsent', `${clientId}|Crosspath`)
  const scp = plain.includes('.default') ? consentedScopes : wanted
  const access_token = await entra.issueGraphToken({
    idtyp: 'user',
    roles: undefined,
    scp: scp.filter((scope) => scope !== 'offline_access').join(' '),
    oid: person.id,
    sub: pairwiseSubject(person.id, graphAudiences[1] ?? ''),
    name: person.displayName,
    given_name: person.givenName,
    family_name: person.surname,
    unique_name: person.userPrincipalName,
    upn: person.userPrincipalName,
  })
  return { token_type: 'Bearer', scope: scp.map((scope) => `${graphResource}/${scope}`).join(' '), expires_in: tokenSeconds, ext_expires_in: tokenSeconds, access_token }
}

function discovery(url: string, tenantId: string): object {
  const base = `${url}/${tenantId}`
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${base}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: ['sub', 'iss', 'aud', 'exp', 'iat', 'name', 'preferred_username', 'oid', 'tid', 'ver'],
    tenant_region_scope: 'EU',
    cloud_instance_name: 'microsoftonline.com',
    msgraph_host: new URL(url).host,
  }
}

/** The service principal's own object id: fixed by the application, different from it. */
export function applicationObjectId(clientId: string): string {
  return `${clientId.slice(0, -12)}${clientId.slice(-6)}${clientId.slice(-12, -6)}`
}
