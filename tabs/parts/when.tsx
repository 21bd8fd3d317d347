import { useHostLocale } from '../host/theme.tsx'
import { locale, speaks } from '../texts/language.ts'
import { useMe } from './me.tsx'
import type { Reader } from './moments.ts'

/** The signed-in person's way of reading times. */
export function useReader(): Reader {
  const me = useMe()
  const host = useHostLocale()
  return { locale: readableLocale(me.language ?? host), timeZone: me.timeZone ?? machineZone() }
}

let zone: string | undefined
/** Asked once: a list asks for each of its rows, and the answer takes its time. */
function machineZone(): string {
  zone ??= Intl.DateTimeFormat().resolvedOptions().timeZone
  return zone
}

/** A German weekday in an English sentence would help nobody, so a person's own customs hold as far as they are those of the language that is spoken. */
function readableLocale(wish: string): string {
  return speaks(wish) ? wish : locale()
}
