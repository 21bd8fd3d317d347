import type { ColumnType } from 'kysely'

/** jsonb: read as a value, written as JSON text so that arrays are not taken for PostgreSQL arrays. */
export type Json<Value> = ColumnType<Value, string, string>
type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'
/** Local wall clock "09:00" to "17:00" per weekday; a day that is not named is not worked. */
export type WorkingHours = Partial<Record<Weekday, [string, string]>>
export type StoredReason = { kind: string; points: number; text: string }
export type StoredPair = { mentorEnrolmentId: string; menteeEnrolmentId: string }
export type StoredRemedy = { rule: string; frees: number; text: string }
export type StoredSlot = { words: string; firstAt: number; timeZone: string; sessions: number; minutes: number; onPattern: number; unseen: string[]; /** The circle that runs already and is joined, and the enrolments of the mentees who were in it. */ joins?: { circleId: string; beside: string[] } }
export type StoredPattern = { daysOfWeek: string[]; index: string }
export type StoredOccurrence = {
  number: number
  startAt: number
  endAt: number
  exception: boolean
  /** Immutable id of the occurrence in the series' mailbox; null or absent until it is booked. */
  eventId?: string | null
  /** How often it was moved since it was booked. */
  moves?: number
  /** A move that Outlook has yet to make: where the occurrence stands there still, and why it moves. */
  move?: {
    fromStartAt: number
    fromEndAt: number
    because: string
    /** The occurrence was called off: a meeting of its own is to be booked, with this transaction id. */
    alone?: string
  }
  /** When it was moved last, by us or in Outlook; epoch milliseconds. */
  movedAt?: number
  /** Where it stood before it was moved last. */
  movedFromAt?: number
  /** Why it moved last, as everybody may know it. */
  because?: string
  /** What is in the way of this session, for its circle; null or absent when nothing is. */
  note?: string | null
  /** It stands as a meeting of its own, and eventId names that. */
  alone?: boolean
  /** Of a meeting of its own: what it is called in everybody's mailbox. */
  icalUid?: string | null
}
/** Where sessions of a series stood before it was handed over, and are still to be taken out of calendars. */
export type StoredFormer = {
  mailboxId: string
  timeZone: string
  /** Null when it is not known whether Outlook ever had it; then the key finds it. */
  eventId: string | null
  icalUid: string | null
  key: string
  /** Last day of the months that stay as they are, `YYYY-MM-DD`; null when nothing of it has taken place. */
  untilOn: string | null
  /** The last session has ended by then; epoch milliseconds. */
  endsAt: number
  /** Sessions that stood as meetings of their own. */
  meetings: { eventId: string | null; icalUid: string | null; key: string | null }[]
}
/** Where somebody stood before or after a repair, in words. */
export type StoredPlace = { personId: string; place: string }
/** What members of a circle are told: a session that moved, or one that does not suit everybody and stays; or who has joined them. */
export type StoredNotice =
  | { what: 'moved'; number: number; fromStartAt: number; startAt: number; because: string }
  | { what: 'stuck'; number: number; startAt: number; because: string }
  | { what: 'joined'; personIds: string[] }
  | { what: 'mentor-left'; mentor: string; because?: 'company' | 'circle' }
  | { what: 'mentor-wanted'; mentor: string; because?: 'company' | 'circle' }
  | { what: 'mentor-named'; mentor: string; mentorId: string }
  /** To the organizer, never by whom. `elsewhere`: it also stands where Crosspath cannot take it down. */
  | { what: 'story-withdrawn'; title: string; circleName: string; cohortId: string; elsewhere: boolean }
  /** In whole words, as the organizer saw them; `circleId` is where to look from now on, null where there is no circle any more. */
  | { what: 'repaired'; title: string; text: string; circleName: string; circleId: string | null }
