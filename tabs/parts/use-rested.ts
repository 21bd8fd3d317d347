import { useEffect, useState } from 'react'

/** Typing rests this long before it is looked up. */
const REST_MS = 250

/** What has been typed, once the typing rests. */
export function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
