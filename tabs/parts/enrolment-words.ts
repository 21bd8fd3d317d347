import type { EnrolmentState } from '../../api/enrolment/contract.ts'
import type { Tone } from './status.tsx'

/** What an enrolment's state is called, to everybody who sees it. A "no" is a state like others, not an alarm. */
export const enrolmentWords: Record<EnrolmentState, { word: string; tone: Tone }> = {
  draft: { word: 'Draft', tone: 'plain' },
  submitted: { word: 'Waiting', tone: 'waiting' },
  'not-until': { word: 'Later', tone: 'waiting' },
  approved: { word: 'Approved', tone: 'good' },
  waitlisted: { word: 'On the waitlist', tone: 'waiting' },
  matched: { word: 'In a circle', tone: 'good' },
  active: { word: 'Under way', tone: 'good' },
  paused: { word: 'On a break', tone: 'plain' },
  completed: { word: 'Finished', tone: 'good' },
  declined: { word: 'Not this time', tone: 'plain' },
  withdrawn: { word: 'Left', tone: 'plain' },
}

/** The same for whoever was still without a circle when the season ended. */
export const seasonOverWords: { word: string; tone: Tone } = { word: 'Season over', tone: 'plain' }
