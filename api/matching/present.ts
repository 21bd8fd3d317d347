import type { Context } from '../context.ts'
import { listAll } from '../enrolment/list-enrolments.ts'
import { getPeople } from '../people/get-person.ts'
import type { MatchRun, MatchRunSummary, ProposedCircle } from './contract.ts'
import { listProposals, listUnmatched, type MatchRunRecord } from './store.ts'

export async function presentRuns(context: Pick<Context, 'db'>, runs: MatchRunRecord[]): Promise<MatchRunSummary[]> {
  const person = await getPeople(context, runs.map((run) => run.requestedBy))
  return runs.map(({ mentors, mentees, circles, matched, score, bound, requestedBy, ...run }) => ({ ...run, requestedBy: person(requestedBy), figures: { mentors, mentees, circles, matched, score, bound } }))
}

/** A run with its circles, each mentee's reasons, and everybody who has none. */
export async function presentRun(context: Pick<Context, 'db'>, run: MatchRunRecord): Promise<MatchRun> {
  const [[summary], proposals, unmatched, enrolments] = await Promise.all([presentRuns(context, [run]), listProposals(context.db, run.id), listUnmatched(context.db, run.id), listAll(context, run.cohortId)])
  if (!summary) throw new Error('One run always gives one summary.')
  const enrolmentOf = new Map(enrolments.map((enrolment) => [enrolment.id, enrolment]))
  const person = await getPeople(context, enrolments.map((enrolment) => enrolment.personId))
  const ownerOf = (enrolmentId: string) => {
    const enrolment = enrolmentOf.get(enrolmentId)
    if (!enrolment) throw new Error(`Enrolment ${enrolmentId} of a run is missing.`)
    return { person: person(enrolment.personId), role: enrolment.answers.role }
  }
  const circles = new Map<number, ProposedCircle>()
  for (const proposal of proposals) {
    const circle = circles.get(proposal.number) ?? { number: proposal.number, mentor: ownerOf(proposal.mentorEnrolmentId).person, mentees: [] }
    circle.mentees.push({ person: ownerOf(proposal.menteeEnrolmentId).person, score: proposal.score, reasons: proposal.reasons })
    circles.set(proposal.number, circle)
  }
  return { ...summary, circles: [...circles.values()], unmatched: unmatched.map((entry) => ({ ...ownerOf(entry.enrolmentId), reasons: entry.reasons, remedies: entry.remedies })) }
}
