import type { ReactElement } from 'react'
import { EnrolmentState, enrolmentIcons } from '../parts/enrolment-state.tsx'
import { enrolmentWords } from '../parts/enrolment-words.ts'
import type { VisibleState } from './enrolment-figures.ts'

/** What a state is called and the picture beside it, for counts of people by state. */
export function lookOf(state: VisibleState): { words: string; icon: ReactElement } {
  return { words: enrolmentWords[state].word, icon: enrolmentIcons[state] }
}

/** The state as a badge. */
export function StateBadge({ state }: { state: VisibleState }) {
  return <EnrolmentState state={state} />
}
