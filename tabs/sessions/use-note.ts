import { useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { getSession, saveNote, type SessionRoom } from '../../api/sessions/contract.ts'
import { type ApiError, call } from '../client.ts'
import { keyOf } from '../parts/answers.ts'
import { useAutosave } from '../parts/use-autosave.ts'

export type NoteDraft = { text: string; shared: boolean; write: (text: string) => void; share: (shared: boolean) => void; saving: boolean; saved: boolean; error: ApiError | null; /** Saves once more, over what another window saved where there was one. */ retry: () => void }

/** My note of a session while I write it. */
export function useNote(room: SessionRoom): NoteDraft {
  const queries = useQueryClient()
  const params = { circleId: room.circle.id, number: room.stage.number }
  const [saved, setSaved] = useState(room.note.version > 0)
  const version = useRef(room.note.version)
  const { kept, change, flush, saving, error } = useAutosave({ text: room.note.text, shared: room.note.shared }, async (note) => {
    const there = await call(saveNote, { params, input: { ...note, version: version.current } })
    version.current = there.note.version
    queries.setQueryData(keyOf(getSession, { params }), there)
    setSaved(true)
  })
  return {
    ...kept,
    write: (text) => change({ text }),
    share: (shared) => {
      change({ shared })
      void flush()
    },
    saving,
    saved,
    error,
    retry: () => {
      if (error?.code !== 'changed_elsewhere') return void flush()
      void call(getSession, { params }).then(({ note }) => {
        version.current = note.version
        void flush()
      })
    },
  }
}
