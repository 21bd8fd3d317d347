import type { Context } from '../context.ts'
import type { EnrolmentRecord } from '../enrolment/list-enrolments.ts'
import { countWishChanges } from '../enrolment/list-wishes.ts'
import { readAvailability } from '../graph/calendars.ts'
import { jobPatienceSeconds } from '../graph/client.ts'
import { listRecords } from '../people/get-person.ts'
import type { Span } from '../programs/planning-span.ts'
import type { Trx } from '../store/open.ts'
import type { StoredPair, StoredRemedy } from '../store/stored.ts'
import { codeVersion } from './code-version.ts'
import type { Proof } from './contract.ts'
import { sentenceOfRelaxation } from './engine/rule-words.ts'
import type { MatchAnswer, UnmatchedPerson } from './engine/types.ts'
import type { BusyTimes } from './find-time.ts'
import { type LoadedRun, loadRun } from './load-question.ts'
import type { RunResult } from './solve-run.ts'
import { solveInWorker } from './solve-in-worker.ts'
import { beginRun, deleteLock, failRun, findRun, lockRun, type MatchRunRecord, type ProposalRecord, saveAnswer, setProgress, setRun, type UnmatchedRecord } from './store.ts'

/**
 * Runs the engine over a cohort: load → think (in a thread of its own) → keep. Repeating it gives the same answer; a run
 * that cannot be done is kept as failed with the reason, one that is cancelled meanwhile is left as it is.
 */
export async function runMatching(context: Context, runId: string): Promise<void> {
  const run = await findRun(context.db, runId)
  if (!run || !(await beginRun(context.db, runId))) return
  try {
    await setProgress(context.db, runId, 'Reading who takes part', 0.02)
    // Counted first: a change that comes while the rest is read makes the run outdated, though it may have seen it.
    await setRun(context.db, runId, { wishChanges: await countWishChanges(context.db, run.cohortId) })
    const loaded = await loadRun(context, run)
    const result = await solveInWorker(loaded.question, {
      readCalendars: (personIds) => readCalendars(context, personIds, loaded.span),
      pulse: (stage, share) => setProgress(context.db, runId, stage, share),
    })
    if (result) await keep(context, runId, loaded, result)
  } catch (error) {
    await failRun(context.db, runId, context.now(), 'The run could not be finished. Start it again; if it fails again, give your IT team the time of this run.')
    throw error
  }
}

/** Free/busy of those who have a mailbox. Where Outlook does not answer, calendars count as not known: that is no reason to form no circles. */
async function readCalendars(context: Context, personIds: string[], span: Span): Promise<Map<string, BusyTimes>> {
  const people = await listRecords(context, personIds)
  const visible = [...people.values()].filter((person) => person.mailbox === 'cloud').sort((one, other) => (one.id < other.id ? -1 : 1))
  const busyOf = new Map<string, BusyTimes>(personIds.map((id) => [id, null]))
  if (visible.length === 0) return busyOf
  try {
    const byAddress = await readAvailability(context.graph, visible.map((person) => person.id), visible.map((person) => person.mail), span.startAt, span.endAt, { patienceSeconds: jobPatienceSeconds })
    for (const person of visible) {
      const calendar = byAddress.get(person.mail)
      if (calendar?.known) busyOf.set(person.id, calendar.busy.map((entry) => [iso(entry.startAt), iso(entry.endAt), entry.kind] as const))
    }
  } catch (error) {
    context.log.warn({ event: 'match-run.calendars-unread', people: visible.length, message: error instanceof Error ? error.message : String(error) })
  }
  return busyOf
}

function iso(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' })
}

async function keep(context: Context, runId: string, { enrolments, standingMentors, question }: LoadedRun, result: RunResult): Promise<void> {
  const { answer, slots, figures } = result
  const enrolmentOf = new Map([...enrolments, ...standingMentors].map((enrolment) => [`${enrolment.answers.role}:${enrolment.personId}`, enrolment.id]))
  const idOf = (role: 'mentor' | 'mentee', personId: string) => {
    const id = enrolmentOf.get(`${role}:${personId}`)
    if (!id) throw new Error('The engine answered with somebody who did not take part.')
    return id
  }
  const asked = new Set((question.instance.locks ?? []).map((pair) => `${pair.mentor} ${pair.mentee}`))
  const formed = answer.circles.filter((circle) => circle.mentees.length > 0)
  const proposals: ProposalRecord[] = formed.flatMap((circle, at) =>
    circle.mentees.map((mentee) => ({
      number: at + 1,
      mentorEnrolmentId: idOf('mentor', circle.mentor),
      menteeEnrolmentId: idOf('mentee', mentee.id),
      score: mentee.score,
      reasons: mentee.reasons,
      locked: asked.has(`${circle.mentor} ${mentee.id}`),
    })),
  )
  const unmatched: UnmatchedRecord[] = answer.unmatched.map((person) => ({ enrolmentId: idOf(person.role, person.id), ...explain(person) }))
  const gone = enrolments.filter((enrolment) => !question.lottery[enrolment.answers.role === 'mentor' ? 'mentorIds' : 'menteeIds'].has(enrolment.personId))
  unmatched.push(...gone.map((enrolment) => ({ enrolmentId: enrolment.id, reasons: ['Is no longer in the company directory.'], remedies: [] })))
  checkNobodyDropped(enrolments, standingMentors, proposals, unmatched)
  await context.db.transaction().execute(async (trx) => {
    // A second worker may have finished the same run meanwhile, an organizer published or cancelled it.
    const run = await lockRun(trx, runId)
    if (run?.state !== 'running') return
    await saveAnswer(trx, runId, { proposals, unmatched, slots: formed.flatMap((circle, at) => (slots.has(circle.mentor) ? [{ number: at + 1, slot: slots.get(circle.mentor)! }] : [])) })
    const locks = proposals.filter((proposal) => proposal.locked).map(({ mentorEnrolmentId, menteeEnrolmentId }) => ({ mentorEnrolmentId, menteeEnrolmentId }))
    await forgetLocks(trx, run, locks)
    await setRun(trx, runId, {
      state: 'ready',
      locks: JSON.stringify(locks),
      finishedAt: context.now(),
      progressStage: null,
      progressShare: null,
      mentors: figures.mentors,
      mentees: figures.mentees,
      circles: figures.circles,
      matched: figures.matched,
      score: figures.score,
      bound: figures.bound,
      figures: JSON.stringify(figures),
      proof: JSON.stringify(proofOf(answer)),
      fairness: JSON.stringify(result.fairness),
      fairnessWords: JSON.stringify(result.fairnessWords),
      blockingPairs: JSON.stringify(result.blockingPairs),
      inputHash: result.inputHash,
      circlesHash: result.circlesHash,
      codeVersion: codeVersion(),
    })
  })
}

/**
 * Locks that the answer does not keep are over, for this run and for those to come, and nobody is told why: they go with
 * the answer that shows it anyway and never by themselves, so that a wish can be read off no list in between.
 */
async function forgetLocks(trx: Trx, run: MatchRunRecord, kept: StoredPair[]): Promise<void> {
  const stands = new Set(kept.map((pair) => `${pair.mentorEnrolmentId} ${pair.menteeEnrolmentId}`))
  const over = (run.locks ?? []).filter((pair) => !stands.has(`${pair.mentorEnrolmentId} ${pair.menteeEnrolmentId}`))
  for (const pair of over) await deleteLock(trx, pair, run.requestedAt)
}

/** What is proven among circles that can all meet; what the times cost against the best without looking at them is told beside it. */
function proofOf(answer: MatchAnswer): Proof {
  const { bound, gap, isProven } = answer.keepable ?? { bound: answer.bound, gap: answer.gap, isProven: answer.gap === 0 }
  return { proven: isProven, bound, gap, timeCosts: answer.gap }
}

/** People in = people out, each exactly once; mentors whose circles run already are not among them. */
function checkNobodyDropped(enrolments: EnrolmentRecord[], standingMentors: EnrolmentRecord[], proposals: ProposalRecord[], unmatched: UnmatchedRecord[]): void {
  const standing = new Set(standingMentors.map((enrolment) => enrolment.id))
  const mentors = new Set(proposals.map((proposal) => proposal.mentorEnrolmentId)).difference(standing)
  const told = [...mentors, ...proposals.map((proposal) => proposal.menteeEnrolmentId), ...unmatched.map((entry) => entry.enrolmentId)]
  const distinct = new Set(told)
  if (told.length !== enrolments.length || distinct.size !== told.length || enrolments.some((enrolment) => !distinct.has(enrolment.id))) throw new Error(`A run over ${enrolments.length} people answered for ${told.length}.`)
}

/** Why somebody has no circle, and what would change it, in sentences. */
function explain(person: UnmatchedPerson): { reasons: string[]; remedies: StoredRemedy[] } {
  return {
    reasons: person.binding.map((rule) => rule.text),
    remedies: person.relaxing.filter((relaxation) => relaxation.frees > 0).map((relaxation) => ({ rule: relaxation.rule, frees: relaxation.frees, text: sentenceOfRelaxation(relaxation) })),
  }
}
