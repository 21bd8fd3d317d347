import { useCallback, useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { getMyWishes, type MyWishes, saveMyWishes } from '../../api/enrolment/contract.ts'
import { ApiError, call } from '../client.ts'
import { keyOf, useAnswer } from '../parts/answers.ts'

export type Wishes = {
  /** Undefined while it is being read. */
  wishes: MyWishes | undefined
  change: (part: Partial<MyWishes>) => void
  saving: boolean
  error: ApiError | null
  /** Reads or saves once more, whichever failed. */
  retry: () => void
}

/** Whom somebody has in mind. Each change is saved at once, one save at a time and the newest last. */
export function useWishes(cohortId: string): Wishes {
  const queries = useQueryClient()
  const request = { params: { cohortId } }
  const read = useAnswer(getMyWishes, request)
  const [changed, setChanged] = useState<MyWishes | null>(null)
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<ApiError | null>(null)
  const latest = useRef<MyWishes | null>(null)
  const running = useRef(false)

  const save = useCallback(async () => {
    if (running.current) return
    running.current = true
    setSaving(true)
    try {
      for (let sent: MyWishes | null = null; latest.current && latest.current !== sent; ) {
        sent = latest.current
        const ids = (people: { id: string }[]) => people.map(({ id }) => id)
        const kept = await call(saveMyWishes, { params: { cohortId }, input: { favourites: ids(sent.favourites), notWith: ids(sent.notWith) } })
        queries.setQueryData(keyOf(getMyWishes, { params: { cohortId } }), kept)
      }
      setError(null)
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause
      setError(cause)
    } finally {
      running.current = false
      setSaving(false)
    }
  }, [cohortId, queries])

  const wishes = changed ?? read.data
  return {
    wishes,
    change: (part) => {
      if (!wishes) return
      latest.current = { ...wishes, ...part }
      setChanged(latest.current)
      void save()
    },
    saving,
    error: error ?? read.error,
    retry: () => void (error ? save() : read.refetch()),
  }
}
