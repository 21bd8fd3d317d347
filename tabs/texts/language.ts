import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'

/** ICU messages by key: as they were written, or read already when the tab was built. */
export type Messages = Readonly<Record<string, string | MessageFormatElement[]>>
/** `tag`: BCP 47, whose plurals and lists the messages follow. `messages`: by part, then by key. */
export type Language = { tag: string; messages: Readonly<Record<string, Messages>> }

const english: Language = { tag: 'en-GB', messages: {} }
let spoken = english

/** Says everything in this language from now on; what is on the screen already stays as it is. */
export function speak(next: Language): void {
  spoken = next
}

export function language(): Language {
  return spoken
}

/** The language's BCP 47 tag, for what is formatted beside the messages. */
export function locale(): string {
  return spoken.tag
}

/** "Ana, Bo and Chris". */
export function listOf(items: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(locale(), { style: 'long', type }).format(items)
}

/** "12,345". */
export function numberOf(value: number, options?: Intl.NumberFormatOptions): string {
  return value.toLocaleString(locale(), options)
}
