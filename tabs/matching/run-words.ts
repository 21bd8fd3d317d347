import type { MatchRun, MatchRunSummary, ProposedCircle } from '../../api/matching/contract.ts'

/** "1 person", "3 people". */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`
}

/** Fit from 0 to 100, as people read it; scores travel as 0 to 1,000,000. */
export function fitOf(score: number): number {
  return Math.round(score / 10_000)
}

/** Mean fit of a circle's mentees, 0 to 100. */
export function circleFit(circle: ProposedCircle): number {
  if (circle.mentees.length === 0) return 0
  return fitOf(circle.mentees.reduce((sum, mentee) => sum + mentee.score, 0) / circle.mentees.length)
}

export type Figure = { value: string; label: string }

/** The figures of a finished run, each with its meaning. */
export function runFigures(run: MatchRunSummary): Figure[] {
  const { circles, matched, mentees, mentors, score } = run.figures
  const mean = matched === 0 ? 0 : fitOf(score / matched)
  return [
    { value: String(circles), label: circles === 1 ? 'circle' : 'circles' },
    { value: `${matched} of ${mentees}`, label: 'mentees have a mentor' },
    { value: `${circles} of ${mentors}`, label: 'mentors have mentees' },
    { value: `${mean} of 100`, label: 'mean fit' },
  ]
}

/** `why` says in plain words how that is known. */
export type Proof = { proven: boolean; words: string; why: string }

/** What is proven about a run: that nothing better exists, or how far from the best it can be at most. */
export function proofOf(run: MatchRunSummary): Proof {
  const { bound, score } = run.figures
  if (score >= bound) return { proven: true, words: 'Proven: no better set of pairs exists', why: 'Beside its answer the run computes a limit that no set of pairs can pass under the rules. The answer reaches it, so nothing better exists.' }
  const percent = ((bound - score) / bound) * 100
  const shown = percent < 0.1 ? 'less than 0.1' : percent.toFixed(1).replace(/\.0$/, '')
  return { proven: false, words: `Good: at most ${shown}% below the best possible`, why: 'Beside its answer the run computes a limit that no set of pairs can pass under the rules, and the answer is this close to it. Circles whose members could never meet within working hours are formed anew; that costs a little fit, so the limit itself may be out of reach.' }
}

export type ProposedMentee = ProposedCircle['mentees'][number]

export type Share = { text: string; points: number; part: number }

/**
 * A mentee's reasons, strongest first, each with its part of the fit. The points of the answer may be on any scale;
 * they are shown so that together they give the fit that the list shows.
 */
export function sharesOf(mentee: ProposedMentee): Share[] {
  const positive = mentee.reasons.reduce((sum, reason) => sum + Math.max(0, reason.points), 0)
  const strongest = [...mentee.reasons].sort((a, b) => b.points - a.points)
  return strongest.map((reason) => {
    const part = positive === 0 ? 0 : Math.max(0, reason.points) / positive
    return { text: reason.text, points: Math.round(part * fitOf(mentee.score)), part }
  })
}

/** Everybody who is in a circle of this run, each once. */
export function peopleIn(run: MatchRun): number {
  return new Set(run.circles.flatMap((circle) => [circle.mentor.id, ...circle.mentees.map((mentee) => mentee.person.id)])).size
}

/** What publishing does, as a list of plain sentences. */
export function consequencesOf(run: MatchRun): string[] {
  const people = peopleIn(run)
  const left = run.unmatched.length
  return [
    `${count(people, 'person gets', 'people get')} an invitation.`,
    `${run.circles.length.toLocaleString('en-GB')} series will be booked in Outlook, as soon as a time is found for each.`,
    ...(left === 0 ? [] : [`${count(left, 'person stays', 'people stay')} without a circle and ${left === 1 ? 'keeps' : 'keep'} their enrolment.`]),
  ]
}

/** How the people who are ready now differ from those a run was made with, or null when they do not. */
export function staleness(run: MatchRunSummary, ready: { mentors: number; mentees: number }): string | null {
  const before = run.figures.mentors + run.figures.mentees
  const now = ready.mentors + ready.mentees
  if (run.figures.mentors === ready.mentors && run.figures.mentees === ready.mentees) return null
  if (now > before) return `${count(now - before, 'more person is', 'more people are')} ready since this run.`
  if (now < before) return `${count(before - now, 'person of this run is', 'people of this run are')} no longer ready.`
  return 'The people who are ready have changed since this run.'
}

/** Whether the run still works on its answer. */
export function isUnderWay(run: MatchRunSummary): boolean {
  return run.state === 'requested' || run.state === 'running'
}
