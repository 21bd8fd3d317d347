import type { PersonRecord } from '../people/get-person.ts'
import { isZone } from '../time/zone.ts'
import type { Approval } from './contract.ts'

/** Whoever looks at a card: times are told by their clock, dates as their language writes them. */
export type Reader = { id: string; timeZone: string; language: string }

/** Whose eyes a card is for. `standIns`: people to whom the reader handed it on, or who answer while the reader is away. */
export type View = { reader: Reader; standIns: readonly string[]; now: number }

/** Where one request is answered in the tab. */
export function approvalPath(enrolmentId: string): string {
  return `/team/approvals/${enrolmentId}`
}

/** A reader as the directory knows them; Greenwich and English where it does not say. */
export function toReader(id: string, person: Pick<PersonRecord, 'timeZone' | 'language'> | null): Reader {
  const zone = person?.timeZone
  return { id, timeZone: zone && isZone(zone) ? zone : 'UTC', language: writable(person?.language) }
}

/** The directory's languages are typed by people; one that nobody can write dates in counts as English. */
function writable(language: string | null | undefined): string {
  try {
    return Intl.getCanonicalLocales(language ?? 'en-GB')[0] ?? 'en-GB'
  } catch {
    return 'en-GB'
  }
}

/** "Monday 7 December", of a local date. */
export function dayWords(date: string, reader: Reader): string {
  return Temporal.PlainDate.from(date).toLocaleString(reader.language, { weekday: 'long', day: 'numeric', month: 'long' })
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making one takes a hundred times as long as using it; a company has few languages and zones. */
function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options)
  formats.set(key, known)
  return known
}

/** "Fri 6 March": the day on which an instant falls for the reader. */
export function dayOfWords(at: number, reader: Reader): string {
  return formatOf(reader.language, { weekday: 'short', day: 'numeric', month: 'long', timeZone: reader.timeZone }).format(at)
}

/** "2 Mar, 10:32" on the reader's clock. */
export function momentWords(at: number, reader: Reader): string {
  return formatOf(reader.language, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone: reader.timeZone }).format(at)
}

/** The day after today, where the reader is. */
export function tomorrow(now: number, reader: Reader): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(reader.timeZone).toPlainDate().add({ days: 1 }).toString()
}

/** "1 hour a month, 4 hours in all". */
export function hoursWords(approval: Approval): string {
  const { sessionMinutes } = approval.cohort.program
  const monthly = sessionMinutes % 60 === 0 ? hours(sessionMinutes / 60) : `${sessionMinutes} minutes`
  return `${monthly} a month, ${hours(approval.hours)} in all`
}

export function hours(count: number): string {
  return count === 1 ? '1 hour' : `${Math.round(count * 10) / 10} hours`
}

/** The same few spans stand on every card of a cohort, and a range takes as long to write as the rest of the card. */
const spans = new Map<string, string>()
const mostSpans = 500

/** "2 March to 30 June", of the whole series. */
export function spanWords({ cohort }: Approval, reader: Reader): string {
  const key = `${reader.language} ${cohort.startsOn} ${cohort.endsOn}`
  const known = spans.get(key)
  if (known !== undefined) return known
  const format = formatOf(reader.language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const at = (date: string) => Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds
  const words = format.formatRange(at(cohort.startsOn), at(cohort.endsOn))
  if (spans.size >= mostSpans) spans.clear()
  spans.set(key, words)
  return words
}
