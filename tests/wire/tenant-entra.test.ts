import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { loopbackCertificates, signingMaterial } from '#scripts/tenant/certificates.ts'
import { company, eva, finn, registration, startSmallCompany } from './small-company.ts'

const { running, confidential, stop } = await startSmallCompany()
afterAll(stop)

const graphScopes = ['https://graph.microsoft.com/.default']

async function token(form: Record<string, string>, tenant = company.tenantId): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${running.url}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const credentials = { client_id: registration.clientId, client_secret: registration.clientSecret }

test('the application gets a Graph token that carries exactly the permissions granted to it', async () => {
  const result = await confidential().acquireTokenByClientCredential({ scopes: graphScopes })
  const claims = decodeJwt(result?.accessToken ?? '')
  expect(claims.aud).toBe('https://graph.microsoft.com')
  expect(claims.iss).toBe(`https://sts.windows.net/${company.tenantId}/`)
  expect(claims['roles']).toEqual([
    'User.Read.All', 'MailboxSettings.Read', 'Calendars.ReadBasic', 'Calendars.ReadWrite', 'TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All',
    'AppCatalog.Read.All', 'Mail.Send',
  ])
})

test('a wrong secret is refused as AADSTS7000215', async () => {
  await expect(confidential('wrong').acquireTokenByClientCredential({ scopes: graphScopes })).rejects.toMatchObject({ errorCode: 'invalid_client', message: expect.stringContaining('7000215') as string })
})

test.each([
  ['no secret', { client_id: registration.clientId, scope: graphScopes[0] ?? '', grant_type: 'client_credentials' }, 401, 7000218],
  ['no scope', { ...credentials, grant_type: 'client_credentials' }, 400, 900144],
  ['a scope that is no .default', { ...credentials, grant_type: 'client_credentials', scope: 'https://graph.microsoft.com/User.Read' }, 400, 1002012],
  ['a resource nobody has', { ...credentials, grant_type: 'client_credentials', scope: 'https://foo.example/.default' }, 400, 70011],
  ['an application nobody registered', { ...credentials, client_id: finn.id, grant_type: 'client_credentials', scope: 'x' }, 400, 700016],
])('the token endpoint refuses %s in Entra’s own shape', async (_name, form, status, code) => {
  const answer = await token(form)
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ error_codes: [code], error_uri: `https://login.microsoftonline.com/error?code=${code}` })
  expect(answer.body['error_description']).toMatch(new RegExp(`^AADSTS${code}: .+\\r\\nTrace ID: .+\\r\\nCorrelation ID: .+\\r\\nTimestamp: .+Z$`))
})

test('an unknown tenant is refused as AADSTS90002', async () => {
  expect(await token({ ...credentials, grant_type: 'client_credentials', scope: 'x' }, 'nowhere.example')).toMatchObject({ status: 400, body: { error_codes: [90002] } })
})

test('a tab token says who the person is, for our application alone, and the published keys prove it', async () => {
  const jwt = await running.entra.issueUserToken(finn.id)
  const keys = createRemoteJWKSet(new URL(`${running.url}/${company.tenantId}/discovery/v2.0/keys`))
  const { payload } = await jwtVerify(jwt, keys, { issuer: `${running.url}/${company.tenantId}/v2.0`, audience: registration.clientId, algorithms: ['RS256'] })
  expect(payload).toMatchObject({ oid: finn.id, tid: company.tenantId, scp: 'access_as_user', roles: ['Organizer'], azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346', ver: '2.0' })
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600)
  await expect(jwtVerify(jwt, keys, { audience: 'https://graph.microsoft.com' })).rejects.toThrow()
})

test('the application may ask on behalf of a person who sits in a tab', async () => {
  const result = await confidential().acquireTokenOnBehalfOf({ oboAssertion: await running.entra.issueUserToken(finn.id), scopes: ['https://graph.microsoft.com/User.Read'] })
  expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({ oid: finn.id, scp: expect.stringContaining('User.Read') as string })
})

test('a permission nobody consented to needs an interaction', async () => {
  const oboAssertion = await running.entra.issueUserToken(finn.id)
  await expect(confidential().acquireTokenOnBehalfOf({ oboAssertion, scopes: ['https://graph.microsoft.com/Mail.Read'] })).rejects.toMatchObject({ subError: 'consent_required' })
})

test('an application’s own token cannot stand for a person, nor can one that has run out', async () => {
  const form = { ...credentials, grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', requested_token_use: 'on_behalf_of', scope: 'https://graph.microsoft.com/User.Read' }
  const appOnly = await running.entra.issueUserToken(eva.id, { scp: undefined })
  expect(await token({ ...form, assertion: appOnly })).toMatchObject({ status: 400, body: { error: 'invalid_grant', error_codes: [50027] } })
  const old = await running.entra.issueUserToken(eva.id, { iat: 1, nbf: 1, exp: 3601 })
  expect(await token({ ...form, assertion: old })).toMatchObject({ status: 400, body: { error_codes: [500133] } })
  expect(await token({ ...form, assertion: `${appOnly.slice(0, -4)}AAAA` })).toMatchObject({ status: 400, body: { error_codes: [50013] } })
})

test('what the Bot Framework sends is proved by its own key list', async () => {
  const metadata = (await (await fetch(`${running.url}/v1/.well-known/openidconfiguration`)).json()) as { issuer: string; jwks_uri: string }
  const jwt = await running.entra.issueBotFrameworkToken({ serviceUrl: `${running.url}/teams` })
  const { payload } = await jwtVerify(jwt, createRemoteJWKSet(new URL(metadata.jwks_uri)), { issuer: metadata.issuer, audience: registration.clientId })
  expect(payload['serviceurl']).toBe(`${running.url}/teams`)
})

test('a token outlives a jump of the rehearsal clock, because no real hour has passed', async () => {
  const before = await running.entra.issueGraphToken()
  running.tenant.clock.advance({ days: 40 })
  const answer = await fetch(`${running.url}/v1.0/users?$top=1`, { headers: { authorization: `Bearer ${before}` } })
  expect(answer.status).toBe(200)
  const issuedAt = decodeJwt(await running.entra.issueUserToken(finn.id)).iat ?? 0
  expect(issuedAt - Date.now() / 1000).toBeGreaterThan(39 * 86_400)
})

test('a restart keeps the certificates and the key, and another folder has its own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'certificates-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const first = [await loopbackCertificates(folder), await signingMaterial(folder)]
  expect([await loopbackCertificates(folder), await signingMaterial(folder)]).toEqual(first)
  expect((await loopbackCertificates(join(folder, 'other'))).caPem).not.toBe((await loopbackCertificates(folder)).caPem)
})
