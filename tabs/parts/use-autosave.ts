import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ApiError } from '../client.ts'
import { beginFrom, entryName, keepOnDevice, letGo, type There } from './kept-on-device.ts'
import { useMe } from './me.tsx'
import { passes, pauseAfter } from './save-again.ts'

/** Typing rests this long before it is saved. */
const REST_MS = 600

/** What is written, and how the server is told. */
export type Source<Kept> = There<Kept> & {
  /** The name of what is written, among everything that this person writes. */
  thing: string
  /** One try, rejecting with ApiError; with `amend` it corrects what is shown. Resolves to the new `base`. */
  save: (kept: Kept, base: number, amend: Autosave<Kept>['amend']) => Promise<number>
  /** What the server has now. */
  read: () => Promise<There<Kept>>
  /** After the page was left, and what was open is saved or not. */
  onLeft?: () => void
}

export type Autosave<Kept> = {
  kept: Kept
  /** Takes over what was written; it is saved a moment later. */
  change: (part: Partial<Kept>) => void
  /** Saves at once what is not saved yet, and whether the server has it then. */
  flush: () => Promise<boolean>
  /** Corrects what is shown without sending it. */
  amend: (part: Partial<Kept>) => void
  saving: boolean
  error: ApiError | null
  /** Whether what is not saved outlives a closed window. */
  onDevice: boolean
  /** It was saved elsewhere meanwhile: go on with what is here, or with what is there. */
  elsewhere: { keepMine: () => Promise<void>; takeTheirs: () => Promise<void> } | null
}

/** Who writes each entry, until they have left its page with everything saved: whoever left stops trying when the page is opened again. */
const writers = new Map<string, object>()

/**
 * Something that is kept while it is written: saved when typing rests and when its page is left, one save at a time and the newest last, so
 * that an early answer that arrives late never overwrites a later one. What could not be saved is tried again when the browser is online,
 * and with growing pauses, also after its page was left; until then it is kept on this device and there when the page is opened again.
 * Where something else was saved meanwhile (`changed_elsewhere`), nothing is sent before somebody presses.
 */
export function useAutosave<Kept extends object>(source: Source<Kept>): Autosave<Kept> {
  const name = entryName(useMe().person.id, source.thing)
  const [begun] = useState(() => beginFrom(name, source))
  const [kept, setKept] = useState(begun.kept)
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<ApiError | null>(() => (begun.conflict ? new ApiError('changed_elsewhere', '', 409) : null))
  const [onDevice, setOnDevice] = useState(true)
  const latest = useRef(begun.kept)
  const base = useRef(begun.base)
  const dirty = useRef(begun.unsaved)
  const conflict = useRef(begun.conflict)
  const failures = useRef(0)
  const entry = useRef<string | undefined>(undefined)
  const running = useRef<Promise<boolean> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const left = useRef(false)
  const acts = useRef(source)
  useLayoutEffect(() => {
    acts.current = source
  })

  const keep = useCallback(() => {
    if (!dirty.current) return
    const { text, onDevice: outlives } = keepOnDevice(name, { kept: latest.current, base: base.current })
    entry.current = text
    setOnDevice(outlives)
  }, [name])

  const amend = useCallback(
    (part: Partial<Kept>) => {
      latest.current = { ...latest.current, ...part }
      setKept(latest.current)
      keep()
    },
    [keep],
  )

  /** Somebody who has left with everything saved writes here no more. */
  const stop = useCallback(() => {
    if (left.current && writers.get(name) === latest) writers.delete(name)
  }, [name])

  const later = useRef<() => void>(() => undefined)
  const saveAll = useCallback(async () => {
    setSaving(true)
    try {
      while (dirty.current) {
        dirty.current = false
        base.current = await acts.current.save(latest.current, base.current, amend)
        failures.current = 0
        setError(null)
        keep()
      }
      letGo(name, entry.current)
      stop()
      return true
    } catch (cause) {
      dirty.current = true
      keep()
      if (!(cause instanceof ApiError)) throw cause
      conflict.current = cause.code === 'changed_elsewhere'
      failures.current += 1
      setError(cause)
      if (!conflict.current) addEventListener('online', later.current, { once: true })
      clearTimeout(timer.current)
      timer.current = passes(cause) ? setTimeout(later.current, pauseAfter(failures.current)) : undefined
      return false
    } finally {
      running.current = null
      setSaving(false)
    }
  }, [amend, keep, name, stop])

  const flush = useCallback(() => {
    if (conflict.current) return Promise.resolve(false)
    clearTimeout(timer.current)
    running.current ??= dirty.current ? saveAll() : null
    return running.current ?? Promise.resolve(true)
  }, [saveAll])

  useEffect(() => {
    left.current = false
    writers.set(name, latest)
    later.current = () => {
      if (writers.get(name) === latest) void flush()
    }
    if (begun.unsaved) timer.current = setTimeout(later.current, REST_MS)
    else letGo(name)
    return () => {
      left.current = true
      void flush().then((saved) => {
        if (saved) stop()
        acts.current.onLeft?.()
      })
    }
  }, [begun, flush, name, stop])

  const change = useCallback(
    (part: Partial<Kept>) => {
      dirty.current = true
      amend(part)
      // Who waits for the other end goes on waiting: more words are no reason to ask it more often.
      if (conflict.current || (error && passes(error))) return
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), REST_MS)
    },
    [amend, error, flush],
  )

  /** Goes on from what the server has; where that cannot be read, the choice stays open. */
  const settle = async (choose: (there: There<Kept>) => void) => {
    const there = await source.read().catch((cause: unknown) => {
      if (cause instanceof ApiError) return null
      throw cause
    })
    if (!there) return
    conflict.current = false
    base.current = there.base
    choose(there)
  }
  const elsewhere = {
    keepMine: () => settle(() => void flush()),
    takeTheirs: () =>
      settle((there) => {
        dirty.current = false
        letGo(name)
        setError(null)
        amend(there.kept)
      }),
  }
  return { kept, change, flush, amend, saving, error, onDevice, elsewhere: error?.code === 'changed_elsewhere' ? elsewhere : null }
}
