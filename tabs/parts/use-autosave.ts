import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ApiError } from '../client.ts'

/** Typing rests this long before it is saved. */
const REST_MS = 600

export type Autosave<Kept> = {
  kept: Kept
  /** Takes over what was written; it is saved a moment later. */
  change: (part: Partial<Kept>) => void
  /** Saves at once what is not saved yet, and whether the server has it then. */
  flush: () => Promise<boolean>
  /** Corrects what is shown without sending it. */
  amend: (part: Partial<Kept>) => void
  /** Lets go what is not saved. */
  drop: () => void
  saving: boolean
  error: ApiError | null
}

/**
 * Something that is kept while it is written: saved when typing rests and when its page is left, one save at a time and the newest last, so
 * that an early answer that arrives late never overwrites a later one. Where `save` was refused because another window was here
 * (`changed_elsewhere`), nothing is sent before somebody presses.
 * @param save one try, rejecting with ApiError; with `amend` it corrects what is shown. @param onLeft after the page was left, and what was open is saved or not.
 */
export function useAutosave<Kept extends object>(initial: Kept, save: (kept: Kept, amend: Autosave<Kept>['amend']) => Promise<void>, onLeft?: () => void): Autosave<Kept> {
  const [kept, setKept] = useState(initial)
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const latest = useRef(initial)
  const dirty = useRef(false)
  const running = useRef<Promise<boolean> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const acts = useRef({ save, onLeft })
  useLayoutEffect(() => {
    acts.current = { save, onLeft }
  })

  const amend = useCallback((part: Partial<Kept>) => {
    latest.current = { ...latest.current, ...part }
    setKept(latest.current)
  }, [])

  const saveAll = useCallback(async () => {
    setSaving(true)
    try {
      while (dirty.current) {
        dirty.current = false
        await acts.current.save(latest.current, amend)
        setError(null)
      }
      return true
    } catch (cause) {
      dirty.current = true
      if (!(cause instanceof ApiError)) throw cause
      setError(cause)
      return false
    } finally {
      running.current = null
      setSaving(false)
    }
  }, [amend])

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    running.current ??= dirty.current ? saveAll() : null
    return running.current ?? Promise.resolve(true)
  }, [saveAll])

  useEffect(() => () => void flush().then(() => acts.current.onLeft?.()), [flush])

  const change = useCallback(
    (part: Partial<Kept>) => {
      amend(part)
      dirty.current = true
      clearTimeout(timer.current)
      if (error?.code !== 'changed_elsewhere') timer.current = setTimeout(() => void flush(), REST_MS)
    },
    [amend, error, flush],
  )
  const drop = useCallback(() => {
    dirty.current = false
  }, [])
  return { kept, change, flush, amend, drop, saving, error }
}
