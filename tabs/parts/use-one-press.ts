import { useRef } from 'react'

/**
 * Lets one press through until its answer is here: a second press of a double click comes before any button could be
 * shown as busy. What went wrong is told by whoever sends.
 */
export function useOnePress(): (send: () => Promise<unknown>) => void {
  const busy = useRef(false)
  return (send) => {
    if (busy.current) return
    busy.current = true
    const done = () => {
      busy.current = false
    }
    send().then(done, done)
  }
}
