import type { ReactElement } from 'react'
import { ArrowSwap16Regular, Building16Regular, CalendarCancel16Regular, CalendarQuestionMark16Regular, DrinkCoffee16Regular, Flag16Regular, OrganizationHorizontal16Regular, PersonArrowLeft16Regular, PersonProhibited16Regular, PersonQuestionMark16Regular, Timer16Regular } from '@fluentui/react-icons'
import type { ConcernKind } from '../parts/repair-words.ts'
import { Status, type Tone } from '../parts/status.tsx'
import { say } from '../texts/repairs.ts'

/** How each reason to look at a circle looks; none is red, because nothing has failed. */
const looks = {
  'help-asked': { key: 'helpAsked', tone: 'careful', icon: <PersonQuestionMark16Regular /> },
  'no-mentor': { key: 'noMentor', tone: 'careful', icon: <PersonProhibited16Regular /> },
  'left-company': { key: 'leftCompany', tone: 'careful', icon: <PersonArrowLeft16Regular /> },
  'no-time': { key: 'noTime', tone: 'careful', icon: <CalendarCancel16Regular /> },
  'not-begun': { key: 'notBegun', tone: 'careful', icon: <CalendarQuestionMark16Regular /> },
  quiet: { key: 'quiet', tone: 'careful', icon: <Timer16Regular /> },
  'moved-twice': { key: 'movedTwice', tone: 'waiting', icon: <ArrowSwap16Regular /> },
  'long-break': { key: 'longBreak', tone: 'waiting', icon: <DrinkCoffee16Regular /> },
  'in-line': { key: 'inLine', tone: 'waiting', icon: <OrganizationHorizontal16Regular /> },
  'same-department': { key: 'sameDepartment', tone: 'waiting', icon: <Building16Regular /> },
  'not-closed': { key: 'notClosed', tone: 'waiting', icon: <Flag16Regular /> },
} as const satisfies Record<ConcernKind, { key: string; tone: Tone; icon: ReactElement }>

/** A reason as a badge. */
export function ConcernBadge({ kind }: { kind: ConcernKind }) {
  const { key, tone, icon } = looks[kind]
  return (
    <Status tone={tone} icon={icon}>
      {say(key)}
    </Status>
  )
}
