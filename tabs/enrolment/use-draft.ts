import { useCallback, useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { type Answers, getMyEnrolment, saveMyEnrolment } from '../../api/enrolment/contract.ts'
import { getHome } from '../../api/roadmap/contract.ts'
import { ApiError, call } from '../client.ts'
import { keyOf } from '../parts/answers.ts'

/** Typing rests this long before it is saved. */
const REST_MS = 600

export type Draft = {
  answers: Answers
  change: (part: Partial<Answers>) => void
  /** Saves what is not saved yet; resolves when the server has it. Rejects with ApiError. */
  flush: () => Promise<void>
  saving: boolean
  /** When the server last confirmed, epoch milliseconds by its clock. */
  savedAt: number | null
  error: ApiError | null
}

/**
 * The answers while they are being written. Every change is saved a moment later, one save at a time and the newest
 * last, so that an early answer that arrives late never overwrites a later one.
 */
export function useDraft(cohortId: string, initial: Answers, initiallySavedAt: number | null): Draft {
  const queries = useQueryClient()
  const [answers, setAnswers] = useState(initial)
  const [saving, setSaving] = useState(false)
  const [savedAt, setSavedAt] = useState(initiallySavedAt)
  const [error, setError] = useState<ApiError | null>(null)
  const latest = useRef(initial)
  const dirty = useRef(false)
  const running = useRef<Promise<void> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const saveAll = useCallback(async () => {
    setSaving(true)
    try {
      while (dirty.current) {
        dirty.current = false
        try {
          const saved = await call(saveMyEnrolment, { params: { cohortId }, input: latest.current })
          setSavedAt(saved.savedAt)
          setError(null)
        } catch (cause) {
          dirty.current = true
          if (cause instanceof ApiError) setError(cause)
          throw cause
        }
      }
    } finally {
      setSaving(false)
      running.current = null
    }
  }, [cohortId])

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    running.current ??= dirty.current ? saveAll() : null
    return running.current ?? Promise.resolve()
  }, [saveAll])

  const change = useCallback(
    (part: Partial<Answers>) => {
      latest.current = { ...latest.current, ...part }
      dirty.current = true
      setAnswers(latest.current)
      clearTimeout(timer.current)
      // The error is on the page already; a timer has nobody to reject to.
      timer.current = setTimeout(() => void flush().catch(() => undefined), REST_MS)
    },
    [flush],
  )

  useEffect(
    () => () => {
      void flush()
        .catch(() => undefined)
        .then(() => Promise.all([getMyEnrolment, getHome].map((stale) => queries.invalidateQueries({ queryKey: keyOf(stale) }))))
    },
    [flush, queries],
  )
  return { answers, change, flush, saving, savedAt, error }
}
