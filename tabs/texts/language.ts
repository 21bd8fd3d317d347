import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'

/** ICU messages by key: as they were written, or read already when the tab was built. */
export type Messages = Readonly<Record<string, string | MessageFormatElement[]>>
/** `tag`: BCP 47, whose plurals and lists the messages follow. `messages`: by part, then by key. */
export type Language = { tag: string; messages: Readonly<Record<string, Messages>> }

/** What is spoken where nobody's wish is known, or can be met. */
const english: Language = { tag: 'en-GB', messages: {} }
/**
 * The languages that the tab speaks, by the first part of their tags. English stands in the catalogue itself; another one
 * comes in here with its messages. What is formatted, the dates and the side that a line begins at follow by themselves.
 */
const spokenHere: Readonly<Record<string, Language['messages']>> = { en: english.messages }
let spoken = english

/** Says everything in this language from now on; what is on the screen already stays as it is. */
export function speak(next: Language): void {
  spoken = next
}

/** What to speak to somebody who wishes for this language (BCP 47): their own variant of it as far as it is spoken here, else English. */
export function languageFor(wish: string): Language {
  const tag = canonical(wish)
  const messages = spokenHere[primaryOf(tag)]
  return messages ? { tag, messages } : english
}

/** Whether this language (BCP 47) is a variant of the one that is spoken. */
export function speaks(wish: string): boolean {
  return primaryOf(canonical(wish)) === primaryOf(locale())
}

/** What no browser could read is no wish. */
function canonical(wish: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(wish)[0] ?? ''
  } catch {
    return ''
  }
}

function primaryOf(tag: string): string {
  return tag.split('-')[0] ?? ''
}

/** The side at which lines begin; where a browser cannot tell it of a language, the left. */
export function direction(): 'ltr' | 'rtl' {
  const named: { language: string; getTextInfo?: () => { direction?: 'ltr' | 'rtl' } } = new Intl.Locale(locale())
  return named.getTextInfo?.().direction ?? 'ltr'
}

export function language(): Language {
  return spoken
}

/** The language's BCP 47 tag, for what is formatted beside the messages. */
export function locale(): string {
  return spoken.tag
}

/** "Ana, Bo and Chris". English messages are written as in Britain, without a comma before "and", and lists stand in them. */
export function listOf(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(speaks(english.tag) ? english.tag : locale(), { style: 'long', type }).format(items)
}

/** "12,345". */
export function numberOf(value: number, options?: Intl.NumberFormatOptions): string {
  return value.toLocaleString(locale(), options)
}
