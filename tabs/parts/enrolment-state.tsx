import type { ReactElement } from 'react'
import {
  CalendarClock16Regular,
  CheckmarkCircle16Regular,
  Clock16Regular,
  DrinkCoffee16Regular,
  Edit16Regular,
  Flag16Regular,
  Hourglass16Regular,
  PeopleTeam16Regular,
  PersonArrowLeft16Regular,
  PlayCircle16Regular,
  Prohibited16Regular,
} from '@fluentui/react-icons'
import type { EnrolmentState as State } from '../../api/enrolment/contract.ts'
import { enrolmentWords, seasonOverWords } from './enrolment-words.ts'
import { Status } from './status.tsx'

/** A picture beside each state's word, so that states differ without colour too. */
export const enrolmentIcons: Record<State, ReactElement> = {
  draft: <Edit16Regular />,
  submitted: <Clock16Regular />,
  'not-until': <CalendarClock16Regular />,
  approved: <CheckmarkCircle16Regular />,
  waitlisted: <Hourglass16Regular />,
  matched: <PeopleTeam16Regular />,
  active: <PlayCircle16Regular />,
  paused: <DrinkCoffee16Regular />,
  completed: <Flag16Regular />,
  declined: <Prohibited16Regular />,
  withdrawn: <PersonArrowLeft16Regular />,
}

/** The state of an enrolment as a badge. */
export function EnrolmentState({ state, seasonOver = false }: { state: State; /** They did not leave: the season ended. */ seasonOver?: boolean }) {
  const { word, tone } = seasonOver ? seasonOverWords() : enrolmentWords(state)
  return (
    <Status tone={tone} icon={enrolmentIcons[state]}>
      {word}
    </Status>
  )
}
