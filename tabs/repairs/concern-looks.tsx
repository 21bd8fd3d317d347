import type { ReactElement } from 'react'
import { ArrowSwap16Regular, Building16Regular, CalendarCancel16Regular, CalendarQuestionMark16Regular, DrinkCoffee16Regular, Flag16Regular, OrganizationHorizontal16Regular, PersonArrowLeft16Regular, PersonProhibited16Regular, PersonQuestionMark16Regular, Timer16Regular } from '@fluentui/react-icons'
import { Status, type Tone } from '../parts/status.tsx'
import type { ConcernKind } from '../parts/repair-words.ts'

/** How each reason to look at a circle looks; none is red, because nothing has failed. */
const looks: Record<ConcernKind, { words: string; tone: Tone; icon: ReactElement }> = {
  'help-asked': { words: 'Help asked', tone: 'careful', icon: <PersonQuestionMark16Regular /> },
  'no-mentor': { words: 'No mentor', tone: 'careful', icon: <PersonProhibited16Regular /> },
  'left-company': { words: 'Somebody left', tone: 'careful', icon: <PersonArrowLeft16Regular /> },
  'no-time': { words: 'No time found', tone: 'careful', icon: <CalendarCancel16Regular /> },
  'not-begun': { words: 'Not begun', tone: 'careful', icon: <CalendarQuestionMark16Regular /> },
  quiet: { words: 'Quiet', tone: 'careful', icon: <Timer16Regular /> },
  'moved-twice': { words: 'Moved twice', tone: 'waiting', icon: <ArrowSwap16Regular /> },
  'long-break': { words: 'Long break', tone: 'waiting', icon: <DrinkCoffee16Regular /> },
  'in-line': { words: 'Reporting line', tone: 'waiting', icon: <OrganizationHorizontal16Regular /> },
  'same-department': { words: 'Same department', tone: 'waiting', icon: <Building16Regular /> },
  'not-closed': { words: 'Not closed', tone: 'waiting', icon: <Flag16Regular /> },
}

/** A reason as a badge. */
export function ConcernBadge({ kind }: { kind: ConcernKind }) {
  const { words, tone, icon } = looks[kind]
  return (
    <Status tone={tone} icon={icon}>
      {words}
    </Status>
  )
}
