import type { Enrolment } from '../../api/enrolment/contract.ts'
import { say } from '../texts/enrolment.ts'

/** What the owner of an enrolment can do about it, besides answering. */
export type Way = 'ask-again' | 'come-back' | 'take-a-break' | 'take-back' | 'leave' | 'leave-circle'

/** The ways open in a state, the likeliest first. `open`: enrolment is open; `inCircle`: they have a circle, which is left on its own page. */
export function waysOf({ state }: Pick<Enrolment, 'state'>, { open, inCircle }: { open: boolean; inCircle: boolean }): Way[] {
  switch (state) {
    case 'submitted':
    case 'not-until':
      return ['take-back']
    case 'approved':
    case 'waitlisted':
      return ['take-a-break', 'leave']
    case 'matched':
    case 'active':
      return ['take-a-break', ...(inCircle ? (['leave-circle'] as const) : [])]
    case 'paused':
      return ['come-back', inCircle ? 'leave-circle' : 'leave']
    case 'declined':
    case 'withdrawn':
      return open ? ['ask-again'] : []
    case 'draft':
    case 'completed':
      return []
  }
}

/** What a break does; what others see depends on whether there is a circle. */
export function breakSentence(inCircle: boolean): string {
  return say(inCircle ? 'breakInCircle' : 'breakAlone')
}
