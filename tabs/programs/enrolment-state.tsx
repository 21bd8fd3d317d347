import type { ReactElement } from 'react'
import { CalendarClock16Regular, CheckmarkCircle16Regular, Clock16Regular, DrinkCoffee16Regular, Flag16Regular, Hourglass16Regular, PeopleTeam16Regular, PlayCircle16Regular, PersonArrowLeft16Regular, Prohibited16Regular } from '@fluentui/react-icons'
import { Status, type Tone } from '../parts/status.tsx'
import type { VisibleState } from './enrolment-figures.ts'

/** How each state of an enrolment looks to an organizer; a "no" is normal and therefore not red. */
export const stateLooks: Record<VisibleState, { words: string; tone: Tone; icon: ReactElement }> = {
  submitted: { words: 'Waiting', tone: 'waiting', icon: <Clock16Regular /> },
  approved: { words: 'Approved', tone: 'good', icon: <CheckmarkCircle16Regular /> },
  'not-until': { words: 'Later', tone: 'waiting', icon: <CalendarClock16Regular /> },
  waitlisted: { words: 'On the waitlist', tone: 'waiting', icon: <Hourglass16Regular /> },
  matched: { words: 'In a circle', tone: 'good', icon: <PeopleTeam16Regular /> },
  active: { words: 'Under way', tone: 'good', icon: <PlayCircle16Regular /> },
  paused: { words: 'On a break', tone: 'plain', icon: <DrinkCoffee16Regular /> },
  completed: { words: 'Finished', tone: 'good', icon: <Flag16Regular /> },
  declined: { words: 'Not this time', tone: 'plain', icon: <Prohibited16Regular /> },
  withdrawn: { words: 'Left', tone: 'plain', icon: <PersonArrowLeft16Regular /> },
}

/** The state as a badge. */
export function StateBadge({ state }: { state: VisibleState }) {
  const look = stateLooks[state]
  return (
    <Status tone={look.tone} icon={look.icon}>
      {look.words}
    </Status>
  )
}
