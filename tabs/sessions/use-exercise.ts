import { useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { type Exercise, getSession, saveExercise } from '../../api/sessions/contract.ts'
import { type Answer, ApiError, call } from '../client.ts'
import { keyOf } from '../parts/answers.ts'
import { useAutosave } from '../parts/use-autosave.ts'
import type { Answers } from './form-types.ts'

type Kept = { answers: Answers; shared: boolean; ready: boolean }

export type ExerciseDraft = Kept & {
  change: (part: Partial<Kept>) => void
  /** Saves at once, for presses; resolves to whether it counts. */
  send: (part: Partial<Kept>) => Promise<boolean>
  saving: boolean
  savedAt: number | null
  error: ApiError | null
  /** Why it does not count as ready, once that was asked for. */
  incomplete: ApiError | null
  /** It was saved in another window meanwhile: go on with what is here, or with what is there. */
  elsewhere: { keepMine: () => void; takeTheirs: () => void } | null
}

/** One exercise while it is being filled in. What was saved in another window meanwhile is never overwritten unasked. */
export function useExercise(params: { circleId: string; number: number }, exercise: Exercise, onTake: () => void): ExerciseDraft {
  const queries = useQueryClient()
  const formId = exercise.form.id
  const [savedAt, setSavedAt] = useState(exercise.changedAt)
  const [incomplete, setIncomplete] = useState<ApiError | null>(null)
  const version = useRef(exercise.version)
  const fresh = () => queries.invalidateQueries({ queryKey: keyOf(getSession) })

  async function keep(kept: Kept): Promise<void> {
    const saved = await call(saveExercise, { params: { ...params, formId }, input: { ...kept, version: version.current } })
    version.current = saved.version
    queries.setQueryData<Answer<typeof getSession>>(keyOf(getSession, { params }), (room) => room && { ...room, exercises: room.exercises.map((other) => (other.form.id === formId ? saved : other)) })
    setSavedAt(saved.changedAt)
  }

  const { kept, change, flush, amend, drop, saving, error } = useAutosave<Kept>({ answers: exercise.answers, shared: exercise.shared, ready: exercise.readyAt !== null }, async (now, correct) => {
    try {
      await keep(now)
      setIncomplete(null)
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.code !== 'exercise_incomplete') throw cause
      // Words are never held back because something else is missing: what is not complete is kept as not ready.
      correct({ ready: false })
      setIncomplete(cause)
      await keep({ ...now, ready: false })
    }
  })

  const elsewhere = error?.code === 'changed_elsewhere'
  return {
    ...kept,
    change,
    send: async (part) => {
      const before = { shared: kept.shared, ready: kept.ready }
      change(part)
      const done = await flush()
      // A press that was refused is taken back; what was typed stays and is saved with the next change.
      if (!done) amend(before)
      await fresh()
      return done
    },
    saving,
    savedAt,
    error: elsewhere ? null : error,
    incomplete,
    elsewhere: elsewhere
      ? {
          keepMine: () =>
            void call(getSession, { params }).then(({ exercises }) => {
              version.current = exercises.find(({ form }) => form.id === formId)?.version ?? 0
              return flush()
            }),
          takeTheirs: () => {
            drop()
            void fresh().then(onTake)
          },
        }
      : null,
  }
}
