import type { EnrolmentState } from '../../api/enrolment/contract.ts'
import { say } from '../texts/parts-later.ts'
import type { Tone } from './status.tsx'

export type StateWords = { word: string; tone: Tone }

const looks = {
  draft: { key: 'stateDraft', tone: 'plain' },
  submitted: { key: 'stateSubmitted', tone: 'waiting' },
  'not-until': { key: 'stateNotUntil', tone: 'waiting' },
  approved: { key: 'stateApproved', tone: 'good' },
  waitlisted: { key: 'stateWaitlisted', tone: 'waiting' },
  matched: { key: 'stateMatched', tone: 'good' },
  active: { key: 'stateActive', tone: 'good' },
  paused: { key: 'statePaused', tone: 'plain' },
  completed: { key: 'stateCompleted', tone: 'good' },
  declined: { key: 'stateDeclined', tone: 'plain' },
  withdrawn: { key: 'stateWithdrawn', tone: 'plain' },
} as const satisfies Record<EnrolmentState, { key: string; tone: Tone }>

/** What an enrolment's state is called, to everybody who sees it. A "no" is a state like others, not an alarm. */
export function enrolmentWords(state: EnrolmentState): StateWords {
  const { key, tone } = looks[state]
  return { word: say(key), tone }
}

/** The same for whoever was still without a circle when the season ended. */
export function seasonOverWords(): StateWords {
  return { word: say('stateSeasonOver'), tone: 'plain' }
}
