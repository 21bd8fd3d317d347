import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Change } from '../wire.ts'

/** Asks the host's server. Throws an Error with a sentence for people when it cannot be reached or refuses. */
export async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
  let answer: Response
  try {
    answer = await fetch(`/host/api${path}`, body === undefined ? undefined : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  } catch {
    throw new Error('The rehearsal has stopped. Start it again with npm start, then reload this page.')
  }
  const text = await answer.text()
  if (!answer.ok) throw new Error(messageOf(text))
  return JSON.parse(text) as Answer
}

function messageOf(text: string): string {
  try {
    return (JSON.parse(text) as { error: { message: string } }).error.message
  } catch {
    return 'Something went wrong in the rehearsal.'
  }
}

type ChangeListener = (change: Change) => void
const listeners = new Set<ChangeListener>()
let source: EventSource | null = null

/** Calls back whenever the server says that one of the parts may look different. */
export function onChange(listener: ChangeListener): () => void {
  listeners.add(listener)
  source ??= listen()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    source?.close()
    source = null
  }
}

function listen(): EventSource {
  const stream = new EventSource('/host/api/changes')
  stream.onmessage = (event: MessageEvent<string>) => {
    const change = JSON.parse(event.data) as Change
    for (const listener of listeners) listener(change)
  }
  return stream
}

export type Remote<Answer> = { value: Answer | null; error: string | null; reload(): void }

/**
 * Keeps the answer of one path. It is asked again when one of `parts` changes; while a newer answer is on its way the older
 * one of the same path stays, so nothing on screen jumps. `path` null: nothing to ask yet. A value is null while there is none,
 * and when it would be about somebody who has left: from `/company` the page then learns to show another person.
 */
export function useRemote<Answer>(path: string | null, parts: Change['parts']): Remote<Answer> {
  const [kept, setKept] = useState<{ path: string; value: Answer | null } | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  const interest = useRef(parts)
  useLayoutEffect(() => {
    interest.current = parts
  })
  const reload = useCallback(() => setRound((current) => current + 1), [])

  useEffect(() => {
    if (path === null) return undefined
    let wanted = true
    ask<Answer | null>(path).then(
      (value) => {
        if (!wanted) return
        setKept({ path, value })
        setError(null)
      },
      (reason: unknown) => {
        if (wanted) setError((reason as Error).message)
      },
    )
    return () => {
      wanted = false
    }
  }, [path, round])

  useEffect(() => onChange((change) => {
    if (change.parts.some((part) => interest.current.includes(part))) reload()
  }), [reload])

  return { value: kept !== null && kept.path === path ? kept.value : null, error, reload }
}
