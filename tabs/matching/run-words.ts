import type { MatchRun, MatchRunSummary } from '../../api/matching/contract.ts'
import type { Tone } from '../parts/status.tsx'

/** "1 person", "3 people". */
export function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`
}

/** Fit from 0 to 100, as people read it; scores travel as 0 to 1,000,000. */
export function fitOf(score: number): number {
  return Math.round(score / 10_000)
}

/** What is known of a run without reading its circles. */
type Brief = Pick<MatchRunSummary, 'figures'>

export const stateWords: Record<MatchRunSummary['state'], { words: string; tone: Tone }> = {
  requested: { words: 'Waiting to start', tone: 'waiting' },
  running: { words: 'Running', tone: 'waiting' },
  ready: { words: 'Not published', tone: 'plain' },
  published: { words: 'Published', tone: 'good' },
  failed: { words: 'Failed', tone: 'bad' },
  cancelled: { words: 'Stopped', tone: 'plain' },
}

/** Everybody who gets a circle: every new one has one mentor, and whoever joins one that runs is among the matched. */
export function peopleIn({ figures }: Brief): number {
  return figures.circles + figures.matched
}

/** Everybody who took part and has no circle, mentors too. */
export function peopleWithout({ figures }: Brief): number {
  return figures.mentors + figures.mentees - peopleIn({ figures })
}

export type Figure = { value: string; label: string }

/** The figures of a finished run, each with its meaning: circles, people, fit, and whether they have a time. */
export function runFigures(run: Brief): Figure[] {
  const { circles, mentees, mentors, averageFit, withTime } = run.figures
  const joining = run.figures.joining?.mentees ?? 0
  const figures = [
    ...(circles > 0 || joining === 0 ? [{ value: circles.toLocaleString('en-GB'), label: circles === 1 ? 'circle' : 'circles' }] : []),
    ...(joining > 0 ? [{ value: joining.toLocaleString('en-GB'), label: joining === 1 ? 'joins a circle' : 'join circles' }] : []),
    { value: `${peopleIn(run).toLocaleString('en-GB')} of ${(mentors + mentees).toLocaleString('en-GB')}`, label: 'people' },
  ]
  if (averageFit !== null) figures.push({ value: `${fitOf(averageFit)} of 100`, label: 'average fit' })
  if (withTime !== null && circles > 0) figures.push(timeFigure(withTime, circles))
  return figures
}

function timeFigure(withTime: number, circles: number): Figure {
  if (withTime === circles) return { value: circles === 1 ? 'It' : 'All', label: circles === 1 ? 'has a time' : 'have a time' }
  return { value: `${withTime.toLocaleString('en-GB')} of ${circles.toLocaleString('en-GB')}`, label: 'have a time' }
}

/** `why` says in plain words how that is known. */
export type ProofWords = { proven: boolean; words: string; why: string }

const limit = 'Beside its answer a run works out how much fit nobody could pass under these rules, whoever is put with whom.'

/** What is proven about a run: that nothing better exists, or how far from the best it can be at most. Null without pairs. */
export function proofOf(run: Pick<MatchRun, 'figures' | 'proof' | 'standingRunId'>): ProofWords | null {
  const { score, bound, matched } = run.figures
  if (matched === 0) return null
  const gap = run.proof?.gap ?? (bound > 0 ? Math.max(0, bound - score) / bound : 0)
  const proven = (run.proof?.proven ?? true) && gap === 0
  const times = timesCost(run.proof?.timeCosts ?? 0)
  if (proven) {
    const words = run.standingRunId === null ? 'No other assignment scores higher: proven' : 'No other assignment that keeps as many pairs scores higher: proven'
    return { proven, words, why: `${limit} This run reaches it, so nothing better exists.${times}` }
  }
  const words = gap < 0.001 ? 'Less than 0.1 % below the best possible' : `At most ${percentUp(gap)} % below the best possible`
  return { proven, words, why: `${limit} This run comes that close.${times}` }
}

/** Rounded up to one decimal, because the words before it are "at most". */
function percentUp(share: number): string {
  return (Math.ceil(share * 1000 - 1e-9) / 10).toFixed(1).replace(/\.0$/, '')
}

function timesCost(share: number): string {
  if (share <= 0) return ''
  const below = `${share < 0.001 ? 'less than 0.1' : percentUp(share)} %`
  return ` Circles that could not be kept were formed anew; the result lies ${below} below the best pairs on paper, in points, where a person without a circle counts as a full fit lost.`
}

/** "2 circles", "2 circles and 1 new member": what there is to publish. */
export function publishWords({ figures: { circles, joining } }: Brief): string {
  if (!joining) return count(circles, 'circle', 'circles')
  const members = count(joining.mentees, 'new member', 'new members')
  return circles === 0 ? members : `${count(circles, 'circle', 'circles')} and ${members}`
}

/** What publishing does, as a list of plain sentences. */
export function consequencesOf(run: Brief): string[] {
  const { circles, joining } = run.figures
  const left = peopleWithout(run)
  return [
    `${count(peopleIn(run), 'person gets', 'people get')} a message.`,
    ...(circles === 0 && joining ? [] : [`${count(circles, 'series', 'series')} will be booked in Outlook, ${circles === 1 ? 'one' : 'each with one'} session a month.`]),
    ...(joining ? [`${count(joining.mentees, 'person is', 'people are')} invited to the meetings of ${joining.circles === 1 ? 'a circle that runs' : 'circles that run'}, and ${joining.circles === 1 ? 'its members are' : 'their members are'} told.`] : []),
    ...(left === 0 ? [] : [`${count(left, 'person goes', 'people go')} to the waitlist.`]),
  ]
}

export type Staleness = { words: string; detail: string; /** Somebody of the run is gone, so that it cannot be published as it is. */ broken: boolean }

/** How those who could take part now differ from those a run was made with, or null when they do not. */
export function staleness(run: Pick<MatchRun, 'changedSince' | 'state'>): Staleness | null {
  const { joined, left } = run.changedSince ?? { joined: 0, left: 0 }
  if (joined + left === 0) return null
  if (run.state === 'published') {
    const parts = [...(joined > 0 ? [`${count(joined, 'more person waits', 'more people wait')} for a circle`] : []), ...(left > 0 ? [`${count(left, 'person has', 'people have')} left a circle`] : [])]
    return { words: 'Changes since publishing.', detail: `${parts.join(', ')}.`, broken: false }
  }
  const parts = [...(joined > 0 ? [`${count(joined, 'person', 'people')} joined`] : []), ...(left > 0 ? [`${count(left, 'person', 'people')} left`] : [])]
  return { words: `${count(joined + left, 'person', 'people')} changed since this run.`, detail: `${parts.join(', ')}.`, broken: left > 0 }
}

/** Whether the run still works on its answer. */
export function isUnderWay(run: Pick<MatchRunSummary, 'state'>): boolean {
  return run.state === 'requested' || run.state === 'running'
}

/** Whether the run has circles to show. */
export function hasAnswer(run: Pick<MatchRunSummary, 'state'>): boolean {
  return run.state === 'ready' || run.state === 'published'
}

/** "40 %". */
export function shareOf(progress: MatchRunSummary['progress']): string {
  return `${Math.floor((progress?.share ?? 0) * 100)} %`
}
