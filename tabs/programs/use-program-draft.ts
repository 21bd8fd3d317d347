import { useState } from 'react'
import { type Faults, faultsLeft, faultsOfProgram, type ProgramDraft } from './cohort-words.ts'

/** A program as it is typed: its fields, what is wrong with them, and what is sent once nothing is. */
export function useProgramDraft(initial: () => ProgramDraft) {
  const [draft, setDraft] = useState(initial)
  const [faults, setFaults] = useState<Faults>({})
  const [refusals, setRefusals] = useState(0)
  const refuse = (found: Faults) => {
    setFaults(found)
    setRefusals(refusals + 1)
  }
  return {
    draft,
    faults,
    /** Grows with every refusal, so that the form takes its reader to the first fault. */
    refusals,
    refuse,
    begin: setDraft,
    set(change: Partial<ProgramDraft>) {
      setDraft({ ...draft, ...change })
      setFaults(faultsLeft(faults, change))
    },
    /** What to send; null when something is wrong, which is shown then. */
    complete() {
      const found = faultsOfProgram(draft)
      if (Object.keys(found).length > 0) {
        refuse(found)
        return null
      }
      const { theme, mailbox, owner, ...rest } = draft
      return { ...rest, theme: theme.trim() === '' ? null : theme, seriesMailbox: mailbox === 'one' && owner ? owner.id : 'mentor' }
    },
  }
}
