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

/** One member's calendar, as free/busy and working hours tell it. Wall clocks are local to the person. */
export type SchedulePerson = {
  id: string
  timeZone: string
  workingHours: Partial<Record<Weekday, readonly [start: string, end: string]>>
  busy?: readonly (readonly [start: string, end: string, kind: BusyKind])[] | undefined
  holidays?: readonly string[] | undefined
  protected?: readonly (readonly [start: string, end: string])[] | undefined
}

export type ScheduleWeights = { tentative: number; protected: number; edge: number; exceptionDay: number }
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
export type Binding = { person: string | null; kind: HardKind | 'minDaysBetween' | 'exceptions'; sentence: string }
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
  people: readonly SchedulePerson[]
  circles: readonly { id: string; members: readonly string[]; series: SeriesRequest }[]
  rules?: ScheduleRules | undefined
}
export type CohortAnswer = { circles: ({ id: string } & SeriesAnswer)[] }
