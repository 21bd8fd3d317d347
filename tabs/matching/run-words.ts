import type { MatchRun, MatchRunSummary } from '../../api/matching/contract.ts'
import type { Tone } from '../parts/status.tsx'
import { listOf, numberOf } from '../texts/language.ts'
import { say } from '../texts/matching.ts'

/** Fit from 0 to 100, as people read it; scores travel as 0 to 1,000,000. */
export function fitOf(score: number): number {
  return Math.round(score / 10_000)
}

/** What is known of a run without reading its circles. */
type Brief = Pick<MatchRunSummary, 'figures'>

const states = {
  requested: { words: 'stateRequested', tone: 'waiting' },
  running: { words: 'stateRunning', tone: 'waiting' },
  ready: { words: 'stateReady', tone: 'plain' },
  published: { words: 'statePublished', tone: 'good' },
  failed: { words: 'stateFailed', tone: 'bad' },
  cancelled: { words: 'stateCancelled', tone: 'plain' },
} as const satisfies Record<MatchRunSummary['state'], { words: string; tone: Tone }>

export function stateWords(state: MatchRunSummary['state']): { words: string; tone: Tone } {
  return { words: say(states[state].words), tone: states[state].tone }
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
    ...(circles > 0 || joining === 0 ? [{ value: numberOf(circles), label: say('circlesFigure', { count: circles }) }] : []),
    ...(joining > 0 ? [{ value: numberOf(joining), label: say('joiningFigure', { count: joining }) }] : []),
    { value: say('partOf', { part: peopleIn(run), whole: mentors + mentees }), label: say('peopleFigure') },
  ]
  if (averageFit !== null) figures.push({ value: say('partOf', { part: fitOf(averageFit), whole: 100 }), label: say('averageFitFigure') })
  if (withTime !== null && circles > 0) figures.push(timeFigure(withTime, circles))
  return figures
}

function timeFigure(withTime: number, circles: number): Figure {
  if (withTime === circles) return { value: say('allCircles', { count: circles }), label: say('haveTime', { count: circles }) }
  return { value: say('partOf', { part: withTime, whole: circles }), label: say('someHaveTime') }
}

/** `why` says in plain words how that is known. */
export type ProofWords = { proven: boolean; words: string; why: string }

/** What is proven about a run: that nothing better exists, or how far from the best it can be at most. Null without pairs. */
export function proofOf(run: Pick<MatchRun, 'figures' | 'proof' | 'standingRunId'>): ProofWords | null {
  const { score, bound, matched } = run.figures
  if (matched === 0) return null
  const gap = run.proof?.gap ?? (bound > 0 ? Math.max(0, bound - score) / bound : 0)
  const proven = (run.proof?.proven ?? true) && gap === 0
  const times = timesCost(run.proof?.timeCosts ?? 0)
  if (proven) {
    const words = run.standingRunId === null ? say('proven') : say('provenAmongStanding')
    return { proven, words, why: [say('howProven'), say('reachesBest'), ...times].join(' ') }
  }
  const words = gap < 0.001 ? say('hardlyBelowBest') : say('belowBest', { percent: percentUp(gap) })
  return { proven, words, why: [say('howProven'), say('comesClose'), ...times].join(' ') }
}

/** Rounded up to one decimal, because the words before it are "at most". */
function percentUp(share: number): number {
  return Math.ceil(share * 1000 - 1e-9) / 10
}

function timesCost(share: number): string[] {
  if (share <= 0) return []
  return [share < 0.001 ? say('timesCostLittle') : say('timesCost', { percent: percentUp(share) })]
}

/** "2 circles", "2 circles and 1 new member": what there is to publish. */
export function publishWords({ figures: { circles, joining } }: Brief): string {
  const groups = [...(circles > 0 || !joining ? [say('circles', { count: circles })] : []), ...(joining ? [say('newMembers', { count: joining.mentees })] : [])]
  return listOf(groups)
}

/** What publishing does, as a list of plain sentences. */
export function consequencesOf(run: Brief): string[] {
  const { circles, joining } = run.figures
  const left = peopleWithout(run)
  return [
    say('peopleGetMessage', { count: peopleIn(run) }),
    ...(circles === 0 && joining ? [] : [say('seriesBooked', { count: circles })]),
    ...(joining ? [say('joiningInvited', { people: joining.mentees, circles: joining.circles })] : []),
    ...(left === 0 ? [] : [say('peopleToWaitlist', { count: left })]),
  ]
}

export type Staleness = { words: string; detail: string; /** Somebody of the run is gone, so that it cannot be published as it is. */ broken: boolean }

/** How those who could take part now differ from those a run was made with, or null when they do not. */
export function staleness(run: Pick<MatchRun, 'changedSince' | 'state'>): Staleness | null {
  const { joined, left } = run.changedSince ?? { joined: 0, left: 0 }
  if (joined + left === 0) return null
  if (run.state === 'published') return { words: say('changedSincePublishing'), detail: changedCircles(joined, left), broken: false }
  return { words: say('peopleChanged', { count: joined + left }), detail: changedPeople(joined, left), broken: left > 0 }
}

function changedCircles(waiting: number, left: number): string {
  if (left === 0) return say('moreWait', { waiting })
  return waiting === 0 ? say('haveLeft', { left }) : say('moreWaitAndHaveLeft', { waiting, left })
}

function changedPeople(joined: number, left: number): string {
  if (left === 0) return say('peopleJoined', { joined })
  return joined === 0 ? say('peopleLeft', { left }) : say('peopleJoinedAndLeft', { joined, left })
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
  return say('percent', { percent: Math.floor((progress?.share ?? 0) * 100) })
}
