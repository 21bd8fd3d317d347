import type { Why } from './plan/plan-nudges.ts'

/** Why a nudge waits or was not sent, as it is kept beside it. */
export const whyWords: Record<Why, string> = {
  'turned-off': 'Its receiver has turned these messages off.',
  'sent-before': 'It was sent before.',
  passed: 'Its moment has passed.',
  resting: 'Its receiver takes a break from the program.',
  early: 'It is too early.',
  hours: 'It is outside the working hours of its receiver.',
  away: 'Its receiver is out of office.',
  cap: 'Its receiver got, or is to get, other messages within the same week or day.',
}
