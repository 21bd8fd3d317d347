import type { ReactElement } from 'react'
import { CalendarCheckmark16Regular, CalendarSearch16Regular, CalendarSync16Regular, CalendarCancel16Regular, ErrorCircle16Regular } from '@fluentui/react-icons'
import type { SeriesState } from '../../api/scheduling/contract.ts'
import { Status, type Tone } from '../parts/status.tsx'
import { say } from '../texts/scheduling.ts'

const looks = {
  planning: { key: 'planning', tone: 'waiting', icon: <CalendarSearch16Regular /> },
  intended: { key: 'intended', tone: 'waiting', icon: <CalendarSync16Regular /> },
  booked: { key: 'booked', tone: 'good', icon: <CalendarCheckmark16Regular /> },
  'no-time': { key: 'noTime', tone: 'careful', icon: <CalendarCancel16Regular /> },
  failed: { key: 'failed', tone: 'bad', icon: <ErrorCircle16Regular /> },
} as const satisfies Record<SeriesState, { key: string; tone: Tone; icon: ReactElement }>

/** How a state of a booking looks to an organizer. */
export function seriesLook(state: SeriesState): { words: string; tone: Tone; icon: ReactElement } {
  const { key, tone, icon } = looks[state]
  return { words: say(key), tone, icon }
}

/** The state as a badge. */
export function SeriesBadge({ state }: { state: SeriesState }) {
  const { words, tone, icon } = seriesLook(state)
  return (
    <Status tone={tone} icon={icon}>
      {words}
    </Status>
  )
}
