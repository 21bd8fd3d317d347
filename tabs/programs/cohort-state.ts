import type { Cohort, CohortState } from '../../api/programs/contract.ts'
import type { Tone } from '../parts/status.tsx'
import { say } from '../texts/programs-manage.ts'

const states = {
  enrolling: { key: 'stateEnrolling', tone: 'waiting' },
  matching: { key: 'stateMatching', tone: 'waiting' },
  running: { key: 'stateRunning', tone: 'good' },
  finished: { key: 'stateFinished', tone: 'plain' },
} as const satisfies Record<CohortState, { key: string; tone: Tone }>

/** What a cohort is doing, in two or three words. */
export function cohortState(state: CohortState): { words: string; tone: Tone } {
  const { key, tone } = states[state]
  return { words: say(key), tone }
}

/** How big the circles are. */
export function sizeInWords(circleSize: number): string {
  return say('circleSize', { most: circleSize })
}

/** Where a cohort stands and when that changes; `inWords` puts a local date into words. */
export function cohortHeadline(cohort: Cohort, today: string, inWords: (on: string) => string): string {
  switch (cohort.state) {
    case 'enrolling':
      return cohort.enrolUntilOn < today ? say('enrolmentEnded', { day: inWords(cohort.enrolUntilOn) }) : say('enrolmentOpen', { day: inWords(cohort.enrolUntilOn) })
    case 'matching':
      return say('circlesForming', { day: inWords(cohort.startsOn) })
    case 'running':
      return say('runningUntil', { day: inWords(cohort.endsOn) })
    case 'finished':
      return say('finishedOn', { day: inWords(cohort.endsOn) })
  }
}

/** The cohort an organizer most likely came for: one that is not finished, the one that starts last. */
export function likeliestCohort(cohorts: readonly Cohort[]): Cohort | null {
  const inOrder = [...cohorts].sort((a, b) => Number(a.state === 'finished') - Number(b.state === 'finished') || b.startsOn.localeCompare(a.startsOn))
  return inOrder[0] ?? null
}
