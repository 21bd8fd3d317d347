import type { StoredFormer, StoredOccurrence } from '../store/stored.ts'
import { formatDate, relativeDay, WEEK_INDEXES, WEEKDAYS } from '../time/calendar.ts'
import { keyOfSeries } from './describe-bookings.ts'
import { keyOfAlone } from './make-up-session.ts'
import type { SeriesRecord } from './store.ts'

/**
 * The rest of a series, to be begun anew in a mailbox: sessions that have not begun, at the times they have, on the pattern they had, from
 * the first of them on. What has taken place stays as it is. Null when nothing is left.
 * @param transactionId a fresh one, since Exchange remembers the old.
 */
export function newGeneration(series: SeriesRecord, mailboxId: string, transactionId: string, now: number): Partial<SeriesRecord> | null {
  const [first] = remaining(series, now)
  const month = first && monthOf(series, first)
  if (!month || !series.pattern || !series.startsOn) return null
  const weekdays = WEEKDAYS.filter((weekday) => series.pattern?.daysOfWeek.includes(weekday))
  const index = WEEK_INDEXES.find((candidate) => candidate === series.pattern?.index) ?? 'first'
  return {
    state: 'intended',
    mailboxId,
    transactionId,
    generation: series.generation + 1,
    firstNumber: first.number,
    startsOn: `${formatDate(relativeDay(month.year, month.month, weekdays, index))}${series.startsOn.slice(10)}`,
    attempts: 0,
    eventId: null,
    icalUid: null,
    joinUrl: null,
    webLink: null,
    problem: null,
    occurrences: series.occurrences.map((occurrence) => (occurrence.number < first.number ? occurrence : again(occurrence))),
  }
}

/** What is to be taken out of calendars once the rest stands elsewhere; null when Outlook cannot have it. */
export function formerOf(series: SeriesRecord, now: number): StoredFormer | null {
  const [first] = remaining(series, now)
  const month = first && monthOf(series, first)
  if (!month || !series.mailboxId || !series.timeZone || (series.eventId === null && series.attempts === 0)) return null
  return {
    mailboxId: series.mailboxId,
    timeZone: series.timeZone,
    eventId: series.eventId,
    icalUid: series.icalUid,
    key: keyOfSeries(series),
    untilOn: first.number === series.firstNumber ? null : month.toPlainDate({ day: 1 }).subtract({ days: 1 }).toString(),
    endsAt: Math.max(...series.occurrences.map(({ endAt }) => endAt)),
    meetings: remaining(series, now).flatMap(({ number, eventId, icalUid, alone, move }): StoredFormer['meetings'] => {
      if (alone) return [{ eventId: eventId ?? null, icalUid: icalUid ?? null, key: null }]
      return move?.alone === undefined ? [] : [{ eventId: null, icalUid: null, key: keyOfAlone(series.circleId, number, move.alone) }]
    }),
  }
}

function remaining({ occurrences, firstNumber }: SeriesRecord, now: number): StoredOccurrence[] {
  const ahead = occurrences.filter(({ number, startAt }) => number >= firstNumber && startAt > now)
  const [first] = ahead
  return first ? occurrences.filter(({ number }) => number >= first.number) : []
}

/** The month in which the pattern has a session, wherever in it the session stands. */
function monthOf({ startsOn, firstNumber }: SeriesRecord, { number }: StoredOccurrence): Temporal.PlainYearMonth | null {
  return startsOn === null ? null : Temporal.PlainYearMonth.from(startsOn.slice(0, 7)).add({ months: number - firstNumber })
}

/** A session as it is booked anew: its time stands, whatever Outlook had yet to do for it. */
function again({ alone: _alone, move: _move, icalUid: _icalUid, ...occurrence }: StoredOccurrence): StoredOccurrence {
  return { ...occurrence, eventId: null }
}
