import { direction, languageFor, locale, speak } from '../texts/language.ts'

/**
 * Speaks the reader's language from now on, and tells the page: a screen reader takes its voice by it, the browser the
 * side that everything begins at. Call it before anything is shown. `wish`: BCP 47.
 */
export function speakTo(wish: string): void {
  speak(languageFor(wish))
  document.documentElement.lang = locale()
  document.documentElement.dir = direction()
}
