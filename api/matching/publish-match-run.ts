import type { Context } from '../context.ts'
import { markAllMatched, markWaitlisted } from '../enrolment/mark-progress.ts'
import { listAll } from '../enrolment/list-enrolments.ts'
import { countWishChanges } from '../enrolment/list-wishes.ts'
import { AppError } from '../errors.ts'
import { getPeople } from '../people/get-person.ts'
import { getCohort, lockCohort, moveCohort } from '../programs/get-cohort.ts'
import type { Trx } from '../store/open.ts'
import type { Rules, Weights } from './contract.ts'
import { seed } from './load-question.ts'
import { settingsOf } from './match-settings.ts'
import { joinCircle } from './join-circle.ts'
import { signManifest } from './manifest.ts'
import { type CircleRecord, insertCircle } from './circle-store.ts'
import { findRun, listProposals, listSlots, listUnmatched, lockRuns, type MatchRunRecord, type ProposalRecord, setRun } from './store.ts'

/**
 * Makes the circles of a run real: members are matched, whoever is left over waits for the next run, the record is signed,
 * and the booking of the series is set going, all in one transaction. Publishing twice is as good as once. A later run of
 * the same cohort, over those who wait, is published beside the first: of circles that stand, free seats are filled and nothing else is touched.
 * @throws AppError not_found | match_run_not_ready | match_run_outdated | season_over
 */
export async function publishMatchRun(context: Context, organizerId: string, runId: string): Promise<MatchRunRecord> {
  const found = await findRun(context.db, runId)
  if (!found) throw new AppError('not_found', 'There is no such match run.')
  const [proposals, unmatched, slots, enrolments, cohort] = await Promise.all([listProposals(context.db, runId), listUnmatched(context.db, runId), listSlots(context.db, runId), listAll(context, found.cohortId), getCohort(context, found.cohortId)])
  const usual = await settingsOf(context, cohort)
  const personOf = new Map(enrolments.map((enrolment) => [enrolment.id, enrolment.personId]))
  const person = await getPeople(context, [...personOf.values()])
  const joinsOf = new Map(slots.map(({ number, slot }) => [number, slot.joins]))

  await context.db.transaction().execute(async (trx) => {
    const runs = await lockRuns(trx, found.cohortId)
    // Held before anybody in it, as by whoever gives places or takes them: in another order two could wait for each other.
    const held = await lockCohort(trx, found.cohortId)
    const run = runs.find((candidate) => candidate.id === runId)
    if (run?.state === 'published') return
    if (held.state === 'finished') throw new AppError('season_over', 'This season is over, so no circle can begin in it any more. Open another cohort and invite them to it.')
    if (run?.state !== 'ready') throw new AppError('match_run_not_ready', 'This run has no result to publish yet.')
    const groups = group(proposals)
    const joining = groups.flatMap((mentees) => {
      const joins = joinsOf.get(mentees[0].number)
      return joins ? [{ joins, mentees }] : []
    })
    const circles = groups.filter(([{ number }]) => !joinsOf.get(number)).map((mentees): CircleRecord => {
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
    // Whom somebody would rather not be with counts until the last moment. One answer for everything that changed, and for anybody in the cohort: it tells of no wish.
    let outdated = run.wishChanges !== null && run.wishChanges !== (await countWishChanges(trx, run.cohortId))
    const placed = [...circles.flatMap((circle) => circle.members.map((member) => member.enrolmentId)), ...joining.flatMap(({ mentees }) => mentees.map((mentee) => mentee.menteeEnrolmentId))]
    if ((await markAllMatched(context, trx, placed)).length > 0) outdated = true
    if (outdated) throw new AppError('match_run_outdated', 'People have changed their forms since this run. Run the match again, then publish.')
    for (const circle of circles) await insertCircle(trx, circle)
    const enrolmentOf = new Map(enrolments.map((enrolment) => [enrolment.id, enrolment]))
    for (const joiners of joining) await joinCircle(context, trx, joiners, (run.rules ?? usual.rules).circleSize, enrolmentOf)
    await markWaitlisted(context, trx, unmatched.map(({ enrolmentId }) => enrolmentId))
    await setRun(trx, runId, { state: 'published' })
    await record(context, trx, organizerId, run, usual)
    await moveCohort(trx, run.cohortId, 'running')
    if (circles.length > 0) await context.jobs.publish(trx, 'circles.formed', { cohortId: run.cohortId, circleIds: circles.map((circle) => circle.id) })
  })
  const run = await findRun(context.db, runId)
  if (!run) throw new AppError('not_found', 'There is no such match run.')
  return run
}

/** Signs what was decided; runs from before records were kept have nothing to sign. */
async function record(context: Context, trx: Trx, organizerId: string, run: MatchRunRecord, usual: { rules: Rules; weights: Weights }): Promise<void> {
  if (run.inputHash === null || run.circlesHash === null || run.codeVersion === null) return
  await signManifest(trx, {
    format: 'crosspath-match-manifest-1',
    runId: run.id,
    cohortId: run.cohortId,
    inputHash: run.inputHash,
    rules: run.rules ?? usual.rules,
    weights: run.weights ?? usual.weights,
    seed,
    codeVersion: run.codeVersion,
    matched: run.matched,
    score: run.score,
    bound: run.bound,
    gap: run.proof?.gap ?? 0,
    circlesHash: run.circlesHash,
    publishedAt: context.now(),
    publishedBy: organizerId,
  })
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
