import { useCallback, useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { type Exercise, getSession, saveExercise } from '../../api/sessions/contract.ts'
import { type Answer, ApiError, call } from '../client.ts'
import { keyOf } from '../parts/answers.ts'
import type { Answers } from './form-types.ts'

/** Typing rests this long before it is saved. */
const REST_MS = 600

type Kept = { answers: Answers; shared: boolean; ready: boolean }

export type ExerciseDraft = Kept & {
  change: (part: Partial<Kept>) => void
  /** Saves at once, for presses; resolves to whether the server has it. */
  send: (part: Partial<Kept>) => Promise<boolean>
  saving: boolean
  savedAt: number | null
  error: ApiError | null
  /** It was saved in another window meanwhile: go on with what is here, or with what is there. */
  elsewhere: { keepMine: () => void; takeTheirs: () => void } | null
}

/**
 * One exercise while it is being filled in. Every change is saved a moment later, one save at a time and the newest last. What was saved in
 * another window meanwhile is never overwritten unasked.
 */
export function useExercise(params: { circleId: string; number: number }, exercise: Exercise, onTake: () => void): ExerciseDraft {
  const queries = useQueryClient()
  const formId = exercise.form.id
  const { circleId, number } = params
  const [shown, setShown] = useState<Kept>(() => ({ answers: exercise.answers, shared: exercise.shared, ready: exercise.readyAt !== null }))
  const [saving, setSaving] = useState(false)
  const [savedAt, setSavedAt] = useState(exercise.changedAt)
  const [error, setError] = useState<ApiError | null>(null)
  const latest = useRef(shown)
  const version = useRef(exercise.version)
  const dirty = useRef(false)
  const running = useRef<Promise<boolean> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const keepRest = useRef(() => Promise.resolve(true))
  const saveAll = useCallback(async () => {
    setSaving(true)
    try {
      while (dirty.current) {
        dirty.current = false
        const saved = await call(saveExercise, { params: { circleId, number, formId }, input: { ...latest.current, version: version.current } })
        version.current = saved.version
        queries.setQueryData<Answer<typeof getSession>>(keyOf(getSession, { params: { circleId, number } }), (room) => room && { ...room, exercises: room.exercises.map((other) => (other.form.id === formId ? saved : other)) })
        setSavedAt(saved.changedAt)
        setError(null)
      }
      return true
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause
      dirty.current = true
      setError(cause)
      // Words are never held back because something else is missing: what is not complete is kept as not ready.
      if (cause.details.length > 0 && latest.current.ready) {
        latest.current = { ...latest.current, ready: false }
        setShown(latest.current)
        setTimeout(() => void keepRest.current())
      }
      return false
    } finally {
      setSaving(false)
      running.current = null
    }
  }, [circleId, number, formId, queries])

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    running.current ??= dirty.current ? saveAll() : null
    return running.current ?? Promise.resolve(true)
  }, [saveAll])

  useEffect(() => {
    keepRest.current = async () => {
      dirty.current = false
      try {
        version.current = (await call(saveExercise, { params: { circleId, number, formId }, input: { ...latest.current, version: version.current } })).version
      } catch {
        dirty.current = true
      }
      return !dirty.current
    }
  }, [circleId, number, formId])

  const put = (part: Partial<Kept>) => {
    latest.current = { ...latest.current, ...part }
    dirty.current = true
    setShown(latest.current)
  }

  const fresh = useCallback(() => queries.invalidateQueries({ queryKey: keyOf(getSession) }), [queries])
  useEffect(
    () => () => {
      if (dirty.current) void flush().then(fresh)
    },
    [flush, fresh],
  )

  const elsewhere = error?.code === 'changed_elsewhere'
  return {
    ...shown,
    change: (part) => {
      put(part)
      clearTimeout(timer.current)
      if (!elsewhere) timer.current = setTimeout(() => void flush(), REST_MS)
    },
    send: async (part) => {
      const before = latest.current
      put(part)
      await running.current
      const done = await flush()
      // A press that was refused is taken back; what was typed stays and is saved with the next change.
      if (!done) put({ shared: before.shared, ready: before.ready })
      await fresh()
      return done
    },
    saving,
    savedAt,
    error: elsewhere ? null : error,
    elsewhere: elsewhere
      ? {
          keepMine: () => {
            setError(null)
            void call(getSession, { params: { circleId, number } }).then(({ exercises }) => {
              version.current = exercises.find(({ form }) => form.id === formId)?.version ?? 0
              return flush()
            })
          },
          takeTheirs: () => {
            dirty.current = false
            void fresh().then(onTake)
          },
        }
      : null,
  }
}
