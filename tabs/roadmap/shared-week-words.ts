import type { SharedWeek } from '../../api/scheduling/contract.ts'
import { dateOf, type Reader, sayDate, timeOf } from '../parts/moments.ts'
import { listOf } from '../texts/language.ts'
import { say } from '../texts/roadmap-circle.ts'

type Day = SharedWeek['days'][number]
type Span = Day['shared'][number]

/** "New York", from an IANA name. */
export function placeOf(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
}

/** Stretches within one day by the reader's clock: "09:00 to 12:00 and 14:00 to 24:00". */
export function spansOf(spans: readonly Span[], reader: Reader): string {
  return listOf(spans.map(({ startAt, endAt }) => say('span', { from: timeOf(startAt, reader), until: endOf(endAt, reader) })))
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
  if (day.shared.length > 0) return say('sharedHours', { weekday, people, spans: spansOf(day.shared, reader) })
  const away = day.worked.some(({ spans }) => spans.length === 0)
  return away ? say('notEverybodyWorks', { weekday }) : say('noSharedHour', { weekday, people })
}

/** What changes later in the series; null when nothing does. */
export function laterOf({ later, session }: SharedWeek, reader: Reader, now: number): string | null {
  if (!later || !session) return null
  const sameWeekday = (Date.parse(later.on) - Date.parse(session.on)) % (7 * 86_400_000) === 0
  const spans = spansOf(later.shared, reader)
  if (sameWeekday) {
    const day = dateOf(later.on, reader, now)
    return spans === '' ? say('clocksLeaveNoHour', { day }) : say('clocksMoveHours', { day, spans })
  }
  const { number } = later
  const day = sayDate(later.on, reader, now)
  return spans === '' ? say('laterNoHour', { day, number }) : say('laterHours', { day, number, spans })
}

/** The day to show first: that of the next session, else the first on which they share an hour. */
export function firstDayOf(week: SharedWeek): string {
  return week.session?.on ?? week.days.find(({ shared }) => shared.length > 0)?.on ?? week.days[0]?.on ?? ''
}

/** One member's line beside their bar: "09:00 to 17:00, in New York 04:00 to 12:00"; by one clock only where both are the same. */
export function hoursOf(day: Day, personId: string, member: { timeZone: string; known: boolean }, reader: Reader): string {
  const spans = day.worked.find((one) => one.personId === personId)?.spans ?? []
  if (spans.length === 0) return say('doesNotWork')
  const mine = spansOf(spans, reader)
  const there = spansOf(spans, { ...reader, timeZone: member.timeZone })
  const hours = mine === there ? mine : say('hoursByBothClocks', { mine, place: placeOf(member.timeZone), there })
  return member.known ? hours : say('usualHours', { hours })
}
