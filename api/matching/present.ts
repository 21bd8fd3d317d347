import type { Context } from '../context.ts'
import { type EnrolmentRecord, isReady, listAll } from '../enrolment/list-enrolments.ts'
import { getPeople } from '../people/get-person.ts'
import { getCohorts } from '../programs/get-cohort.ts'
import type { StoredPair } from '../store/stored.ts'
import type { MatchRun, MatchRunFigures, MatchRunSummary, ProposedCircle, Rules } from './contract.ts'
import { usualRules, withoutRule } from './default-settings.ts'
import { settingsOf } from './match-settings.ts'
import { listProposals, listSlots, listUnmatched, type MatchRunRecord, type UnmatchedRecord } from './store.ts'

export async function presentRuns(context: Pick<Context, 'db'>, runs: MatchRunRecord[]): Promise<MatchRunSummary[]> {
  const cohorts = new Map((await getCohorts(context, [...new Set(runs.map((run) => run.cohortId))])).map((cohort) => [cohort.id, cohort]))
  const person = await getPeople(context, runs.flatMap((run) => [run.requestedBy, ...(run.move ? [run.move.mentorId, run.move.menteeId] : [])]))
  return Promise.all(
    runs.map(async (run) => {
      const cohort = cohorts.get(run.cohortId)
      if (!cohort) throw new Error(`The cohort of run ${run.id} is missing.`)
      const usual = run.rules && run.weights ? null : await settingsOf(context, cohort)
      const underWay = run.state === 'requested' || run.state === 'running'
      return {
        id: run.id,
        cohortId: run.cohortId,
        name: run.name,
        state: run.state,
        requestedAt: run.requestedAt,
        requestedBy: person(run.requestedBy),
        finishedAt: run.finishedAt,
        rules: run.rules ?? usual?.rules ?? usualRules(cohort.circleSize),
        weights: run.weights ?? (usual ?? (await settingsOf(context, cohort))).weights,
        standingRunId: run.standingRunId,
        move: run.move && { mentor: person(run.move.mentorId), mentee: person(run.move.menteeId) },
        progress: underWay ? { stage: run.progressStage ?? 'Waiting to start', share: run.progressShare ?? 0 } : null,
        figures: figuresOf(run),
        problem: run.problem,
      }
    }),
  )
}

/** Figures of a run from before they were all kept say what is known. */
function figuresOf(run: MatchRunRecord): MatchRunFigures {
  if (run.figures) return run.figures
  const { mentors, mentees, circles, matched, score, bound } = run
  return { mentors, mentees, circles, matched, unmatched: mentees - matched, score, bound, averageFit: matched === 0 ? null : Math.round(score / matched), bySize: [], repeatedDepartments: 0, departmentTies: 0, belowFloors: [], withTime: null }
}

/** A run with its circles, each mentee's reasons, and everybody who has none. */
export async function presentRun(context: Pick<Context, 'db'>, run: MatchRunRecord): Promise<MatchRun> {
  const [[summary], proposals, unmatched, slots, enrolments] = await Promise.all([presentRuns(context, [run]), listProposals(context.db, run.id), listUnmatched(context.db, run.id), listSlots(context.db, run.id), listAll(context, run.cohortId)])
  if (!summary) throw new Error('One run always gives one summary.')
  const enrolmentOf = new Map(enrolments.map((enrolment) => [enrolment.id, enrolment]))
  const person = await getPeople(context, enrolments.map((enrolment) => enrolment.personId))
  const ownerOf = (enrolmentId: string) => {
    const enrolment = enrolmentOf.get(enrolmentId)
    if (!enrolment) throw new Error(`Enrolment ${enrolmentId} of a run is missing.`)
    return { person: person(enrolment.personId), role: enrolment.answers.role }
  }
  const pairs = (stored: StoredPair[] | null) => (stored ?? []).map((pair) => ({ mentor: ownerOf(pair.mentorEnrolmentId).person, mentee: ownerOf(pair.menteeEnrolmentId).person }))
  const slotOf = new Map(slots.map(({ number, slot }) => [number, slot]))
  const circles = new Map<number, ProposedCircle>()
  for (const proposal of proposals) {
    const slot = slotOf.get(proposal.number)
    const circle = circles.get(proposal.number) ?? { number: proposal.number, mentor: ownerOf(proposal.mentorEnrolmentId).person, mentees: [], score: 0, slot: slot ? { ...slot, unseen: slot.unseen.map(person) } : null, joins: slot?.joins ? { beside: slot.joins.beside.map((id) => ownerOf(id).person) } : null }
    circle.mentees.push({ person: ownerOf(proposal.menteeEnrolmentId).person, score: proposal.score, reasons: proposal.reasons, locked: proposal.locked })
    circle.score += proposal.score
    circles.set(proposal.number, circle)
  }
  // The mentor of a circle that runs did not wait.
  const placed = new Set(proposals.flatMap((proposal) => (slotOf.get(proposal.number)?.joins ? [proposal.menteeEnrolmentId] : [proposal.mentorEnrolmentId, proposal.menteeEnrolmentId])))
  return {
    ...summary,
    circles: [...circles.values()],
    unmatched: unmatched.map((entry) => ({ ...ownerOf(entry.enrolmentId), reasons: entry.reasons, remedies: remediesOf(entry, summary.rules) })),
    locks: pairs(run.locks),
    forbidden: pairs(run.forbidden),
    proof: run.proof,
    fairness: run.fairness,
    fairnessWords: run.fairnessWords,
    blockingPairs: run.blockingPairs,
    changedSince: run.state === 'ready' ? changedSince(placed, unmatched, enrolments) : run.state === 'published' ? changedSincePublishing(placed, unmatched, enrolments) : null,
  }
}

function remediesOf({ remedies }: UnmatchedRecord, rules: Rules) {
  return remedies.map((remedy) => ({ ...remedy, change: withoutRule(remedy.rule, rules) }))
}

/** Who could take part now and did not then, and who took part and no longer could. */
function changedSince(placed: Set<string>, unmatched: UnmatchedRecord[], enrolments: EnrolmentRecord[]): { joined: number; left: number } {
  const then = new Set([...placed, ...unmatched.map((entry) => entry.enrolmentId)])
  const now = new Set(enrolments.filter(isReady).map((enrolment) => enrolment.id))
  return { joined: [...now].filter((id) => !then.has(id)).length, left: [...then].filter((id) => !now.has(id)).length }
}

/** Who waits now and did not when it was published, be it that they were approved since or that their circle ended; and who has left their circle. */
function changedSincePublishing(placed: Set<string>, unmatched: UnmatchedRecord[], enrolments: EnrolmentRecord[]): { joined: number; left: number } {
  const leftOver = new Set(unmatched.map((entry) => entry.enrolmentId))
  const waits = enrolments.filter((enrolment) => isReady(enrolment) && !leftOver.has(enrolment.id))
  return { joined: waits.length, left: enrolments.filter((enrolment) => enrolment.state === 'withdrawn' && placed.has(enrolment.id)).length }
}
