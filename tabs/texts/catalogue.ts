import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import { language, locale, type Messages } from './language.ts'

export type Values = Readonly<Record<string, string | number | Date>>
/** What stands between `<name>` and `</name>` in a message, drawn: "Read <link>how it works</link>". */
export type Drawn<Piece> = (inside: (string | Piece)[]) => Piece

/**
 * The texts of one part of the tab. `english` holds them by key as ICU messages (unicode-org.github.io/icu, "Formatting
 * Messages"); another language may hold the same keys under the same `part`, and what it lacks is said in English.
 */
export function catalogue<Key extends string>(part: string, english: Readonly<Record<Key, string>>) {
  const formats = new Map<string, IntlMessageFormat>()

  function messageOf(key: Key): Messages[string] {
    return language().messages[part]?.[key] ?? english[key]
  }

  function formatOf(key: Key, message: Messages[string]): IntlMessageFormat {
    const name = `${locale()} ${key}`
    const known = formats.get(name)
    if (known) return known
    const made = new IntlMessageFormat(message, locale())
    formats.set(name, made)
    return made
  }

  /** The text of `key` with its values in their places. Throws where one is missing. */
  function say(key: Key, values?: Values): string {
    const message = messageOf(key)
    return isPlain(message) ? message : String(formatOf(key, message).format(values))
  }

  /** The same for a text with tags, each drawn by the value of its name: the pieces in their order. */
  function sayDrawn<Piece>(key: Key, values: Readonly<Record<string, string | number | Date | Piece | Drawn<Piece>>>): (string | Piece)[] {
    const message = messageOf(key)
    if (isPlain(message)) return [message]
    const said = formatOf(key, message).format<Piece>(values)
    return Array.isArray(said) ? said : [said]
  }

  return { say, sayDrawn }
}

/** Built for a browser, a message with something to fill in is no text any more, and no message quotes its braces. */
function isPlain(message: string | MessageFormatElement[]): message is string {
  return typeof message === 'string' && !/[{<]/.test(message)
}
