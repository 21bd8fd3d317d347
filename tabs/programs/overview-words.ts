import type { EnrolmentRow } from '../../api/enrolment/contract.ts'
import type { MatchRunSummary } from '../../api/matching/contract.ts'
import type { SeriesState } from '../../api/scheduling/contract.ts'

export type Concern = { key: string; words: string; fix: string; section: 'enrolments' | 'match' | 'circles' | 'repairs'; bad: boolean }

function of(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}

/** "2 circles", "1 new member", or both. */
function proposed({ figures: { circles, joining } }: MatchRunSummary): string {
  const parts = [...(circles > 0 || !joining ? [of(circles, 'circle', 'circles')] : []), ...(joining ? [of(joining.mentees, 'new member', 'new members')] : [])]
  return parts.join(' and ')
}

/** What needs the organizer, worst first, each with where it is solved; `repairs` is how many circles need a look. */
export function concernsOf(rows: readonly EnrolmentRow[], runs: readonly MatchRunSummary[], series: readonly { series: { state: SeriesState } }[], repairs = 0): Concern[] {
  const inState = (state: SeriesState) => series.filter((one) => one.series.state === state).length
  const stuck = rows.filter((row) => row.stuck !== null).length
  const newest = runs[0]
  const concerns: Concern[] = []
  if (inState('failed') > 0) concerns.push({ key: 'failed', words: `${of(inState('failed'), 'circle', 'circles')} couldn’t be booked in Outlook`, fix: 'See circles', section: 'circles', bad: true })
  if (newest?.state === 'failed') concerns.push({ key: 'run', words: 'The last match run stopped', fix: 'See match run', section: 'match', bad: true })
  if (inState('no-time') > 0) concerns.push({ key: 'no-time', words: `${of(inState('no-time'), 'circle has', 'circles have')} no time that everybody can keep`, fix: 'See circles', section: 'circles', bad: false })
  if (repairs > 0) concerns.push({ key: 'repairs', words: `${of(repairs, 'circle needs', 'circles need')} a look`, fix: 'See repairs', section: 'repairs', bad: false })
  if (stuck > 0) concerns.push({ key: 'stuck', words: `${of(stuck, 'enrolment is', 'enrolments are')} stuck`, fix: 'See enrolments', section: 'enrolments', bad: false })
  if (newest?.state === 'ready') concerns.push({ key: 'ready', words: `A match run with ${proposed(newest)} waits for you to publish it`, fix: 'See match run', section: 'match', bad: false })
  return concerns
}

/** Where the match run stands, in one sentence. */
export function matchSentence(runs: readonly MatchRunSummary[], ready: { mentors: number; mentees: number }): string {
  const published = runs.filter(({ state }) => state === 'published').reduce((sum, { figures }) => sum + figures.circles, 0)
  const newest = runs[0]
  if (newest?.state === 'requested' || newest?.state === 'running') return 'A match run is at work'
  if (newest?.state === 'ready' && newest.figures.joining) return `${proposed(newest)} ${newest.figures.circles + newest.figures.joining.mentees === 1 ? 'is' : 'are'} proposed, not published`
  if (newest?.state === 'ready') return `${of(newest.figures.circles, 'circle is', 'circles are')} proposed, not published`
  if (published > 0) return `${of(published, 'circle is', 'circles are')} published`
  if (newest?.state === 'failed') return 'The last match run stopped'
  if (ready.mentees === 0 && ready.mentors === 0) return 'Nobody is approved yet'
  return `${of(ready.mentees, 'mentee', 'mentees')} and ${of(ready.mentors, 'mentor', 'mentors')} are ready`
}
