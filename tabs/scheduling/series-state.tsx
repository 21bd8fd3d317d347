import type { ReactElement } from 'react'
import { CalendarCheckmark16Regular, CalendarSearch16Regular, CalendarSync16Regular, CalendarCancel16Regular, ErrorCircle16Regular } from '@fluentui/react-icons'
import type { SeriesState } from '../../api/scheduling/contract.ts'
import { Status, type Tone } from '../parts/status.tsx'

/** How each state of a booking looks to an organizer. */
export const seriesLooks: Record<SeriesState, { words: string; tone: Tone; icon: ReactElement }> = {
  planning: { words: 'Finding a time', tone: 'waiting', icon: <CalendarSearch16Regular /> },
  intended: { words: 'Booking', tone: 'waiting', icon: <CalendarSync16Regular /> },
  booked: { words: 'Booked', tone: 'good', icon: <CalendarCheckmark16Regular /> },
  'no-time': { words: 'No time found', tone: 'careful', icon: <CalendarCancel16Regular /> },
  failed: { words: 'Booking failed', tone: 'bad', icon: <ErrorCircle16Regular /> },
}

/** The state as a badge. */
export function SeriesBadge({ state }: { state: SeriesState }) {
  const look = seriesLooks[state]
  return (
    <Status tone={look.tone} icon={look.icon}>
      {look.words}
    </Status>
  )
}
