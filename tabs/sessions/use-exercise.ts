import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { type Exercise, getSession, saveExercise } from '../../api/sessions/contract.ts'
import { type Answer, ApiError, call } from '../client.ts'
import { keyOf } from '../parts/answers.ts'
import type { There } from '../parts/kept-on-device.ts'
import { type Autosave, useAutosave } from '../parts/use-autosave.ts'
import type { Answers } from './form-types.ts'

type Kept = { answers: Answers; shared: boolean; ready: boolean }

export type ExerciseDraft = Kept &
  Pick<Autosave<Kept>, 'change' | 'saving' | 'error' | 'onDevice' | 'elsewhere'> & {
    /** Saves at once, for presses; resolves to whether it counts. */
    send: (part: Partial<Kept>) => Promise<boolean>
    savedAt: number | null
    /** Why it does not count as ready, once that was asked for. */
    incomplete: ApiError | null
  }

function thereOf({ answers, shared, readyAt, version }: Exercise): There<Kept> {
  return { kept: { answers, shared, ready: readyAt !== null }, base: version }
}

/** One exercise while it is being filled in. What was saved in another window meanwhile is never overwritten unasked. */
export function useExercise(params: { circleId: string; number: number }, exercise: Exercise, onTake: () => void): ExerciseDraft {
  const queries = useQueryClient()
  const formId = exercise.form.id
  const [savedAt, setSavedAt] = useState(exercise.changedAt)
  const [incomplete, setIncomplete] = useState<ApiError | null>(null)
  const fresh = () => queries.invalidateQueries({ queryKey: keyOf(getSession) })

  async function keep(kept: Kept, version: number): Promise<number> {
    const saved = await call(saveExercise, { params: { ...params, formId }, input: { ...kept, version } })
    queries.setQueryData<Answer<typeof getSession>>(keyOf(getSession, { params }), (room) => room && { ...room, exercises: room.exercises.map((other) => (other.form.id === formId ? saved : other)) })
    setSavedAt(saved.changedAt)
    return saved.version
  }

  const { kept, change, flush, amend, saving, error, onDevice, elsewhere } = useAutosave<Kept>({
    ...thereOf(exercise),
    thing: `exercise/${params.circleId}/${params.number}/${formId}`,
    save: async (now, version, correct) => {
      try {
        const next = await keep(now, version)
        setIncomplete(null)
        return next
      } catch (cause) {
        if (!(cause instanceof ApiError) || cause.code !== 'exercise_incomplete') throw cause
        // Words are never held back because something else is missing: what is not complete is kept as not ready.
        correct({ ready: false })
        setIncomplete(cause)
        return keep({ ...now, ready: false }, version)
      }
    },
    read: async () => {
      const { exercises } = await call(getSession, { params })
      return thereOf(exercises.find(({ form }) => form.id === formId) ?? exercise)
    },
  })

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
    error,
    onDevice,
    incomplete,
    elsewhere: elsewhere && {
      keepMine: elsewhere.keepMine,
      takeTheirs: async () => {
        await elsewhere.takeTheirs()
        await fresh()
        onTake()
      },
    },
  }
}
