import { useEffect, useState } from 'react'
import type { StoryWords, Teller } from '../../api/stories/contract.ts'

export type PrintedStory = { words: StoryWords; tellers: readonly Teller[] }

/** What is being printed, and how to print it: the page is drawn with it first, and back as it was when the paper is done. */
export function usePrint(): [printed: PrintedStory | null, print: (story: PrintedStory) => void] {
  const [printed, setPrinted] = useState<PrintedStory | null>(null)
  useEffect(() => {
    if (!printed) return
    const done = () => setPrinted(null)
    addEventListener('afterprint', done)
    print()
    return () => removeEventListener('afterprint', done)
  }, [printed])
  return [printed, setPrinted]
}
