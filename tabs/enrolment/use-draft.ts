import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { type Answers, getMyEnrolment, saveMyEnrolment } from '../../api/enrolment/contract.ts'
import { getHome } from '../../api/roadmap/contract.ts'
import { call } from '../client.ts'
import { keyOf } from '../parts/answers.ts'
import { type Autosave, useAutosave } from '../parts/use-autosave.ts'

export type Draft = Autosave<Answers> & { answers: Answers; /** When the server last confirmed, epoch milliseconds by its clock. */ savedAt: number | null }

/** The answers while they are being written. */
export function useDraft(cohortId: string, initial: Answers, initiallySavedAt: number | null): Draft {
  const queries = useQueryClient()
  const [savedAt, setSavedAt] = useState(initiallySavedAt)
  const params = { cohortId }
  const draft = useAutosave<Answers>({
    kept: initial,
    // A draft has no version; when it was last saved says as well whether it is newer.
    base: initiallySavedAt ?? 0,
    thing: `enrolment/${cohortId}`,
    save: async (answers) => {
      const saved = await call(saveMyEnrolment, { params, input: answers })
      setSavedAt(saved.savedAt)
      return saved.savedAt
    },
    read: async () => {
      const { enrolment } = await call(getMyEnrolment, { params })
      return { kept: enrolment?.answers ?? initial, base: enrolment?.savedAt ?? 0 }
    },
    onLeft: () => void Promise.all([getMyEnrolment, getHome].map((stale) => queries.invalidateQueries({ queryKey: keyOf(stale) }))),
  })
  return { ...draft, answers: draft.kept, savedAt }
}
