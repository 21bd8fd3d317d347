import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { getSession, saveNote, type SessionRoom } from '../../api/sessions/contract.ts'
import { call } from '../client.ts'
import { keyOf } from '../parts/answers.ts'
import type { There } from '../parts/kept-on-device.ts'
import { type Autosave, useAutosave } from '../parts/use-autosave.ts'

type Kept = { text: string; shared: boolean }

export type NoteDraft = Kept & Pick<Autosave<Kept>, 'saving' | 'error' | 'onDevice' | 'elsewhere'> & { write: (text: string) => void; share: (shared: boolean) => void; saved: boolean; /** Saves once more. */ retry: () => void }

function thereOf({ note }: SessionRoom): There<Kept> {
  return { kept: { text: note.text, shared: note.shared }, base: note.version }
}

/** My note of a session while I write it. */
export function useNote(room: SessionRoom): NoteDraft {
  const queries = useQueryClient()
  const params = { circleId: room.circle.id, number: room.stage.number }
  const [saved, setSaved] = useState(room.note.version > 0)
  const { kept, change, flush, saving, error, onDevice, elsewhere } = useAutosave<Kept>({
    ...thereOf(room),
    thing: `note/${room.circle.id}/${room.stage.number}`,
    save: async (note, version) => {
      const there = await call(saveNote, { params, input: { ...note, version } })
      queries.setQueryData(keyOf(getSession, { params }), there)
      setSaved(true)
      return there.note.version
    },
    read: async () => thereOf(await call(getSession, { params })),
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
    onDevice,
    elsewhere,
    retry: () => void flush(),
  }
}
