import { useEffect, useLayoutEffect, useRef } from 'react'

/** Sends once more what could not be sent, each time the session was read anew since (`readAt`): then the connection is back. */
export function useAgain(waiting: boolean, readAt: number, send: () => void): void {
  const latest = useRef(send)
  useLayoutEffect(() => {
    latest.current = send
  })
  const seen = useRef(readAt)
  useEffect(() => {
    if (waiting && seen.current !== readAt) latest.current()
    seen.current = readAt
  }, [waiting, readAt])
}
