import { useState } from 'react'

/** What people have typed and not sent, as long as the tab is open; nowhere else, since it may be private. */
const kept = new Map<string, string>()

/** Words being typed under a name of their own: they are still there after the page or the drawer was left. */
export function useKeptWords(name: string): [words: string, setWords: (words: string) => void] {
  const [shown, setShown] = useState({ name, words: kept.get(name) ?? '' })
  const words = shown.name === name ? shown.words : (kept.get(name) ?? '')
  const setWords = (next: string) => {
    if (next === '') kept.delete(name)
    else kept.set(name, next)
    setShown({ name, words: next })
  }
  return [words, setWords]
}
