import type { Tenant } from '../tenant.ts'
import { changeKey, contentOn, occurrenceId, ownResponse, showAsOf, type Attendee, type Instance, type Response } from './meeting.ts'
import { personEver } from './people.ts'
import { milliseconds, printMoment, type Moment } from './zones.ts'

export type ViewOptions = {
  /** Zone the answer's times are printed in, as `Prefer: outlook.timezone` names it; Graph's own default is UTC. */
  zoneName: string
  bodyType: 'html' | 'text'
  /** Lower-case names asked for with $select; some properties come only then. */
  selected: string[] | null
  /** Extended property ids asked for with $expand. */
  extendedIds: string[]
}

const never = '0001-01-01T00:00:00Z'

/** One calendar entry as Graph prints an `event` (Microsoft: "event resource type"). */
export function eventView(tenant: Tenant, instance: Instance, options: ViewOptions): Record<string, unknown> {
  const { copy, date } = instance
  const { meeting } = copy
  const content = contentOn(meeting, date)
  const isOrganizer = copy.ownerId === meeting.organizerId
  const isCancelled = meeting.isCancelled || (date !== null && meeting.cancelledDates.has(date))
  const organizer = personEver(tenant, meeting.organizerId)
  const key = changeKey(copy)
  const response = ownResponse(copy, date)
  const id = date === null ? copy.id : occurrenceId(copy, date)
  const print = (moment: Moment) => {
    // Days stand still: an all-day entry begins at midnight whatever zone is asked for.
    if (meeting.isAllDay) return { dateTime: `${moment.local}.0000000`, timeZone: options.zoneName }
    return printMoment(milliseconds(moment.local, moment.zone), options.zoneName)
  }
  const location = { displayName: content.location, locationType: 'default' }
  const seen = meeting.attendees.filter((attendee) => isOrganizer || !meeting.hideAttendees || attendee.personId === copy.ownerId)
  return {
    '@odata.etag': `W/"${key}"`,
    id,
    createdDateTime: meeting.createdAt,
    lastModifiedDateTime: meeting.modifiedAt,
    changeKey: key,
    categories: copy.categories,
    ...(meeting.transactionId !== null && isOrganizer && { transactionId: meeting.transactionId }),
    originalStartTimeZone: meeting.start.zoneName,
    originalEndTimeZone: meeting.end.zoneName,
    iCalUId: date === null ? meeting.iCalUId : `${meeting.iCalUId.slice(0, 32)}${date.replaceAll('-', '')}${meeting.iCalUId.slice(40)}`,
    reminderMinutesBeforeStart: copy.reminderMinutesBeforeStart,
    isReminderOn: copy.isReminderOn,
    hasAttachments: false,
    subject: `${isCancelled && !isOrganizer ? 'Canceled: ' : ''}${content.subject}`,
    bodyPreview: plainText(content.body).slice(0, 255),
    importance: content.importance,
    sensitivity: content.sensitivity,
    isAllDay: meeting.isAllDay,
    isCancelled,
    isOrganizer,
    responseRequested: meeting.responseRequested,
    seriesMasterId: date === null ? null : copy.id,
    showAs: showAsOf(instance),
    type: instance.type,
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: meeting.onlineMeeting !== null,
    onlineMeetingProvider: meeting.onlineMeeting ? 'teamsForBusiness' : 'unknown',
    allowNewTimeProposals: meeting.allowNewTimeProposals,
    isDraft: false,
    hideAttendees: meeting.hideAttendees,
    responseStatus: status(response),
    body: { contentType: options.bodyType, content: options.bodyType === 'html' ? content.body : plainText(content.body) },
    start: print(content.start),
    end: print(content.end),
    location: { ...location, uniqueId: content.location, uniqueIdType: 'private' },
    locations: content.location ? [{ ...location, uniqueId: content.location, uniqueIdType: 'private' }] : [],
    recurrence: date === null ? meeting.recurrence : null,
    attendees: seen.map((attendee) => attendeeView(attendee, date === null ? undefined : meeting.occurrenceResponses.get(date)?.get(attendee.address), print)),
    organizer: { emailAddress: { name: organizer?.displayName ?? '', address: organizer?.userPrincipalName ?? '' } },
    onlineMeeting: meeting.onlineMeeting,
    ...onRequest(instance, options),
  }
}

function attendeeView(attendee: Attendee, onThisDay: Response | undefined, print: (moment: Moment) => object): object {
  return {
    type: attendee.type,
    status: status(onThisDay ?? attendee),
    emailAddress: { name: attendee.name, address: attendee.address },
    ...(attendee.proposedNewTime && { proposedNewTime: { start: print(attendee.proposedNewTime.start), end: print(attendee.proposedNewTime.end) } }),
  }
}

function status(response: Response): { response: string; time: string } {
  return { response: response.response, time: response.at ?? never }
}

/** Properties that Graph sends only when they are selected or expanded. */
function onRequest({ copy, date }: Instance, options: ViewOptions): Record<string, unknown> {
  const { meeting } = copy
  const found: Record<string, unknown> = {}
  if (options.selected?.includes('originalstart') && date !== null) {
    const original = milliseconds(`${date}${meeting.start.local.slice(10)}`, meeting.start.zone)
    found['originalStart'] = Temporal.Instant.fromEpochMilliseconds(original).toString({ smallestUnit: 'second' })
  }
  if (options.selected?.includes('cancelledoccurrences') && date === null && meeting.recurrence) {
    const dates = [...meeting.cancelledDates].sort()
    found['cancelledOccurrences'] = dates.map((day) => `OID.${copy.id}.${day}`)
  }
  const extended = options.extendedIds.flatMap((id) => {
    const kept = [...copy.extended].find(([known]) => known.toLowerCase() === id.toLowerCase())
    return kept ? [{ id: kept[0], value: kept[1] }] : []
  })
  if (extended.length > 0) found['singleValueExtendedProperties'] = extended
  return found
}


/** Text of an html body, blank lines and indentation folded. */
export function plainText(html: string): string {
  return html
    .replaceAll(/<(style|script|head)[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/<br\s*\/?>|<\/(p|div|li|h\d|tr)>/gi, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\s*\r?\n\s*/g, '\r\n')
    .trim()
}
