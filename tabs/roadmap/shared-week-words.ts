import type { SharedWeek } from '../../api/scheduling/contract.ts'
import { dateOf, type Reader, sayDate, timeOf } from '../parts/moments.ts'

type Day = SharedWeek['days'][number]
type Span = Day['shared'][number]

const counts = ['nobody', 'one', 'both', 'all three', 'all four']

/** "both of you", "all four of you". */
export function allOf(people: number): string {
  return `${counts[people] ?? `all ${people}`} of you`
}

/** "New York", from an IANA name. */
export function placeOf(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
}

/** Stretches within one day by the reader's clock: "09:00 to 12:00 and 14:00 to 24:00". */
export function spansOf(spans: readonly Span[], reader: Reader): string {
  return spans.map(({ startAt, endAt }) => `${timeOf(startAt, reader)} to ${endOf(endAt, reader)}`).join(' and ')
}

/** A day that ends at midnight ends at 24:00, where the clock has 24 hours. */
export function endOf(at: number, reader: Reader): string {
  return timeOf(at, reader).replace(/^00:00$/, '24:00')
}

/** "Tuesday", of a day of the week shown. */
export function weekdayOf({ on }: Pick<Day, 'on'>, reader: Reader, length: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(reader.locale, { timeZone: 'UTC', weekday: length }).format(Date.parse(`${on}T12:00:00Z`))
}

/** What the picture of one day says, in a sentence. */
export function sentenceOf(day: Day, people: number, reader: Reader): string {
  const weekday = weekdayOf(day, reader)
  if (day.shared.length > 0) return `On ${weekday} ${allOf(people)} work from ${spansOf(day.shared, reader)}, your time.`
  const away = day.worked.some(({ spans }) => spans.length === 0)
  return away ? `On ${weekday} not everybody works.` : `On ${weekday} there is no hour in which ${allOf(people)} work.`
}

/** What changes later in the series; null when nothing does. */
export function laterOf({ later, session }: SharedWeek, reader: Reader, now: number): string | null {
  if (!later || !session) return null
  const sameWeekday = (Date.parse(later.on) - Date.parse(session.on)) % (7 * 86_400_000) === 0
  const hours = later.shared.length > 0 ? `it is ${spansOf(later.shared, reader)}` : 'there is no such hour'
  return sameWeekday ? `From ${dateOf(later.on, reader, now)} on, ${hours}, as clocks change.` : `On ${sayDate(later.on, reader, now)}, for session ${later.number}, ${hours}.`
}

/** The day to show first: that of the next session, else the first on which they share an hour. */
export function firstDayOf(week: SharedWeek): string {
  return week.session?.on ?? week.days.find(({ shared }) => shared.length > 0)?.on ?? week.days[0]?.on ?? ''
}

/** One member's line beside their bar: "09:00 to 17:00, in New York 04:00 to 12:00"; by one clock only where both are the same. */
export function hoursOf(day: Day, personId: string, member: { timeZone: string; known: boolean }, reader: Reader): string {
  const spans = day.worked.find((one) => one.personId === personId)?.spans ?? []
  if (spans.length === 0) return 'Does not work on this day'
  const mine = spansOf(spans, reader)
  const there = spansOf(spans, { ...reader, timeZone: member.timeZone })
  const hours = mine === there ? mine : `${mine} · in ${placeOf(member.timeZone)} ${there}`
  return member.known ? hours : `${hours} · usual hours, as theirs are not stated`
}
