import type { Tenant } from '../tenant.ts'
import { personByAddress } from './people.ts'
import type { Attendee, Content } from './meeting.ts'
import { GraphFault, read, readList, readText } from './odata.ts'
import { recurrenceFrom } from './recurrence-input.ts'
import type { Recurrence } from './recurrence.ts'
import { momentFrom } from './zones.ts'

/** What a POST or PATCH of an event asks for; a property that was not sent is undefined. */
export type EventChange = Partial<Content> & {
  isAllDay?: boolean
  attendees?: Attendee[]
  recurrence?: Recurrence | null
  isOnlineMeeting?: boolean
  transactionId?: string
  hideAttendees?: boolean
  responseRequested?: boolean
  allowNewTimeProposals?: boolean
  isReminderOn?: boolean
  reminderMinutesBeforeStart?: number
  categories?: string[]
  extended?: { id: string; value: string }[]
}

const writable = new Set(
  [
    'subject', 'body', 'start', 'end', 'location', 'locations', 'showAs', 'sensitivity', 'importance', 'isAllDay', 'attendees', 'recurrence',
    'isOnlineMeeting', 'onlineMeetingProvider', 'transactionId', 'hideAttendees', 'responseRequested', 'allowNewTimeProposals', 'isReminderOn',
    'reminderMinutesBeforeStart', 'categories', 'singleValueExtendedProperties',
  ].map((name) => name.toLowerCase()),
)
// Sent back by clients that read an event, change it and send all of it; the service passes over them.
const readOnly = new Set(
  [
    'id', 'createdDateTime', 'lastModifiedDateTime', 'changeKey', 'originalStartTimeZone', 'originalEndTimeZone', 'iCalUId', 'bodyPreview',
    'hasAttachments', 'isCancelled', 'isDraft', 'isOrganizer', 'seriesMasterId', 'type', 'webLink', 'onlineMeetingUrl', 'onlineMeeting',
    'responseStatus', 'organizer', 'originalStart',
  ].map((name) => name.toLowerCase()),
)

/**
 * Reads an event as clients send it: names and enumeration values in any case. Throws 400 for a property the type does not
 * have, a value outside its enumeration, and times or zones that are none.
 */
export function eventChangeFrom(tenant: Tenant, body: unknown): EventChange {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new GraphFault(400, 'BadRequest', 'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.')
  }
  for (const name of Object.keys(body)) {
    if (name.includes('@') || writable.has(name.toLowerCase()) || readOnly.has(name.toLowerCase())) continue
    throw new GraphFault(400, 'RequestBodyRead', `The property '${name}' does not exist on type 'microsoft.graph.event'. Make sure to only use property names that are defined by the type or mark the type as open type.`)
  }
  const change: EventChange = {}
  const subject = readText(body, 'subject')
  if (subject !== undefined) change.subject = subject
  const content = read(body, 'body')
  if (content !== undefined) change.body = htmlOf(readText(content, 'contentType'), readText(content, 'content') ?? '')
  for (const side of ['start', 'end'] as const) {
    const value = read(body, side)
    if (value !== undefined) change[side] = momentFrom(readText(value, 'dateTime'), readText(value, 'timeZone'))
  }
  const place = read(body, 'location') ?? readList(body, 'locations')[0]
  if (place !== undefined) change.location = readText(place, 'displayName') ?? ''
  const showAs = oneOf(body, 'showAs', ['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'] as const)
  if (showAs) change.showAs = showAs
  const sensitivity = oneOf(body, 'sensitivity', ['normal', 'personal', 'private', 'confidential'] as const)
  if (sensitivity) change.sensitivity = sensitivity
  const importance = oneOf(body, 'importance', ['low', 'normal', 'high'] as const)
  if (importance) change.importance = importance
  for (const name of ['isAllDay', 'isOnlineMeeting', 'hideAttendees', 'responseRequested', 'allowNewTimeProposals', 'isReminderOn'] as const) {
    const value = readText(body, name)?.toLowerCase()
    if (value !== undefined && value !== 'true' && value !== 'false') throw invalid(name, value)
    if (value !== undefined) change[name] = value === 'true'
  }
  const minutes = readText(body, 'reminderMinutesBeforeStart')
  if (minutes !== undefined) change.reminderMinutesBeforeStart = Number(minutes)
  if (read(body, 'categories') !== undefined) change.categories = readList(body, 'categories').map(String)
  const transactionId = readText(body, 'transactionId')
  if (transactionId !== undefined) change.transactionId = transactionId
  if (read(body, 'attendees') !== undefined) change.attendees = readList(body, 'attendees').map((entry) => attendeeFrom(tenant, entry))
  const recurrence = read(body, 'recurrence')
  if (recurrence !== undefined) change.recurrence = recurrence === null ? null : recurrenceFrom(recurrence, change.start)
  if (read(body, 'singleValueExtendedProperties') !== undefined) {
    change.extended = readList(body, 'singleValueExtendedProperties').map(extendedFrom)
  }
  return change
}

/** Exchange keeps bodies as html; a text is escaped, a fragment gets the frame of a document. */
function htmlOf(contentType: string | undefined, content: string): string {
  const kind = (contentType ?? 'text').toLowerCase()
  if (kind !== 'html' && kind !== 'text') throw invalid('contentType', kind)
  const fragment = kind === 'html' ? content : content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>\r\n')
  if (/<html[\s>]/i.test(fragment)) return fragment
  return `<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>\r\n${fragment}\r\n</body></html>\r\n`
}

function attendeeFrom(tenant: Tenant, entry: unknown): Attendee {
  const mail = read(entry, 'emailAddress')
  const address = readText(mail, 'address') ?? ''
  if (!/^[^@\s]+@[^@\s]+$/.test(address)) {
    throw new GraphFault(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.')
  }
  const person = personByAddress(tenant, address)
  return {
    personId: person?.id ?? null,
    address: person?.userPrincipalName ?? address,
    name: readText(mail, 'name') ?? person?.displayName ?? address,
    type: oneOf(entry, 'type', ['required', 'optional', 'resource']) ?? 'required',
    response: 'none',
    at: null,
    proposedNewTime: null,
  }
}

/** `String {GUID} Name x`, `Integer 0x1234` and their like (Microsoft: "Outlook extended properties overview"). */
function extendedFrom(entry: unknown): { id: string; value: string } {
  const id = readText(entry, 'id') ?? ''
  const guid = '\\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\}?'
  const named = new RegExp(`^\\w+ ${guid} (?:Name \\S.*|Id 0x[0-9A-Fa-f]{1,8})$`)
  if (!named.test(id) && !/^\w+ 0x[0-9A-Fa-f]{1,8}$/.test(id)) {
    throw new GraphFault(400, 'ErrorInvalidArgument', `The property id '${id}' isn't valid.`)
  }
  return { id, value: readText(entry, 'value') ?? '' }
}

function oneOf<Value extends string>(source: unknown, name: string, values: readonly Value[]): Value | undefined {
  const text = readText(source, name)
  if (text === undefined) return undefined
  const found = values.find((value) => value.toLowerCase() === text.toLowerCase())
  if (!found) throw invalid(name, text)
  return found
}

function invalid(name: string, value: string): GraphFault {
  return new GraphFault(400, 'RequestBodyRead', `Cannot convert the literal '${value}' to the expected type of property '${name}'.`)
}
