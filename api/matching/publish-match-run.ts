import type { Context } from '../context.ts'
import { markMatched } from '../enrolment/mark-progress.ts'
import { listAll } from '../enrolment/list-enrolments.ts'
import { AppError } from '../errors.ts'
import { getPeople } from '../people/get-person.ts'
import { moveCohort } from '../programs/get-cohort.ts'
import { type CircleRecord, findRun, insertCircle, listProposals, lockRuns, type MatchRunRecord, type ProposalRecord, setRun } from './store.ts'

/**
 * Makes the circles of a run real: members are matched, and the booking of their series is set going, all in one
 * transaction. Publishing twice is as good as once.
 * @throws AppError not_found | match_run_not_ready | match_run_outdated
 */
export async function publishMatchRun(context: Context, runId: string): Promise<MatchRunRecord> {
  const found = await findRun(context.db, runId)
  if (!found) throw new AppError('not_found', 'There is no such match run.')
  const [proposals, enrolments] = await Promise.all([listProposals(context.db, runId), listAll(context, found.cohortId)])
  const personOf = new Map(enrolments.map((enrolment) => [enrolment.id, enrolment.personId]))
  const person = await getPeople(context, [...personOf.values()])

  await context.db.transaction().execute(async (trx) => {
    const runs = await lockRuns(trx, found.cohortId)
    const run = runs.find((candidate) => candidate.id === runId)
    if (run?.state === 'published') return
    if (runs.some((other) => other.state === 'published')) throw new AppError('match_run_outdated', 'Another run of this cohort is published already. Its circles stand; this run can no longer be published.')
    if (run?.state !== 'ready') throw new AppError('match_run_not_ready', 'This run has no result to publish yet.')
    const circles = group(proposals).map((mentees): CircleRecord => {
      const mentorEnrolmentId = mentees[0].mentorEnrolmentId
      const mentorId = known(personOf, mentorEnrolmentId)
      const id = context.newId()
      return {
        id,
        cohortId: run.cohortId,
        runId,
        name: `${person(mentorId).displayName}’s circle`,
        state: 'active',
        formedAt: context.now(),
        members: [
          { circleId: id, personId: mentorId, enrolmentId: mentorEnrolmentId, role: 'mentor', reasons: [] },
          ...mentees.map((mentee) => ({ circleId: id, personId: known(personOf, mentee.menteeEnrolmentId), enrolmentId: mentee.menteeEnrolmentId, role: 'mentee' as const, reasons: mentee.reasons })),
        ],
      }
    })
    let changed = 0
    for (const circle of circles) {
      await insertCircle(trx, circle)
      for (const member of circle.members) if (!(await markMatched(context, trx, member.enrolmentId))) changed += 1
    }
    if (changed > 0) throw new AppError('match_run_outdated', `${changed === 1 ? 'One person has' : `${changed} people have`} changed since this run. Run the match again, then publish.`)
    await setRun(trx, runId, { state: 'published' })
    await moveCohort(trx, run.cohortId, 'running')
    await context.jobs.publish(trx, 'circles.formed', { cohortId: run.cohortId, circleIds: circles.map((circle) => circle.id) })
  })
  const run = await findRun(context.db, runId)
  if (!run) throw new AppError('not_found', 'There is no such match run.')
  return run
}

type Mentees = [ProposalRecord, ...ProposalRecord[]]

function group(proposals: ProposalRecord[]): Mentees[] {
  const groups = new Map<number, Mentees>()
  for (const proposal of proposals) {
    const circle = groups.get(proposal.number)
    if (circle) circle.push(proposal)
    else groups.set(proposal.number, [proposal])
  }
  return [...groups.values()]
}

function known(personOf: Map<string, string>, enrolmentId: string): string {
  const id = personOf.get(enrolmentId)
  if (!id) throw new Error(`Enrolment ${enrolmentId} of a proposal is missing.`)
  return id
}
