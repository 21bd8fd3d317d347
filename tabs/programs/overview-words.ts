import type { EnrolmentRow } from '../../api/enrolment/contract.ts'
import type { MatchRunSummary } from '../../api/matching/contract.ts'
import type { SeriesState } from '../../api/scheduling/contract.ts'
import { say } from '../texts/programs-overview.ts'

export type Concern = { key: string; words: string; fix: string; section: 'enrolments' | 'match' | 'circles' | 'repairs'; bad: boolean }

/** That a run waits to be published: with circles, with new members of circles that meet already, or with both. */
function waitingSentence({ figures: { circles, joining } }: MatchRunSummary): string {
  if (!joining) return say('concernRunCircles', { circles })
  return circles === 0 ? say('concernRunMembers', { members: joining.mentees }) : say('concernRunBoth', { circles, members: joining.mentees })
}

/** What such a run proposes. */
function proposedSentence({ figures: { circles, joining } }: MatchRunSummary): string {
  if (!joining) return say('proposedCircles', { circles })
  return circles === 0 ? say('proposedMembers', { members: joining.mentees }) : say('proposedBoth', { circles, members: joining.mentees })
}

/** What needs the organizer, worst first, each with where it is solved. `repairs`: how many circles need a look. `ready`: who could be matched. */
export function concernsOf(rows: readonly EnrolmentRow[], runs: readonly MatchRunSummary[], series: readonly { series: { state: SeriesState } }[], { repairs = 0, ready = { mentors: 0, mentees: 0 } } = {}): Concern[] {
  const inState = (state: SeriesState) => series.filter((one) => one.series.state === state).length
  const stuck = rows.filter((row) => row.stuck !== null).length
  const newest = runs[0]
  const concerns: Concern[] = []
  if (inState('failed') > 0) concerns.push({ key: 'failed', words: say('concernNotBooked', { count: inState('failed') }), fix: say('seeCircles'), section: 'circles', bad: true })
  if (newest?.state === 'failed') concerns.push({ key: 'run', words: say('runStopped'), fix: say('seeMatchRun'), section: 'match', bad: true })
  if (inState('no-time') > 0) concerns.push({ key: 'no-time', words: say('concernNoTime', { count: inState('no-time') }), fix: say('seeCircles'), section: 'circles', bad: false })
  if (repairs > 0) concerns.push({ key: 'repairs', words: say('concernRepairs', { count: repairs }), fix: say('seeRepairs'), section: 'repairs', bad: false })
  if (stuck > 0) concerns.push({ key: 'stuck', words: say('concernStuck', { count: stuck }), fix: say('seeEnrolments'), section: 'enrolments', bad: false })
  if (newest?.state === 'ready') concerns.push({ key: 'ready', words: waitingSentence(newest), fix: say('seeMatchRun'), section: 'match', bad: false })
  if (runs.length === 0 && ready.mentors > 0 && ready.mentees > 0) concerns.push({ key: 'match', words: say('concernReady', ready), fix: say('goToMatchRun'), section: 'match', bad: false })
  return concerns
}

/** Where the match run stands, in one sentence. */
export function matchSentence(runs: readonly MatchRunSummary[], ready: { mentors: number; mentees: number }): string {
  const published = runs.filter(({ state }) => state === 'published').reduce((sum, { figures }) => sum + figures.circles, 0)
  const newest = runs[0]
  if (newest?.state === 'requested' || newest?.state === 'running') return say('runAtWork')
  if (newest?.state === 'ready') return proposedSentence(newest)
  if (published > 0) return say('publishedCircles', { circles: published })
  if (newest?.state === 'failed') return say('runStopped')
  if (ready.mentees === 0 && ready.mentors === 0) return say('nobodyApproved')
  return say('readyToMatch', { mentees: ready.mentees, mentors: ready.mentors })
}
