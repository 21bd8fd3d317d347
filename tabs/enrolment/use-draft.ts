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
  const draft = useAutosave(
    initial,
    async (answers) => setSavedAt((await call(saveMyEnrolment, { params: { cohortId }, input: answers })).savedAt),
    () => void Promise.all([getMyEnrolment, getHome].map((stale) => queries.invalidateQueries({ queryKey: keyOf(stale) }))),
  )
  return { ...draft, answers: draft.kept, savedAt }
}
