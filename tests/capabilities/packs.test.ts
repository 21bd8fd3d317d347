import { afterAll, expect, inject, test } from 'vitest'
import { getProgramMatchSettings, publishMatchRun } from '#api/matching/contract.ts'
import { exportPack, getPack, importPack, listPacks, listPrograms, openProgram } from '#api/programs/contract.ts'
import { getHome, getRoadmap, setPreparation } from '#api/roadmap/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved } from '../support/enrol-approved.ts'
import { ablePeople, openSeason, runMatch } from '../support/season.ts'
import { send } from '../support/send.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, apiUrl, databaseUrl, running } = world
const organizerId = organizerOf(running.tenant.cast)
await waitForPeople(callAs, organizerId)
const { packs } = await callAs(organizerId, listPacks)
const fileOf = async (packId: string) => (await callAs(organizerId, exportPack, { params: { packId } })).text
const bring = (text: string) => callAs(organizerId, importPack, { input: { text } })
const refusal = (code: string) => expect.objectContaining({ code }) as Refused

test('an organizer finds a pack for every length and looks inside before choosing', async () => {
  expect(packs.map(({ id, sessions, importedAt }) => [id, sessions, importedAt])).toEqual([
    ['three-sessions', 3, null], ['four-sessions', 4, null], ['six-sessions', 6, null], ['eight-sessions', 8, null], ['twelve-sessions', 12, null], ['build-together', 4, null], ['new-function', 6, null], ['pass-on-know-how', 8, null],
  ])
  const { road } = await callAs(organizerId, getPack, { params: { packId: 'three-sessions' } })
  expect(road.map(({ number, phase, title }) => [number, phase, title])).toEqual([[1, 1, 'Establish trust and define goals'], [2, 2, 'See where you stand and make a plan'], [3, 4, 'Review progress and plan forward']])
  expect(road[0]?.exercises).toEqual(['Meet me', 'What we expect of each other', 'How we work together', 'Goals'])
  await expect(callAs(organizerId, getPack, { params: { packId: 'nobodys' } })).rejects.toEqual(refusal('not_found'))
})

test('every pack is exported complete, and imported again it is the same', async () => {
  for (const pack of packs) expect(await bring(await fileOf(pack.id))).toEqual(pack)
  expect((await callAs(organizerId, listPacks)).packs).toEqual(packs)
})

test('an edited pack is another version: the newest one counts, and no version is ever overwritten', async () => {
  const text = await fileOf('four-sessions')
  const newer = text.replace('version: 1', 'version: 3').replace('name: Four sessions', 'name: Our four')
  const brought = await Promise.all([bring(newer), bring(newer), bring(newer)])
  expect(brought[0]).toMatchObject({ id: 'four-sessions', version: 3, name: 'Our four', importedAt: expect.any(Number) as number })
  expect(new Set(brought.map(({ importedAt }) => importedAt)).size).toBe(1)
  expect((await callAs(organizerId, listPacks)).packs.filter(({ id }) => id === 'four-sessions')).toEqual([brought[0]])
  await expect(bring(newer.replace('Our four', 'Their four'))).rejects.toMatchObject({ code: 'pack_version_taken', message: 'Version 3 of “Our four” is here already, with other content. Raise “version” to 4 and import it again.' })
  await expect(bring(newer.replace('version: 3', 'version: 2'))).rejects.toMatchObject({ code: 'pack_version_taken', message: 'Version 3 of “Our four” is here already, which is newer. Raise “version” to 4 and import it again.' })
  await expect(bring(text.replace('Four sessions', 'Five sessions'))).rejects.toEqual(refusal('pack_version_taken'))
  expect((await callAs(organizerId, getPack, { params: { packId: 'four-sessions' }, query: { version: 1 } })).name).toBe('Four sessions')
  expect((await callAs(organizerId, openProgram, { input: { name: 'First version', pack: { id: 'four-sessions', version: 1 } } })).purpose).toContain('Learn from somebody')
})

test('a pack that is not right is refused with the line of each fault, and nothing is kept of it', async () => {
  const text = (await fileOf('build-together')).replace('version: 1', 'version: 2').replace('phase: 2', 'phase: 7').replace('seen: mine', 'seen: everybody')
  const token = await running.entra.issueUserToken(organizerId)
  const answer = await send(`${apiUrl}/api/packs`, { method: 'POST', token, json: { text } })
  const lineOf = (piece: string) => text.slice(0, text.indexOf(piece)).split('\n').length
  expect([answer.status, answer.body]).toMatchObject([400, { error: {
    code: 'invalid_input',
    message: `2 things are not right in this pack. The first is on line ${lineOf('phase: 7')}. Mend it and import it again.`,
    details: [{ path: 'sessions.1.phase', message: `Line ${lineOf('phase: 7')}: “phase” is one of: 1, 2, 3, 4.` }, { message: `Line ${lineOf('seen: everybody')}: “seen” is one of: mine, choice, both, circle, mentor.` }],
  } }])
  expect((await send(`${apiUrl}/api/packs`, { method: 'POST', token, json: { text: `# ${'long '.repeat(45_000)}\n${text}` } })).body).toMatchObject({ error: { details: [{ message: 'Line 1: A pack has at most 200 kB. Shorten it, or leave out what sessions do not use.' }] } })
  expect((await send(`${apiUrl}/api/packs`, { method: 'POST', token, json: { text: 'x'.repeat(500_000) } })).status).toBe(413)
  for (const path of ['%00', '%00/file']) expect((await send(`${apiUrl}/api/packs/${path}`, { token })).status).toBe(400)
  expect((await callAs(organizerId, listPacks)).packs.find(({ id }) => id === 'build-together')?.version).toBe(1)
})

test('a program takes its sessions, their length, its theme and its purpose from its pack, and starts from the pack’s weights', async () => {
  for (const { id, version, name, sessions, minutes, hashtag, purpose } of packs.filter((pack) => pack.id !== 'four-sessions')) {
    const program = await callAs(organizerId, openProgram, { input: { name: `A season of ${name}`, pack: { id } } })
    expect(program).toMatchObject({ sessions, sessionMinutes: minutes, theme: hashtag, purpose })
    expect((await callAs(organizerId, listPrograms)).programs.find((listed) => listed.id === program.id)?.pack).toMatchObject({ id, version, name })
  }
  const own = await callAs(organizerId, openProgram, { input: { name: 'Ours', pack: { id: 'build-together' }, theme: null, purpose: 'Make something together.' } })
  expect(own).toMatchObject({ theme: null, purpose: 'Make something together.' })
  const { weights } = await callAs(organizerId, getProgramMatchSettings, { params: { programId: own.id } })
  const usual = await callAs(organizerId, getProgramMatchSettings, { params: { programId: (await callAs(organizerId, openProgram, { input: { name: 'Usual' } })).id } })
  expect(usual.weights).toEqual({ skill: 360_000, function: 180_000, interest: 120_000, goal: 90_000, hours: 70_000, distance: 40_000, tie: 40_000 })
  // Each part times its factor, brought back to 90 points in all: what the pack does not name gives way.
  expect(weights).toEqual({ skill: 420_000, function: 140_000, interest: 110_000, goal: 70_000, hours: 70_000, distance: 40_000, tie: 50_000 })
  await expect(callAs(organizerId, openProgram, { input: { name: 'Of nothing', pack: { id: 'nobodys' } } })).rejects.toEqual(refusal('invalid_input'))
  await expect(callAs(organizerId, openProgram, { input: { name: 'Of later', pack: { id: 'build-together', version: 9 } } })).rejects.toEqual(refusal('invalid_input'))
})

test('a circle of a program with twelve sessions has twelve stages and twelve meetings, each with its own content', async () => {
  const [mentor, first, second] = ablePeople(world)
  if (!mentor || !first || !second) throw new Error('The company has three people who can take part.')
  const cohortId = await openSeason(world, { name: 'Year', packId: 'twelve-sessions' })
  await enrolApproved(databaseUrl, cohortId, [{ personId: mentor.id, role: 'mentor', capacity: 2 }, ...[first, second].map(({ id }) => ({ personId: id, role: 'mentee' as const, explores: [mentor.department] }))])
  await callAs(organizerId, publishMatchRun, { params: { runId: (await runMatch(world, cohortId)).id } })
  const { circles } = await eventually(() => callAs(organizerId, listSeries, { params: { cohortId } }), (found) => found.circles.length > 0 && found.circles.every(({ series }) => series.state !== 'planning' && series.state !== 'intended'))
  const [{ circle, series } = { circle: null, series: null }] = circles
  if (!circle) throw new Error('A circle was published.')
  expect(series).toMatchObject({ state: 'booked' })
  expect(series.occurrences.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1))

  const { road } = await callAs(organizerId, getPack, { params: { packId: 'twelve-sessions' } })
  const roadmap = await callAs(first.id, getRoadmap, { params: { circleId: circle.id } })
  expect(roadmap.stages.map(({ number, phase, title }) => ({ number, phase, title }))).toEqual(road.map(({ number, phase, title }) => ({ number, phase, title })))
  expect(roadmap.stages[2]).toMatchObject({ shortTitle: 'Feedback', agenda: road[2]?.agenda, preparation: [{ id: 'ask' }, { id: 'received', exercise: 'feedback-received' }] })
  expect((await callAs(first.id, getHome)).journeys.find((journey) => journey.circle?.id === circle.id)?.path).toHaveLength(12)
  expect((await callAs(second.id, setPreparation, { params: { circleId: circle.id, number: 11 }, input: { itemId: 'case', done: true } })).preparation).toMatchObject([{ id: 'case', done: true }])

  const now = running.tenant.clock.now()
  const meetings = running.calendars.eventsOf(first.id, now, now.add({ hours: 24 * 420 })).filter(({ subject }) => subject.includes('Bridges Year')).sort((a, b) => a.start.epochMilliseconds - b.start.epochMilliseconds)
  expect(meetings.map(({ subject }) => subject.slice(0, subject.indexOf(' · ')))).toEqual(roadmap.stages.map(({ number, shortTitle }) => `Session ${number} of 12: ${shortTitle}`))
  expect(meetings[9]).toMatchObject({ bodyHtml: expect.stringContaining('Ten minutes each to explain, then one question from everyone (42 min)') as string })
})
