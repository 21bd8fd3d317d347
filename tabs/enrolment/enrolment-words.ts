import type { EnrolmentState } from '../../api/enrolment/contract.ts'
import type { Tone } from '../parts/status.tsx'

/** How an enrolment's state is called on screen. A "no" is a state like others, not an alarm. */
export function enrolmentLook(state: EnrolmentState): { word: string; tone: Tone } {
  switch (state) {
    case 'draft':
      return { word: 'Draft', tone: 'plain' }
    case 'submitted':
      return { word: 'Waiting', tone: 'waiting' }
    case 'approved':
      return { word: 'Approved', tone: 'good' }
    case 'waitlisted':
      return { word: 'On the waitlist', tone: 'waiting' }
    case 'declined':
      return { word: 'Not this time', tone: 'plain' }
    case 'not-until':
      return { word: 'Later', tone: 'waiting' }
    case 'paused':
      return { word: 'On a break', tone: 'plain' }
    case 'active':
      return { word: 'Under way', tone: 'good' }
    case 'matched':
      return { word: 'In a circle', tone: 'good' }
    case 'completed':
      return { word: 'Finished', tone: 'good' }
    case 'withdrawn':
      return { word: 'Taken back', tone: 'plain' }
  }
}
