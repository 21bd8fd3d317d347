import { freshId } from './tenant.ts'

/** A refusal of the token endpoint, before it gets its trace ids. */
export type EntraFault = { code: number; status: number; error: string; text: string; suberror?: string; claims?: string }

type Kind =
  | 'unknownTenant'
  | 'missingParameter'
  | 'unknownGrant'
  | 'unknownApplication'
  | 'missingSecret'
  | 'wrongSecret'
  | 'assertionNotImitated'
  | 'scopeWithoutDefault'
  | 'unknownResource'
  | 'badAssertion'
  | 'expiredAssertion'
  | 'assertionOfAnApplication'
  | 'disabledPerson'
  | 'noConsent'

const faults: Record<Kind, (about: string) => EntraFault> = {
  unknownTenant: (name) => ({
    code: 90002,
    status: 400,
    error: 'invalid_request',
    text: `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
  }),
  missingParameter: (name) => ({ code: 900144, status: 400, error: 'invalid_request', text: `The request body must contain the following parameter: '${name}'.` }),
  unknownGrant: (name) => ({ code: 70003, status: 400, error: 'unsupported_grant_type', text: `The app requested an unsupported grant type '${name}'.` }),
  unknownApplication: (about) => {
    const [clientId, directory] = about.split('|')
    return {
      code: 700016,
      status: 400,
      error: 'unauthorized_client',
      text: `Application with identifier '${clientId}' was not found in the directory '${directory}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    }
  },
  missingSecret: () => ({ code: 7000218, status: 401, error: 'invalid_client', text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'." }),
  wrongSecret: (clientId) => ({
    code: 7000215,
    status: 401,
    error: 'invalid_client',
    text: `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
  }),
  assertionNotImitated: () => ({
    code: 700027,
    status: 401,
    error: 'invalid_client',
    text: 'The certificate with identifier used to sign the client assertion is not registered on application. The rehearsal tenant knows client secrets only.',
  }),
  scopeWithoutDefault: (scope) => ({
    code: 1002012,
    status: 400,
    error: 'invalid_scope',
    text: `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  }),
  unknownResource: (scope) => ({ code: 70011, status: 400, error: 'invalid_scope', text: `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.` }),
  badAssertion: () => ({
    code: 50013,
    status: 400,
    error: 'invalid_grant',
    text: 'Assertion failed signature validation. [Reason - The provided signature value did not match the expected signature value.]',
  }),
  expiredAssertion: () => ({ code: 500133, status: 400, error: 'invalid_grant', text: 'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token.' }),
  assertionOfAnApplication: () => ({
    code: 50027,
    status: 400,
    error: 'invalid_grant',
    text: 'JWT token is invalid or malformed. An app-only token cannot be used as the assertion of an on-behalf-of request.',
  }),
  disabledPerson: () => ({ code: 50057, status: 400, error: 'invalid_grant', text: 'The user account is disabled.' }),
  noConsent: (about) => {
    const [clientId, name] = about.split('|')
    return {
      code: 65001,
      status: 400,
      error: 'invalid_grant',
      suberror: 'consent_required',
      claims: '{"access_token":{"capolids":{"essential":true,"values":["c1f5c1a0-6d0e-4c7e-9c57-0f8a53c5b1d2"]}}}',
      text: `The user or administrator has not consented to use the application with ID '${clientId}' named '${name}'. Send an interactive authorization request for this user and resource.`,
    }
  },
}

/** The fault of this kind, its wording about the named thing. */
export function entraFault(kind: Kind, about: string): EntraFault {
  return faults[kind](about)
}

/** The body Entra sends with a fault (Microsoft: "Standard error response" of the OAuth 2.0 pages of the identity platform). */
export function answerEntraFault(fault: EntraFault, now: Temporal.Instant, correlationId: string | null): object {
  const timestamp = now.toString({ smallestUnit: 'second' }).replace('T', ' ')
  const trace_id = freshId()
  const correlation_id = correlationId ?? freshId()
  return {
    error: fault.error,
    error_description: `AADSTS${fault.code}: ${fault.text}\r\nTrace ID: ${trace_id}\r\nCorrelation ID: ${correlation_id}\r\nTimestamp: ${timestamp}`,
    error_codes: [fault.code],
    timestamp,
    trace_id,
    correlation_id,
    error_uri: `https://login.microsoftonline.com/error?code=${fault.code}`,
    ...(fault.suberror && { suberror: fault.suberror }),
    ...(fault.claims && { claims: fault.claims }),
  }
}
