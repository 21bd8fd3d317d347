import type { z } from 'zod'
import { type Circle, getMatchRun, type NewMatchRun, publishMatchRun, startMatchRun } from '#api/matching/contract.ts'
import type { Person } from '#api/people/contract.ts'
import { openCohort, openProgram } from '#api/programs/contract.ts'
import { listSeries } from '#api/scheduling/contract.ts'
import { organizerOf } from '#scripts/rehearsal/crowd.ts'
import type { CastPerson } from '#scripts/tenant/cast/types.ts'
import { enrolApproved, holdBack } from './enrol-approved.ts'
import { eventually, type World } from './start-world.ts'

/** A person of the company who can take part: a mailbox, a department, a manager who can approve. */
export type Able = CastPerson & { department: string; managerId: string }

/** People of one office who can take part, nobody featured, none of them anybody's boss, departments in turn. */
export function ablePeople({ running: { tenant } }: World, office = 'London'): Able[] {
  const bosses = new Set([...tenant.people.values()].map((person) => person.managerId))
  const able = [...tenant.people.values()].filter((person): person is Able => {
    const manager = person.managerId === null ? undefined : tenant.people.get(person.managerId)
    return (
      person.officeLocation === office && person.accountEnabled && person.mailbox !== null && person.department !== null && person.userType === 'Member' && person.roles.length === 0 &&
      manager?.accountEnabled === true && manager.mailbox !== null && !bosses.has(person.id) && !tenant.featured.some((featured) => featured.id === person.id)
    )
  })
  const groups = [...Map.groupBy(able, (person) => person.department).values()]
  return Array.from({ length: able.length }, (_, at) => groups.flatMap((group) => group[at] ?? [])).flat()
}

/** Opens a program and a cohort that starts in ten days; no pair is held back by lot. */
export async function openSeason({ callAs, databaseUrl, running }: World, more: { name?: string; mentorNeedsApproval?: boolean; packId?: string } = {}): Promise<string> {
  const organizerId = organizerOf(running.tenant.cast)
  const { name = 'Spring', mentorNeedsApproval = false, packId } = more
  const program = await callAs(organizerId, openProgram, { input: { name: `Bridges ${name}`, purpose: 'Learn from another part of the company.', mentorNeedsApproval, ...(packId !== undefined && { pack: { id: packId } }) } })
  const start = running.tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: 10 }).toString()
  const { id } = await callAs(organizerId, openCohort, { params: { programId: program.id }, input: { name, enrolUntilOn: start, startsOn: start, circleSize: 3 } })
  await holdBack(databaseUrl, id, 0)
  return id
}

/** Runs the matching of a cohort and waits for its result. */
export async function runMatch({ callAs, running }: World, cohortId: string, input: z.input<typeof NewMatchRun> = {}) {
  const organizerId = organizerOf(running.tenant.cast)
  const { id: runId } = await callAs(organizerId, startMatchRun, { params: { cohortId }, input })
  return eventually(() => callAs(organizerId, getMatchRun, { params: { runId } }), ({ state }) => state === 'ready' || state === 'failed')
}

/** A cohort with as many circles of one mentor and one mentee as there are pairs, published and settled. */
export async function publishPairs(world: World, pairs: [mentor: Able, mentee: Able][], name?: string) {
  const { callAs, running } = world
  const organizerId = organizerOf(running.tenant.cast)
  const cohortId = await openSeason(world, name === undefined ? {} : { name })
  await enrolApproved(
    world.databaseUrl,
    cohortId,
    pairs.flatMap(([mentor, mentee]) => [
      { personId: mentor.id, role: 'mentor' as const },
      { personId: mentee.id, role: 'mentee' as const, explores: [mentor.department] },
    ]),
  )
  const run = await runMatch(world, cohortId)
  await callAs(organizerId, publishMatchRun, { params: { runId: run.id } })
  const { circles } = await eventually(
    () => callAs(organizerId, listSeries, { params: { cohortId } }),
    (found) => found.circles.length > 0 && found.circles.every(({ series }) => series.state !== 'planning' && series.state !== 'intended'),
  )
  return { cohortId, run, circles }
}

/** The mentor of a circle that has one. */
export function mentorOf({ name, mentor }: Circle): Person {
  if (mentor === null) throw new Error(`${name} has no mentor.`)
  return mentor
}
