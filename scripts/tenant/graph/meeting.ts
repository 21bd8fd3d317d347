import { createHash, hash, randomBytes } from 'node:crypto'
import type { Recurrence } from './recurrence.ts'
import { milliseconds, type Moment } from './zones.ts'

export type ShowAs = 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown'
export type ResponseName = 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded'

/** An answer to an invitation; `at` is an instant in ISO 8601, or null before there was one. */
export type Response = { response: ResponseName; at: string | null }

export type Attendee = Response & {
  /** Null for people outside the company. */
  personId: string | null
  address: string
  name: string
  type: 'required' | 'optional' | 'resource'
  proposedNewTime: { start: Moment; end: Moment } | null
}

/** What one occurrence can have differently from its series. */
export type Content = {
  subject: string
  /** Always html, as Exchange keeps it. */
  body: string
  start: Moment
  end: Moment
  location: string
  showAs: ShowAs
  sensitivity: 'normal' | 'personal' | 'private' | 'confidential'
  importance: 'low' | 'normal' | 'high'
}

/** A meeting or appointment as its organizer means it; every mailbox that has it holds a copy pointing here. */
export type Meeting = Content & {
  organizerId: string
  iCalUId: string
  isAllDay: boolean
  attendees: Attendee[]
  recurrence: Recurrence | null
  /** By the occurrence's original local date. */
  exceptions: Map<string, Partial<Content>>
  /** Original local dates the organizer has called off. */
  cancelledDates: Set<string>
  /** Answers to single occurrences: date → address → answer. */
  occurrenceResponses: Map<string, Map<string, Response>>
  onlineMeeting: { joinUrl: string; conferenceId: string } | null
  transactionId: string | null
  hideAttendees: boolean
  responseRequested: boolean
  allowNewTimeProposals: boolean
  isCancelled: boolean
  createdAt: string
  modifiedAt: string
  version: number
}

/** One mailbox's item of a meeting. */
export type Copy = {
  id: string
  ownerId: string
  meeting: Meeting
  /** The owner's own answer; differs from what the organizer sees when it was not sent. */
  response: Response
  occurrenceResponses: Map<string, Response>
  /** Occurrences deleted or declined in this mailbox. */
  hiddenDates: Set<string>
  /** Changes the owner of an attendee's copy made for themselves. */
  showAs: ShowAs | null
  categories: string[]
  isReminderOn: boolean
  reminderMinutesBeforeStart: number
  /** Single-value extended properties by id. */
  extended: Map<string, string>
}

/** One entry as it stands in a calendar at a time. `date` is the original local date inside a series, else null. */
export type Instance = {
  copy: Copy
  date: string | null
  type: 'singleInstance' | 'occurrence' | 'exception' | 'seriesMaster'
  startMilliseconds: number
  endMilliseconds: number
}

const copyIdLength = 72

/** Item id of a meeting in a mailbox. */
export function copyId(ownerId: string, iCalUId: string): string {
  const digest = hash('sha384', `${ownerId}|${iCalUId}`, 'base64url')
  return `AAMkAD${digest}${'A'.repeat(copyIdLength)}`.slice(0, copyIdLength - 1) + '='
}

/** Id of one occurrence: the series' id in that mailbox, and the date. */
export function occurrenceId(copy: Copy, date: string): string {
  return `${copy.id.slice(0, -1)}F${Buffer.from(date.replaceAll('-', '')).toString('base64url')}=`
}

/** Takes an item id apart; null when it cannot be one of ours. */
export function parseItemId(id: string): { copyId: string; date: string | null } | null {
  if (!id.startsWith('AAMkAD') || !id.endsWith('=')) return null
  if (id.length === copyIdLength) return { copyId: id, date: null }
  if (id[copyIdLength - 1] !== 'F') return null
  const digits = Buffer.from(id.slice(copyIdLength, -1), 'base64url').toString()
  if (!/^\d{8}$/.test(digits)) return null
  return { copyId: `${id.slice(0, copyIdLength - 1)}=`, date: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` }
}

/** A global id for a meeting in the hexadecimal shape Exchange prints. */
export function freshICalUId(): string {
  return printICalUId(randomBytes(28).toString('hex'))
}

/** The one id of the meeting that this text describes. */
export function iCalUIdFrom(text: string): string {
  return printICalUId(hash('sha224', text, 'hex'))
}

function printICalUId(hexadecimal: string): string {
  return `040000008200E00074C5B7101A82E008${'0'.repeat(8)}${hexadecimal.toUpperCase()}`
}

/** Version stamp of an item, as it changes with every change of the meeting or of the copy. */
export function changeKey(copy: Copy): string {
  const own = `${copy.showAs}|${copy.response.response}|${copy.categories.join()}|${copy.isReminderOn}|${copy.reminderMinutesBeforeStart}|${copy.hiddenDates.size}|${copy.occurrenceResponses.size}`
  return createHash('sha1').update(`${copy.id}|${copy.meeting.version}|${own}`).digest('base64').slice(0, 24)
}

/** The meeting's content on one occurrence, its own changes included. */
export function contentOn(meeting: Meeting, date: string | null): Content {
  return date === null ? meeting : { ...meeting, ...sidesOn(meeting, date), ...meeting.exceptions.get(date) }
}

/** Start and end instants of an occurrence (`null`: of the meeting itself). */
export function timesOn(meeting: Meeting, date: string | null): { startMilliseconds: number; endMilliseconds: number } {
  const { start, end } = date === null ? meeting : sidesOn(meeting, date)
  return { startMilliseconds: milliseconds(start.local, start.zone), endMilliseconds: milliseconds(end.local, end.zone) }
}

/** Begin and end of an occurrence: its own when it was moved, otherwise the series' wall clock on that date. */
function sidesOn(meeting: Meeting, date: string): { start: Moment; end: Moment } {
  const own = meeting.exceptions.get(date)
  if (own?.start && own.end) return { start: own.start, end: own.end }
  const startDate = meeting.start.local.slice(0, 10)
  const endDate = meeting.end.local.slice(0, 10)
  const lastDate = endDate === startDate ? date : new Date(Date.parse(date) + Date.parse(endDate) - Date.parse(startDate)).toISOString().slice(0, 10)
  return {
    start: own?.start ?? { ...meeting.start, local: `${date}${meeting.start.local.slice(10)}` },
    end: own?.end ?? { ...meeting.end, local: `${lastDate}${meeting.end.local.slice(10)}` },
  }
}

/** The owner's answer to an occurrence, or to the whole. */
export function ownResponse(copy: Copy, date: string | null): Response {
  return (date === null ? undefined : copy.occurrenceResponses.get(date)) ?? copy.response
}

/** How the entry blocks its owner's time: an unanswered or tentative invitation is tentative, a called-off one free. */
export function showAsOf(instance: Instance): ShowAs {
  const { copy, date } = instance
  const meeting = copy.meeting
  if (meeting.isCancelled || (date !== null && meeting.cancelledDates.has(date))) return 'free'
  if (copy.showAs) return copy.showAs
  const showAs = (date === null ? undefined : meeting.exceptions.get(date)?.showAs) ?? meeting.showAs
  const { response } = ownResponse(copy, date)
  return showAs === 'free' || response === 'organizer' || response === 'accepted' ? showAs : 'tentative'
}

/** Address Teams gives an online meeting. */
export function makeOnlineMeeting(tenantId: string, organizerId: string): { joinUrl: string; conferenceId: string } {
  const thread = `19%3ameeting_${randomBytes(33).toString('base64url').replaceAll(/[-_]/g, 'x')}%40thread.v2`
  const context = encodeURIComponent(JSON.stringify({ Tid: tenantId, Oid: organizerId }))
  const conferenceId = String(100_000_000 + (randomBytes(4).readUInt32BE() % 900_000_000))
  return { joinUrl: `https://teams.microsoft.com/l/meetup-join/${thread}/0?context=${context}`, conferenceId }
}
