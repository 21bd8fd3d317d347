import type { StoredOccurrence } from '../store/stored.ts'
import type { Occurrence, Series } from './contract.ts'
import type { SeriesRecord } from './store.ts'

const ordinals: Record<string, string> = { first: 'First', second: 'Second', third: 'Third', fourth: 'Fourth', last: 'Last' }

/** A series as its members and the organizer see it; a circle without a row yet is being planned. */
export function presentSeries(circleId: string, record: SeriesRecord | undefined): Series {
  if (!record) return { circleId, state: 'planning', pattern: null, occurrences: [], joinUrl: null, webLink: null, problem: null }
  const settled = record.state === 'intended' || record.state === 'booked'
  return {
    circleId,
    state: record.state,
    pattern: settled ? describePattern(record) : null,
    occurrences: settled ? record.occurrences.map(presentOccurrence) : [],
    joinUrl: record.joinUrl,
    webLink: record.webLink,
    problem: record.problem,
  }
}

export function presentOccurrence({ number, startAt, endAt, exception, movedFromAt, because, note }: StoredOccurrence): Occurrence {
  return { number, startAt, endAt, exception, movedFromAt: movedFromAt ?? null, because: because ?? null, note: note ?? null }
}

/** "Second Tuesday of the month, 14:00 (London)". */
function describePattern({ pattern, startsOn, timeZone }: SeriesRecord): string | null {
  const [day] = pattern?.daysOfWeek ?? []
  if (!pattern || !day || !startsOn || !timeZone) return null
  const weekday = day.charAt(0).toUpperCase() + day.slice(1)
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
  return `${ordinals[pattern.index] ?? pattern.index} ${weekday} of the month, ${startsOn.slice(11, 16)} (${place})`
}
