import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import tls from 'node:tls'
import { type JWK, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, expect, inject, test } from 'vitest'
import * as enrolment from '#api/enrolment/contract.ts'
import { type Endpoint, Refusal } from '#api/http/endpoint.ts'
import * as impact from '#api/impact/contract.ts'
import * as matching from '#api/matching/contract.ts'
import * as nudges from '#api/nudges/contract.ts'
import * as outcomes from '#api/outcomes/contract.ts'
import * as people from '#api/people/contract.ts'
import * as programs from '#api/programs/contract.ts'
import * as repairs from '#api/repairs/contract.ts'
import * as roadmap from '#api/roadmap/contract.ts'
import * as scheduling from '#api/scheduling/contract.ts'
import * as sessions from '#api/sessions/contract.ts'
import * as stories from '#api/stories/contract.ts'
import * as succession from '#api/succession/contract.ts'
import * as ties from '#api/ties/contract.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { send, type Answer } from '../support/send.ts'
import { snapshot } from '../support/snapshot.ts'
import { startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { running, callAs, apiUrl } = world
const { tenant, entra } = running
const organizerId = organizerOf(tenant.cast)
const employeeId = tenant.featured.find((person) => person.part === 'mentee')?.id ?? ''
const managerId = tenant.people.get(employeeId)?.managerId ?? ''
await waitForPeople(callAs, organizerId)
tls.setDefaultCACertificates([...tls.getCACertificates('default'), running.caPem])

type Operation = { operationId: string; parameters: { name: string; in: string; required: boolean }[]; requestBody?: { content: Record<string, { schema: object }> }; responses: Record<string, { content: Record<string, { schema: object }> }> }
type Document = { openapi: string; paths: Record<string, Record<string, Operation>>; security: object[]; components: { securitySchemes: Record<string, object>; schemas: Record<string, object> } }
const served = await send(`${apiUrl}/api/openapi.json`)
const description = served.body as Document
const bound = Object.entries(description.paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })))

/** What everybody who is signed in may call; every endpoint that stands in none of these lists, also one that comes later, must be the organizer's alone. */
const everybodys = new Set([
  'GET /api/me', 'GET /api/suggestions', 'GET /api/people', 'GET /api/home', 'GET /api/approvals',
  'GET /api/cohorts', 'GET /api/cohorts/{cohortId}',
  'GET /api/cohorts/{cohortId}/my-enrolment', 'PUT /api/cohorts/{cohortId}/my-enrolment', 'POST /api/cohorts/{cohortId}/my-enrolment/submit',
  'GET /api/cohorts/{cohortId}/my-wishes', 'PUT /api/cohorts/{cohortId}/my-wishes',
  'POST /api/enrolments/{enrolmentId}/withdraw', 'POST /api/enrolments/{enrolmentId}/decision',
  'POST /api/enrolments/{enrolmentId}/questions', 'POST /api/enrolments/{enrolmentId}/answer', 'POST /api/enrolments/{enrolmentId}/delegate',
  'POST /api/enrolments/{enrolmentId}/pause', 'POST /api/enrolments/{enrolmentId}/resume', 'GET /api/enrolments/{enrolmentId}/moves',
  'GET /api/my-delegate', 'PUT /api/my-delegate', 'GET /api/cohorts/{cohortId}/place-draw',
  'GET /api/circles/{circleId}/roadmap', 'PUT /api/circles/{circleId}/sessions/{number}/preparation', 'POST /api/circles/{circleId}/sessions/{number}/complete',
  'GET /api/my-circles', 'GET /api/sessions/at', 'GET /api/sessions/in-meeting',
  'GET /api/circles/{circleId}/occurrences/{number}/times', 'POST /api/circles/{circleId}/occurrences/{number}/move', 'GET /api/circles/{circleId}/free-times', 'GET /api/circles/{circleId}/week',
  'GET /api/circles/{circleId}/check-ins', 'POST /api/circles/{circleId}/check-ins', 'POST /api/check-ins/{checkInId}/cancel',
  'GET /api/circles/{circleId}/move-questions', 'POST /api/circles/{circleId}/move-questions/{number}/answer',
  'GET /api/my-ties', 'PUT /api/my-ties/{cohortId}',
  'GET /api/my-nudges', 'PUT /api/my-nudges', 'GET /api/my-pulse', 'PUT /api/circles/{circleId}/sessions/{number}/pulse',
  'GET /api/circles/{circleId}/sessions/{number}', 'PUT /api/circles/{circleId}/sessions/{number}/exercises/{formId}', 'PUT /api/circles/{circleId}/sessions/{number}/note', 'POST /api/circles/{circleId}/sessions/{number}/run', 'PUT /api/circles/{circleId}/sessions/{number}/absences/{personId}',
  'GET /api/circles/{circleId}/actions', 'POST /api/circles/{circleId}/sessions/{number}/actions', 'PUT /api/actions/{actionId}', 'DELETE /api/actions/{actionId}',
  'GET /api/circles/{circleId}/ideas', 'POST /api/circles/{circleId}/ideas', 'PUT /api/ideas/{ideaId}', 'GET /api/circles/{circleId}/certificate', 'GET /api/circles/{circleId}/insight',
  'GET /api/circles/{circleId}/stories', 'POST /api/circles/{circleId}/stories', 'PUT /api/stories/{storyId}', 'DELETE /api/stories/{storyId}', 'POST /api/stories/{storyId}/ask', 'PUT /api/stories/{storyId}/consent', 'POST /api/stories/{storyId}/withdraw',
  'GET /api/stories', 'GET /api/my-stories',
  'POST /api/circles/{circleId}/leave', 'POST /api/circles/{circleId}/goals', 'PUT /api/goals/{goalId}', 'DELETE /api/goals/{goalId}',
])

/** What an auditor may call beside the organizer: figures and records, and nothing that changes anything. */
const auditors = new Set([
  'GET /api/ties', 'GET /api/results', 'GET /api/results/file', 'GET /api/cohorts/{cohortId}/pulse',
  'GET /api/cohorts/{cohortId}/impact', 'GET /api/cohorts/{cohortId}/encouragement/lots',
  'GET /api/cohorts/{cohortId}/place-lots', 'GET /api/cohorts/{cohortId}/match-runs', 'GET /api/match-runs/{runId}/manifest',
])

/** What is the succession lead's alone. */
const leads = new Set<string>([
  'GET /api/succession', 'POST /api/succession/roles', 'GET /api/succession/roles/{roleId}', 'PUT /api/succession/roles/{roleId}', 'DELETE /api/succession/roles/{roleId}',
  'PUT /api/succession/roles/{roleId}/bench/{personId}', 'DELETE /api/succession/roles/{roleId}/bench/{personId}', 'PUT /api/succession/roles/{roleId}/bench/{personId}/earlier-posts',
  'POST /api/succession/roles/{roleId}/knowledge', 'PUT /api/succession/knowledge/{itemId}', 'DELETE /api/succession/knowledge/{itemId}',
  'GET /api/succession/objectives', 'PUT /api/succession/objectives/{programId}',
])

function expectRefusal(answer: Answer, status: number, code: string, about: string): void {
  expect([answer.status, (answer.body as Partial<Refusal> | null)?.error?.code], `${about}: ${answer.text.slice(0, 200)}`).toEqual([status, code])
  const { error } = Refusal.parse(answer.body)
  expect(error.message.length, about).toBeGreaterThan(10)
  expect(error.requestId, about).toBe(answer.requestId)
  expect(error.requestId, about).toMatch(/^[0-9a-f-]{36}$/)
}

const concrete = (path: string) => path.replace('{number}', '1').replace(/\{\w+\}/g, () => randomUUID())

test('every endpoint asks for a sign-in, and lets in organizer, succession lead, auditor, manager and everybody else just where it says', async () => {
  const before = await snapshot(world)
  const signIn = async (personId: string, ...roles: string[]) => ({ roles, token: await entra.issueUserToken(personId, { roles }) })
  const callers = {
    organizer: await signIn(employeeId, 'Organizer'),
    'succession lead': await signIn(employeeId, 'SuccessionLead'),
    auditor: await signIn(employeeId, 'Auditor'),
    manager: await signIn(managerId),
    'somebody with roles that nobody gave': await signIn(employeeId, 'organizer', 'ORGANIZER', 'auditor', 'succession-lead', 'Manager'),
  }
  expect(bound.length).toBeGreaterThan(25)
  for (const { method, path } of bound) {
    const route = `${method} ${path}`
    const json = method === 'GET' ? undefined : {}
    expectRefusal(await send(apiUrl + concrete(path), { method, json }), 401, 'not_signed_in', route)
    await Promise.all(Object.entries(callers).map(async ([name, { roles, token }]) => {
      const may = everybodys.has(route) || (leads.has(route) ? roles.includes('SuccessionLead') : roles.includes('Organizer') || (auditors.has(route) && roles.includes('Auditor')))
      const about = `${route} as ${name}`
      if (!may) expectRefusal(await send(apiUrl + concrete(path), { method, json, token }), 403, 'not_allowed', about)
      // What is written without naming anything would change something.
      else if (method === 'GET') expect(((await send(apiUrl + concrete(path), { token })).body as Partial<Refusal> | null)?.error?.code, about).not.toBe('not_allowed')
    }))
  }
  const known = new Set(bound.map(({ method, path }) => `${method} ${path}`))
  expect([...everybodys, ...auditors, ...leads].filter((name) => !known.has(name))).toEqual([])
  expect([...auditors].filter((name) => !name.startsWith('GET '))).toEqual([])
  expect(await snapshot(world)).toEqual(before)
})

test('a token that is not ours, not now or not signed opens nothing', async () => {
  const before = await snapshot(world)
  const now = Math.floor(Date.now() / 1000)
  const good = { aud: tenant.registration.clientId, iss: `${running.url}/${tenant.id}/v2.0`, iat: now, nbf: now, exp: now + 3_600, oid: organizerId, tid: tenant.id, name: 'Somebody', roles: ['Organizer'], scp: 'access_as_user', ver: '2.0' }
  const keys = ((await send(`${running.url}/${tenant.id}/discovery/v2.0/keys`)).body as { keys: JWK[] } | null)?.keys ?? []
  const [key] = keys
  if (!key?.kid) throw new Error('The stand-in publishes its signing key.')
  const header = { alg: 'RS256', typ: 'JWT', kid: key.kid }
  const publicPem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const own = await entra.issueUserToken(organizerId)
  const [ownHeader = '', ownClaims = '', ownSignature = ''] = own.split('.')
  const raised = Buffer.from(JSON.stringify({ ...(JSON.parse(Buffer.from(ownClaims, 'base64url').toString()) as object), oid: employeeId })).toString('base64url')
  expect((await send(`${apiUrl}/api/people/sync`, { token: own })).status).toBe(200)

  const wrong: Record<string, string> = {
    'no token': '',
    'another scheme': `Basic ${Buffer.from('imogen:secret').toString('base64')}`,
    'an empty bearer': 'Bearer ',
    'no token at all': 'Bearer abc',
    'three empty parts': 'Bearer ..',
    'expired two minutes ago': `Bearer ${await entra.issueUserToken(organizerId, { iat: now - 3_720, nbf: now - 3_720, exp: now - 120 })}`,
    'not valid yet': `Bearer ${await entra.issueUserToken(organizerId, { nbf: now + 600, exp: now + 3_600 })}`,
    'another company': `Bearer ${await entra.issueUserToken(organizerId, { tid: randomUUID() })}`,
    'another company’s issuer': `Bearer ${await entra.issueUserToken(organizerId, { iss: `${running.url}/${randomUUID()}/v2.0` })}`,
    'another audience': `Bearer ${await entra.issueUserToken(organizerId, { aud: randomUUID() })}`,
    'a token for Graph': `Bearer ${await entra.issueGraphToken({ oid: organizerId })}`,
    'a token of the app itself': `Bearer ${await entra.issueUserToken(organizerId, { scp: undefined, idtyp: 'app' })}`,
    'another scope': `Bearer ${await entra.issueUserToken(organizerId, { scp: 'User.Read access_as_user_too' })}`,
    'no person': `Bearer ${await entra.issueUserToken(organizerId, { oid: undefined })}`,
    'no end': `Bearer ${await entra.issueUserToken(organizerId, { exp: undefined })}`,
    unsigned: `Bearer ${new UnsecuredJWT(good).encode()}`,
    'the signature cut off': `Bearer ${ownHeader}.${ownClaims}.`,
    'the person exchanged': `Bearer ${ownHeader}.${raised}.${ownSignature}`,
    'signed by a stranger': `Bearer ${await new SignJWT(good).setProtectedHeader(header).sign(stranger)}`,
    'signed with a key we never saw': `Bearer ${await new SignJWT(good).setProtectedHeader({ ...header, kid: 'unknown' }).sign(stranger)}`,
    'HS256 with our public key for a secret': `Bearer ${await new SignJWT(good).setProtectedHeader({ ...header, alg: 'HS256' }).sign(Buffer.from(publicPem))}`,
  }
  for (const [about, authorization] of Object.entries(wrong)) {
    for (const [method, path] of [['GET', '/api/me'], ['POST', '/api/people/sync']] as const) {
      expectRefusal(await send(apiUrl + path, { method, authorization }), 401, 'not_signed_in', about)
    }
  }
  expect((await send(`${apiUrl}/api/me`, { authorization: wrong['expired two minutes ago'] })).text).toContain('expired')
  expect(await snapshot(world)).toEqual(before)
})

test('somebody whom the directory does not know, or whose account is disabled, is told so', async () => {
  const before = await snapshot(world)
  const disabled = [...tenant.people.values()].find((person) => !person.accountEnabled)?.id ?? ''
  expectRefusal(await send(`${apiUrl}/api/me`, { token: await entra.issueUserToken(employeeId, { oid: randomUUID() }) }), 403, 'person_unknown', 'unknown')
  expectRefusal(await send(`${apiUrl}/api/me`, { token: await entra.issueUserToken(disabled) }), 403, 'person_unknown', 'disabled')
  expect(await snapshot(world)).toEqual(before)
})

test('a path that nobody keeps is a 404 in the same shape, and a tab’s deep link is the tab', async () => {
  const token = await entra.issueUserToken(employeeId)
  expectRefusal(await send(`${apiUrl}/api/nothing`, { token }), 404, 'not_found', 'unknown path')
  expectRefusal(await send(`${apiUrl}/api/me`, { method: 'PUT', token, json: {} }), 404, 'not_found', 'unknown method')
  expectRefusal(await send(`${apiUrl}/api/cohorts/%E0%A4%A`, { token }), 400, 'invalid_input', 'a path that is not encoded rightly')
  expectRefusal(await send(`${apiUrl}/assets/%E0%A4%A`), 400, 'invalid_input', 'a file name that is not encoded rightly')
})

test('the description is open to all, is OpenAPI 3.1 and lists exactly the promised endpoints', () => {
  const promised = [enrolment, impact, matching, nudges, outcomes, people, programs, repairs, roadmap, scheduling, sessions, stories, succession, ties]
    .flatMap((contract) => Object.values(contract) as unknown[])
    .filter((value): value is Endpoint => typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'summary' in value)
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  expect(served.status).toBe(200)
  expect(description.openapi).toMatch(/^3\.1\.\d+$/)
  expect(bound.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(promised.sort())
  expect(new Set(bound.map(({ operation }) => operation.operationId)).size).toBe(bound.length)
  expect(description.security).toEqual([{ entra: [] }])
  expect(description.components.securitySchemes).toHaveProperty('entra')
  for (const { method, path, operation } of bound) {
    const about = `${method} ${path}`
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(operation.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => [parameter.name, parameter.required]), about).toEqual(inPath.map((name) => [name, true]))
    expect(operation.responses['200']?.content['application/json']?.schema, about).toMatchObject({ type: 'object' })
    expect(operation.responses['default']?.content['application/json']?.schema, about).toEqual({ $ref: '#/components/schemas/Refusal' })
    if (method === 'GET') expect(operation.requestBody, about).toBeUndefined()
    else if (operation.requestBody) expect(operation.requestBody.content['application/json']?.schema, about).toMatchObject({ type: 'object' })
  }
  expect(JSON.stringify(description)).not.toMatch(/\$ref":"(?!#\/components\/schemas\/Refusal")/)
})
