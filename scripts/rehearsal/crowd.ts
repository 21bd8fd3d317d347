import { decideEnrolment, listApprovals, saveMyEnrolment, submitMyEnrolment } from '#api/enrolment/contract.ts'
import { getSyncStatus } from '#api/people/contract.ts'
import { listCohorts, openCohort, openProgram } from '#api/programs/contract.ts'
import { setTimeout as pause } from 'node:timers/promises'
import type { Cast } from '../tenant/cast/types.ts'
import type { CastWish } from '../tenant/cast/wishes.ts'
import type { CallAs } from './company-app.ts'

/** How many of the crowd act at once: enough to be quick, few enough to look like people. */
const atOnce = 8

/** The person who runs the programs of the company. */
export function organizerOf(cast: Cast): string {
  const featured = cast.featured.find((person) => person.part === 'organizer')
  if (!featured) throw new Error('The cast has no organizer.')
  return featured.id
}

/** Waits until the org chart has been read for the first time. */
export async function waitForPeople(callAs: CallAs, organizerId: string, patience = 60_000): Promise<void> {
  for (let waited = 0; waited < patience; waited += 100) {
    const status = await callAs(organizerId, getSyncStatus)
    if (status.state === 'done') return
    await pause(100)
  }
  throw new Error('The org chart was not read within a minute.')
}

/** Opens the rehearsal's program and cohort as its organizer would in the tab; does nothing when there is one already. */
export async function openFirstCohort(callAs: CallAs, organizerId: string, today: Temporal.PlainDate): Promise<string> {
  const { cohorts } = await callAs(organizerId, listCohorts)
  const [existing] = cohorts
  if (existing) return existing.id
  const program = await callAs(organizerId, openProgram, {
    input: { name: 'BuildTogether', theme: '#BuildTogether&GrowTogether', purpose: 'Learn from another part of the company: one mentor, up to three mentees, an hour a month.' },
  })
  const start = today.add({ days: 10 })
  const cohort = await callAs(organizerId, openCohort, {
    params: { programId: program.id },
    input: { name: `${start.toLocaleString('en', { month: 'long' })} ${start.year}`, enrolUntilOn: start.toString(), startsOn: start.toString(), circleSize: 3 },
  })
  return cohort.id
}

/** Lets many colleagues enrol, each with their own token and words. Whoever has enrolled already is left alone. */
export async function letColleaguesEnrol(callAs: CallAs, cohortId: string, wishes: CastWish[]): Promise<number> {
  let enrolled = 0
  await inTurns(wishes, async ({ personId, ...answers }) => {
    const done = await callAs(personId, saveMyEnrolment, { params: { cohortId }, input: answers })
      .then(() => callAs(personId, submitMyEnrolment, { params: { cohortId } }))
      .then(() => true, () => false)
    if (done) enrolled += 1
  })
  return enrolled
}

/** Lets every manager of the crowd answer what waits for them: yes, but for one in twenty. What `except` ask, and what they are asked, is left. */
export async function letManagersAnswer(callAs: CallAs, managerIds: string[], except: ReadonlySet<string> = new Set()): Promise<{ approved: number; declined: number }> {
  const counts = { approved: 0, declined: 0 }
  let asked = 0
  await inTurns(managerIds, async (managerId) => {
    const { approvals } = await callAs(managerId, listApprovals)
    for (const approval of approvals) {
      // A request may wait for several at once; then whoever else is asked leaves it, too.
      if (approval.state !== 'submitted' || [approval.person, ...approval.askedOf].some((person) => except.has(person.id))) continue
      asked += 1
      const decline = asked % 20 === 0
      await callAs(managerId, decideEnrolment, { params: { enrolmentId: approval.enrolmentId }, input: decline ? { decision: 'decline', reason: 'The workload is too high now' } : { decision: 'approve' } })
      counts[decline ? 'declined' : 'approved'] += 1
    }
  })
  return counts
}

async function inTurns<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item)
    }),
  )
}
