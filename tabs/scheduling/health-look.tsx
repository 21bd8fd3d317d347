import type { ReactElement } from 'react'
import { ArrowSwap16Regular, CalendarCancel16Regular, CalendarQuestionMark16Regular, ErrorCircle16Regular, EyeOff16Regular, PersonQuestionMark16Regular } from '@fluentui/react-icons'
import type { Tone } from '../parts/status.tsx'
import { say } from '../texts/scheduling.ts'
import type { HealthFilter } from './health-words.ts'

const looks = {
  'not-booked': { key: 'notBooked', tone: 'bad', icon: <CalendarCancel16Regular /> },
  problem: { key: 'needsLook', tone: 'careful', icon: <ErrorCircle16Regular /> },
  session: { key: 'dateAtRisk', tone: 'careful', icon: <CalendarQuestionMark16Regular /> },
  question: { key: 'answerOpen', tone: 'waiting', icon: <PersonQuestionMark16Regular /> },
  'moves-used': { key: 'movesUsed', tone: 'plain', icon: <ArrowSwap16Regular /> },
  calendar: { key: 'forIt', tone: 'careful', icon: <EyeOff16Regular /> },
} as const satisfies Record<HealthFilter, { key: string; tone: Tone; icon: ReactElement }>

/** How a kind of concern looks. */
export function healthLook(kind: HealthFilter): { words: string; tone: Tone; icon: ReactElement } {
  const { key, tone, icon } = looks[kind]
  return { words: say(key), tone, icon }
}
