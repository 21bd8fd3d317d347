import { useCallback, useEffect, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { getSession, saveNote, type SessionRoom } from '../../api/sessions/contract.ts'
import { ApiError, call } from '../client.ts'
import { keyOf } from '../parts/answers.ts'

/** Typing rests this long before it is saved. */
const REST_MS = 800

export type NoteDraft = { text: string; shared: boolean; write: (text: string) => void; share: (shared: boolean) => void; saving: boolean; saved: boolean; error: ApiError | null; /** Saves once more, over what another window saved where there was one. */ retry: () => void }

/** My note while I write it: saved a moment after each pause, one save at a time and the newest last. */
export function useNote(room: SessionRoom): NoteDraft {
  const queries = useQueryClient()
  const circleId = room.circle.id
  const { number } = room.stage
  const [shown, setShown] = useState({ text: room.note.text, shared: room.note.shared })
  const [saving, setSaving] = useState(false)
  const [saved, setSaved] = useState(room.note.version > 0)
  const [error, setError] = useState<ApiError | null>(null)
  const latest = useRef(shown)
  const version = useRef(room.note.version)
  const dirty = useRef(false)
  const running = useRef<Promise<void> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const save = useCallback(async () => {
    setSaving(true)
    const params = { circleId, number }
    try {
      while (dirty.current) {
        dirty.current = false
        const kept = await call(saveNote, { params, input: { ...latest.current, version: version.current } })
        version.current = kept.note.version
        queries.setQueryData(keyOf(getSession, { params }), kept)
        setSaved(true)
        setError(null)
      }
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause
      dirty.current = true
      setError(cause)
    } finally {
      running.current = null
      setSaving(false)
    }
  }, [circleId, number, queries])

  const flush = useCallback(() => {
    clearTimeout(timer.current)
    if (dirty.current) running.current ??= save()
  }, [save])
  useEffect(() => flush, [flush])

  const put = (part: Partial<typeof shown>, restMs: number) => {
    latest.current = { ...latest.current, ...part }
    dirty.current = true
    setShown(latest.current)
    clearTimeout(timer.current)
    timer.current = setTimeout(flush, restMs)
  }
  return {
    ...shown,
    write: (text) => put({ text }, REST_MS),
    share: (shared) => put({ shared }, 0),
    saving,
    saved,
    error,
    retry: () => {
      if (error?.code !== 'changed_elsewhere') return flush()
      void call(getSession, { params: { circleId, number } }).then(({ note }) => {
        version.current = note.version
        flush()
      })
    },
  }
}
