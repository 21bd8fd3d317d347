import { AppError } from '../errors.ts'
import type { StoredOccurrence } from '../store/stored.ts'
import type { SeriesRecord } from './store.ts'

/** Nobody is called to a session sooner than this. */
const noticeHours = 24
/** Days between neighbouring sessions, so that there is time to try something in between. */
const daysBetween = 14

/** First and last start that one occurrence may have, epoch milliseconds. */
export type MoveWindow = { from: number; to: number }

type Placed = Pick<SeriesRecord, 'timeZone' | 'occurrences' | 'startsOn' | 'firstNumber'>

/**
 * The month of a session, `YYYY-MM`: the one in which the series' pattern has it, wherever it stands now. Outlook keeps by it which
 * occurrence is which, also after one was moved into another month.
 */
export function homeMonth({ startsOn, firstNumber, timeZone }: Pick<SeriesRecord, 'startsOn' | 'firstNumber' | 'timeZone'>, { number, startAt }: Pick<StoredOccurrence, 'number' | 'startAt'>): string {
  if (startsOn !== null) return Temporal.PlainYearMonth.from(startsOn.slice(0, 7)).add({ months: number - firstNumber }).toString()
  return Temporal.Instant.fromEpochMilliseconds(startAt).toZonedDateTimeISO(timeZone ?? 'Europe/London').toPlainDate().toPlainYearMonth().toString()
}

/**
 * Where one occurrence of a booked series may go: into its own month, at least a fortnight from its neighbours and so
 * never past them (Exchange refuses that too), and with a day's notice. `from` lies after `to` when there is no room.
 */
export function moveWindow(series: Placed, occurrence: StoredOccurrence, now: number): MoveWindow {
  const zone = series.timeZone ?? 'Europe/London'
  const dateOf = (at: number) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
  const first = Temporal.PlainYearMonth.from(homeMonth(series, occurrence)).toPlainDate({ day: 1 })
  const before = series.occurrences.find((other) => other.number === occurrence.number - 1)
  const after = series.occurrences.find((other) => other.number === occurrence.number + 1)
  const earliest = [first, ...(before ? [dateOf(before.startAt).add({ days: daysBetween })] : [])].reduce((a, b) => (Temporal.PlainDate.compare(a, b) >= 0 ? a : b))
  const latest = [first.add({ months: 1 }).subtract({ days: 1 }), ...(after ? [dateOf(after.startAt).subtract({ days: daysBetween })] : [])].reduce((a, b) => (Temporal.PlainDate.compare(a, b) <= 0 ? a : b))
  return {
    from: Math.max(earliest.toZonedDateTime(zone).epochMilliseconds, now + noticeHours * 3_600_000),
    to: latest.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1,
  }
}

/**
 * The occurrence of a series that may be moved now, with its series.
 * @throws AppError not_found | occurrence_not_movable
 */
export function movableOccurrence(series: SeriesRecord | null, number: number, now: number): { series: SeriesRecord; occurrence: StoredOccurrence } {
  const occurrence = series?.occurrences.find((candidate) => candidate.number === number)
  if (!series || !occurrence) throw new AppError('not_found', 'There is no such session in this series.')
  if (series.state !== 'booked') throw new AppError('occurrence_not_movable', 'This series is still being booked. Try again in a minute.')
  if (occurrence.move) throw new AppError('occurrence_not_movable', 'This session is being moved already. Look again in a minute.')
  if (occurrence.startAt <= now) throw new AppError('occurrence_not_movable', 'This session has begun or is over, so it stays where it is.')
  return { series, occurrence }
}

/** Whether the meeting may stand at this start by the rules of its series, whoever put it there and however soon it is. */
export function mayStandAt(series: Placed, occurrence: StoredOccurrence, startAt: number): boolean {
  const window = moveWindow(series, occurrence, Number.NEGATIVE_INFINITY)
  return startAt >= window.from && startAt <= window.to
}

/** @throws AppError occurrence_not_movable when the occurrence may not begin at this instant. */
export function checkWindow(series: Placed, occurrence: StoredOccurrence, startAt: number, now: number): void {
  const window = moveWindow(series, occurrence, now)
  if (startAt < window.from || startAt > window.to) throw new AppError('occurrence_not_movable', 'A session stays in its month, two weeks from its neighbours, and moves with a day’s notice at least. Choose another time.')
}
