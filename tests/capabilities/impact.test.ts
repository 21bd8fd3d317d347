import { afterAll, expect, inject, test } from 'vitest'
import { choosePlacesBy, decideEnrolment, drawPlaces, getMyEnrolment, getPlaceDraw, listEnrolmentMoves, listPlaceLots, saveMyEnrolment, submitMyEnrolment, withdrawEnrolment } from '#api/enrolment/contract.ts'
import { drawOrder, hashOf, hashOfTickets } from '#api/enrolment/draw-lots.ts'
import { changeCohort, getCohort } from '#api/programs/contract.ts'
import type { Refused } from '#scripts/rehearsal/company-app.ts'
import { organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved, overDatabase } from '../support/enrol-approved.ts'
import { ablePeople, openSeason } from '../support/season.ts'
import { eventually, startWorld } from '../support/start-world.ts'

const world = await startWorld(inject('postgresUrl'))
afterAll(() => world[Symbol.asyncDispose]())
const { callAs, databaseUrl, running } = world
const organizerId = organizerOf(running.tenant.cast)
await waitForPeople(callAs, organizerId)
const people = ablePeople(world)
const refusal = (code: string) => expect.objectContaining({ code }) as Refused

async function openWithPlaces(name: string, places: number | null): Promise<string> {
  const cohortId = await openSeason(world, { name })
  const { enrolUntilOn } = await callAs(organizerId, getCohort, { params: { cohortId } })
  await callAs(organizerId, changeCohort, { params: { cohortId }, input: { name, enrolUntilOn, places } })
  return cohortId
}
const choose = (cohortId: string, by: 'order' | 'lot') => callAs(organizerId, choosePlacesBy, { params: { cohortId }, input: { by } })
const mine = async (id: string, cohortId: string) => (await callAs(id, getMyEnrolment, { params: { cohortId } })).enrolment

test('a lot is chosen before anybody has a place, where places are limited, and can be put back until it is drawn', async () => {
  const unlimited = await openWithPlaces('Unlimited', null)
  await expect(choose(unlimited, 'lot')).rejects.toEqual(refusal('draw_not_possible'))
  const begun = await openWithPlaces('Begun', 3)
  await enrolApproved(databaseUrl, begun, people.slice(40, 41).map(({ id }) => ({ personId: id, role: 'mentee' as const })))
  await expect(choose(begun, 'lot')).rejects.toEqual(refusal('places_given'))
  const cohortId = await openWithPlaces('Changing', 3)
  expect((await choose(cohortId, 'lot')).by).toBe('lot')
  await expect(callAs(organizerId, drawPlaces, { params: { cohortId } })).rejects.toEqual(refusal('draw_not_due'))
  expect(await choose(cohortId, 'order')).toEqual({ by: 'order', drawsOn: null, seedHash: null, drawn: null })
  await expect(callAs(organizerId, drawPlaces, { params: { cohortId } })).rejects.toEqual(refusal('draw_not_possible'))
})

test('with a lot approvals wait for the draw, the clock draws on the day, anybody can check it, and later places go on in the drawn order', async () => {
  const cohortId = await openWithPlaces('By lot', 6)
  const { seedHash } = await choose(cohortId, 'lot')
  const [first, ...others] = people.slice(0, 16)
  if (!first) throw new Error('Somebody enrols.')
  await callAs(first.id, saveMyEnrolment, { params: { cohortId }, input: { role: 'mentee', goals: 'To see how other departments work.', skillsWanted: ['Negotiation'], functionsToExplore: ['Engineering', 'Finance', 'Legal'].filter((name) => name !== first.department) } })
  const { id: enrolmentId } = await callAs(first.id, submitMyEnrolment, { params: { cohortId } })
  await callAs(first.managerId, decideEnrolment, { params: { enrolmentId }, input: { decision: 'approve' } })
  expect(await mine(first.id, cohortId)).toMatchObject({ state: 'waitlisted', sentence: expect.stringMatching(/by lot.*the draw is on/) as string })
  expect((await callAs(first.id, listEnrolmentMoves, { params: { enrolmentId } })).moves.at(-1)?.sentence).toMatch(/approved this.* by lot, so it waits for the draw\.$/)
  await enrolApproved(databaseUrl, cohortId, others.map(({ id }) => ({ personId: id, role: 'mentee' as const })))
  await overDatabase(databaseUrl, (client) => client.query(`update enrolments set state = 'waitlisted', waits_for = 'place' where cohort_id = $1`, [cohortId]))
  // More places let nobody in before the draw.
  const { enrolUntilOn, name } = await callAs(organizerId, getCohort, { params: { cohortId } })
  await callAs(organizerId, changeCohort, { params: { cohortId }, input: { name, enrolUntilOn, places: 5 } })
  expect((await mine(first.id, cohortId))?.state).toBe('waitlisted')

  running.tenant.clock.advance({ days: 12 })
  const { drawn } = await eventually(() => callAs(first.id, getPlaceDraw, { params: { cohortId } }), (draw) => draw.drawn !== null)
  expect(drawn).toMatchObject({ people: 16, places: 5 })
  expect(hashOf(drawn?.seed ?? '')).toBe(seedHash)
  const { lots } = await callAs(organizerId, listPlaceLots, { params: { cohortId } })
  const tickets = lots.map(({ enrolmentId: id, stratum }) => ({ id, stratum }))
  expect(hashOfTickets(tickets)).toBe(drawn?.peopleHash)
  expect(lots.map((lot) => lot.enrolmentId)).toEqual(drawOrder(drawn?.seed ?? '', tickets))
  expect(lots.filter(({ won }) => won).map(({ place }) => place)).toEqual([1, 2, 3, 4, 5])
  await expect(choose(cohortId, 'order')).rejects.toEqual(refusal('places_given'))
  expect(await callAs(organizerId, drawPlaces, { params: { cohortId } })).toMatchObject({ drawn: { seed: drawn?.seed } })

  const ownerOf = await overDatabase(databaseUrl, async (client) => new Map((await client.query<{ id: string; person_id: string }>('select id, person_id from enrolments where cohort_id = $1', [cohortId])).rows.map((row) => [row.id, row.person_id])))
  const stateAt = async (place: number) => (await mine(ownerOf.get(lots[place - 1]?.enrolmentId ?? '') ?? '', cohortId))?.state
  expect([await stateAt(5), await stateAt(6), await stateAt(7)]).toEqual(['approved', 'waitlisted', 'waitlisted'])
  const waiting = await mine(ownerOf.get(lots[15]?.enrolmentId ?? '') ?? '', cohortId)
  expect(waiting?.sentence).toMatch(/by lot, which says nothing about you/)
  const told = () => overDatabase(databaseUrl, async (client) => (await client.query<{ won: boolean }>('select won from place_lots where cohort_id = $1 and told_at is not null', [cohortId])).rows)
  expect((await eventually(told, (rows) => rows.length === 11)).every(({ won }) => !won)).toBe(true)
  const leaving = lots[2]?.enrolmentId ?? ''
  await callAs(ownerOf.get(leaving) ?? '', withdrawEnrolment, { params: { enrolmentId: leaving } })
  expect([await stateAt(6), await stateAt(7)]).toEqual(['approved', 'waitlisted'])
})
