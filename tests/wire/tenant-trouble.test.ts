import { afterAll, afterEach, expect, test } from 'vitest'
import { ada, ben, cleo, dan, startSmallCompany } from './small-company.ts'

const { running, graph, stop } = await startSmallCompany()
const { meter, trouble } = running
afterEach(() => {
  trouble.clear()
  trouble.mailboxMilliseconds = 2
})
afterAll(stop)

type Answer = { responses: { id: string; status: number; headers: Record<string, string>; body?: { error?: { code: string } } }[] }
const at = (day: string) => ({ start: { dateTime: `${day}T10:00:00`, timeZone: 'UTC' }, end: { dateTime: `${day}T10:30:00`, timeZone: 'UTC' } })
const authorization = `Bearer ${await running.entra.issueGraphToken()}`
/** Without the client, which would try again. */
const once = (path: string, body?: object) => fetch(`${running.url}/v1.0${path}`, { ...(body && { method: 'POST', body: JSON.stringify(body) }), headers: { authorization, 'content-type': 'application/json' } }).then(({ status }) => status, () => 'cut')

test('of twenty requests of a batch to one mailbox four are served, and the others are told to wait, each by itself', async () => {
  trouble.mailboxMilliseconds = 20
  meter.reset()
  const requests = Array.from({ length: 20 }, (_none, number) => ({ id: String(number), method: 'GET', url: `/users/${ben.id}/events` }))
  const { responses } = (await graph.api('/$batch').post({ requests })) as Answer
  const refused = responses.filter(({ status }) => status === 429)
  expect(responses.filter(({ status }) => status === 200)).toHaveLength(4)
  expect(refused).toHaveLength(16)
  expect(refused[0]).toMatchObject({ headers: { 'Retry-After': '1' }, body: { error: { code: 'ApplicationThrottled' } } })
  expect(meter).toMatchObject({ wire: 1, parts: 20, overConcurrency: 16, highestInOneMailbox: 4, highestAtOnce: 4 })
})

test('what was asked is counted by kind and mailbox, and what ran at once over all mailboxes', async () => {
  trouble.mailboxMilliseconds = 20
  meter.reset()
  const requests = [ada, ben, cleo].flatMap((person) => [1, 2].map((number) => ({ id: `${person.id}${number}`, method: 'GET', url: `/users/${person.id}/mailboxSettings` })))
  await graph.api('/$batch').post({ requests })
  await graph.api('/users').get()
  expect([...meter.byRoute]).toEqual([['POST /$batch', 1], ['GET /users/:id/mailboxSettings', 6], ['GET /users', 1]])
  expect(Object.fromEntries(meter.byMailbox)).toEqual({ [ada.id]: 2, [ben.id]: 2, [cleo.id]: 2 })
  expect(meter).toMatchObject({ wire: 2, parts: 7, highestInOneMailbox: 2, highestAtOnce: 6 })
  expect(Object.fromEntries(meter.byStatus)).toEqual({ 200: 7 })
})

test('a connection can be cut before the work or after it', async () => {
  const path = `/users/${dan.id}/events`
  const count = async (): Promise<number> => ((await graph.api(path).get()) as { value: unknown[] }).value.length
  const before = await count()
  trouble.order({ kind: 'cut', when: 'before', path: /events$/ })
  expect(await once(path, { subject: 'Never', ...at('2029-01-01') })).toBe('cut')
  expect(await count()).toBe(before)
  trouble.order({ kind: 'cut', when: 'after', path: /events$/ })
  expect(await once(path, { subject: 'Done', ...at('2029-01-02') })).toBe('cut')
  expect(await count()).toBe(before + 1)
  trouble.order({ kind: 'cut', when: 'after', path: /events$/ })
  const { responses } = (await graph.api('/$batch').post({ requests: [{ id: '1', method: 'GET', url: path }] })) as Answer
  expect(responses).toMatchObject([{ status: 504 }])
})

test('a fifth of all answers goes wrong in four ways, the same ones for the same seed', async () => {
  const live = async (): Promise<(number | string)[]> => {
    trouble.clear()
    trouble.order({ kind: 'mixed', path: /./, share: 0.2, seed: 7 })
    const outcomes: (number | string)[] = []
    for (let number = 0; number < 60; number += 1) outcomes.push(await once('/users?$top=1'))
    return outcomes
  }
  const first = await live()
  expect(await live()).toEqual(first)
  const wrong = first.filter((outcome) => outcome !== 200)
  expect(new Set(wrong)).toEqual(new Set([429, 503, 'cut']))
  expect(wrong.length).toBeGreaterThan(5)
  expect(wrong.length).toBeLessThan(20)
})

test('a batch as a whole can meet trouble too', async () => {
  const batch = { requests: [{ id: '1', method: 'GET', url: '/users?$top=1' }] }
  trouble.order({ kind: 'unavailable', path: /^\/\$batch$/ })
  expect(await once('/$batch', batch)).toBe(503)
  expect(await once('/$batch', batch)).toBe(200)
})
