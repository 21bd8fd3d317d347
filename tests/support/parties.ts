import { publishMatchRun } from '#api/matching/contract.ts'
import { completeSession } from '#api/roadmap/contract.ts'
import * as sessions from '#api/sessions/contract.ts'
import { type CircleSeries, listSeries } from '#api/scheduling/contract.ts'
import type { z } from 'zod'
import { organizerOf } from '#scripts/rehearsal/crowd.ts'
import { enrolApproved } from './enrol-approved.ts'
import { type Able, ablePeople, mentorOf, openSeason, publishPairs, runMatch } from './season.ts'
import { eventually, type World } from './start-world.ts'

/** A circle by the ids of who is in it. */
export type Party = { circleId: string; mentor: string; mentees: string[] }
type Found = z.infer<typeof CircleSeries>
type Saved = { ready?: boolean; shared?: boolean; version?: number }

/** Three circles of one mentee in one cohort, and one of three mentees in another, all with their times; the season has been lived. */
export async function publishParties(world: World): Promise<{ one: Party; other: Party; spare: Party; three: Party }> {
  const people = ablePeople(world)
  const couples = [[people[0], people[1]], [people[2], people[3]], [people[4], people[5]]] as [Able, Able][]
  const [{ circles: pairs }, four] = await Promise.all([publishPairs(world, couples, 'pairs'), publishFour(world, people.slice(6, 10))])
  world.running.tenant.clock.advance({ months: 8 })
  return { one: partyOf(pairs[0]), other: partyOf(pairs[1]), spare: partyOf(pairs[2]), three: four }
}

/** One mentor with three mentees. */
export async function publishFour(world: World, [guide, ...learners]: Able[]): Promise<Party> {
  if (!guide) throw new Error('The company has enough people who can take part.')
  const organizerId = organizerOf(world.running.tenant.cast)
  const cohortId = await openSeason(world, { name: 'four' })
  await enrolApproved(world.databaseUrl, cohortId, [{ personId: guide.id, role: 'mentor', capacity: 3 }, ...learners.map(({ id }) => ({ personId: id, role: 'mentee' as const, explores: [guide.department] }))])
  const run = await runMatch(world, cohortId)
  await world.callAs(organizerId, publishMatchRun, { params: { runId: run.id } })
  const { circles } = await eventually(() => world.callAs(organizerId, listSeries, { params: { cohortId } }), (found) => found.circles.length > 0 && found.circles.every(({ series }) => series.state === 'booked'))
  return partyOf(circles[0])
}

function partyOf(found: Found | undefined): Party {
  if (!found) throw new Error('Every circle was published.')
  return { circleId: found.circle.id, mentor: mentorOf(found.circle).id, mentees: found.circle.mentees.map(({ id }) => id) }
}

/** What members do in sessions, in short. */
export function membersOf({ callAs }: World) {
  const versions = new Map<string, number>()
  const room = (personId: string, { circleId }: Party, number: number) => callAs(personId, sessions.getSession, { params: { circleId, number } })
  return {
    room,
    close: (personId: string, { circleId }: Party, number: number) => callAs(personId, completeSession, { params: { circleId, number }, input: { agreed: '' } }),
    /** Saves what somebody filled in, on top of what they saved last, as ready unless told otherwise. */
    async fill(personId: string, { circleId }: Party, number: number, formId: string, answers: sessions.Exercise['answers'], { ready = true, shared = false, version }: Saved = {}) {
      const key = [personId, circleId, number, formId].join()
      const saved = await callAs(personId, sessions.saveExercise, { params: { circleId, number, formId }, input: { answers, ready, shared, version: version ?? versions.get(key) ?? 0 } })
      versions.set(key, saved.version)
      return saved
    },
    async exercise(personId: string, party: Party, number: number, formId: string) {
      const found = (await room(personId, party, number)).exercises.find(({ form }) => form.id === formId)
      if (!found) throw new Error(`There is no ${formId} in session ${number}.`)
      return found
    },
  }
}

/** The lines of one thing on the table, as text. */
export function linesOf({ brought }: sessions.SessionRoom, id: string): string[] | undefined {
  return brought.find((part) => part.id === id)?.lines.map(({ label, text }) => `${label}: ${text}`)
}
