import type { Weekday, WeekIndex } from '../../time/calendar.ts'

export type { Weekday, WeekIndex }

/** busy and oof forbid, tentative costs, workingElsewhere is free (Graph freeBusyStatus). */
export type BusyKind = 'busy' | 'oof' | 'tentative' | 'workingElsewhere'

/** The series that is wanted: monthly, in the zone it will be booked in. Dates are local to `timeZone`. */
export type SeriesRequest = {
  occurrences: number
  durationMinutes: number
  firstNotBefore: string
  /** The first occurrence falls on or before this date; absent: 30 days after firstNotBefore. */
  firstNotAfter?: string | undefined
  timeZone: string
  /** Sessions start on multiples of this many minutes after midnight. */
  granularityMinutes: number
  /** No session at all before this date, not even a moved one. Absent: a moved first occurrence may use its whole month. */
  notBefore?: string | undefined
}

/** Half-open; each end as an RFC 3339 instant or in epoch milliseconds. */
export type BusyTime = readonly [start: string | number, end: string | number, kind: BusyKind]

/** Wall clock, half-open: on every working day, or on the one that is named ('00:00' to '24:00' keeps a whole day free of meetings where that can be). */
export type ProtectedTime = readonly [start: string, end: string, weekday?: Weekday | undefined]

/** One member's calendar, as free/busy and working hours tell it. Wall clocks are local to the person. */
export type SchedulePerson = {
  id: string
  /** What sentences call the person; absent: the id. */
  name?: string | undefined
  timeZone: string
  workingHours: Partial<Record<Weekday, readonly [start: string, end: string]>>
  busy?: readonly BusyTime[] | undefined
  /** Local dates, wholly unavailable. */
  holidays?: readonly string[] | undefined
  /** Lunch, focus time: costs, but does not forbid. */
  protected?: readonly ProtectedTime[] | undefined
}

/**
 * What a session costs: per person whose tentative or protected time it touches or at whose day's edge it lies, per day that an
 * exception lies from its pattern, and per hour by which one time zone's people are further from the middle of their day than
 * another's (`burden`; 0 unless asked for).
 */
export type ScheduleWeights = { tentative: number; protected: number; edge: number; exceptionDay: number; burden: number }
export type ScheduleRules = {
  exceptions?: boolean | undefined
  minDaysBetween?: number | undefined
  weights?: Partial<ScheduleWeights> | undefined
}

export type SeriesCase = { series: SeriesRequest; people: readonly SchedulePerson[]; rules?: ScheduleRules | undefined }

/** Why a person cannot come: a meeting, an absence, a public holiday, or outside the working hours. */
export type HardKind = 'busy' | 'oof' | 'holiday' | 'hours'
export type Clash = { person: string; kind: HardKind }

export type SeriesPattern = { type: 'relativeMonthly'; interval: 1; daysOfWeek: [Weekday]; index: WeekIndex }
export type SeriesRange = { type: 'numbered'; startDate: string; numberOfOccurrences: number; recurrenceTimeZone: string }

export type PlacedOccurrence = {
  /** Where the pattern puts it (UTC). */
  patternStart: string
  /** Where it takes place; null when its month has no room. */
  start: string | null
  end: string | null
  exception: boolean
  clashes: Clash[]
}

export type RelaxableRule = 'hours' | 'busy' | 'holiday' | 'minDaysBetween' | 'exceptions'
/** One thing in the way, and what the answer would be without it alone: a person's one kind dropped, or a rule. */
export type Binding = { person: string | null; kind: HardKind | 'minDaysBetween' | 'exceptions'; sentence: string; free: number; placed: number }
/** What the answer would be with this one rule dropped for everyone (busy: meetings and absences alike). */
export type Relaxing = { rule: RelaxableRule; free: number; placed: number }
export type WhyNot = { binding: Binding[]; relaxing: Relaxing[] }

export type SeriesAnswer = {
  pattern: SeriesPattern | null
  range: SeriesRange | null
  start: { dateTime: string; timeZone: string } | null
  free: number
  placed: number
  softCost: number
  occurrences: PlacedOccurrence[]
  whyNot: WhyNot | null
}

export type CohortCase = {
  /** Everybody once; read one after the other, so that a generator need not hold them all. */
  people: Iterable<SchedulePerson>
  circles: readonly { id: string; members: readonly string[]; series: SeriesRequest }[]
  rules?: ScheduleRules | undefined
}
export type CohortAnswer = { circles: ({ id: string } & SeriesAnswer)[] }
