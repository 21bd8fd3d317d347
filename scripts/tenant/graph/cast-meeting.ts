import type { CastEvent } from '../cast/types.ts'
import type { Tenant } from '../tenant.ts'
import { iCalUIdFrom, type Attendee, type Meeting } from './meeting.ts'
import { weekdays, type Recurrence } from './recurrence.ts'

/**
 * The meeting behind entry `number` of the cast, made at the instant `began` (ISO 8601). Its id is the same at every start, so
 * that what happened to the meeting finds it again.
 */
export function meetingOfCast(tenant: Tenant, event: CastEvent, number: number, began: string): Meeting {
  const moment = (local: string) => ({ local: local.length === 16 ? `${local}:00` : local, zoneName: event.timeZone, zone: event.timeZone })
  const startDate = event.start.slice(0, 10)
  const weekday = weekdays[new Date(`${startDate}T00:00:00Z`).getUTCDay()] ?? 'monday'
  const recurrence: Recurrence | null = event.repeatsWeeklyUntil
    ? {
        pattern: { type: 'weekly', interval: 1, month: 0, dayOfMonth: 0, daysOfWeek: [weekday], firstDayOfWeek: 'sunday', index: 'first' },
        range: { type: 'endDate', startDate, endDate: event.repeatsWeeklyUntil, numberOfOccurrences: 0, recurrenceTimeZone: event.timeZone },
      }
    : null
  const attendees: Attendee[] = event.attendeeIds.flatMap((personId) => {
    const person = tenant.people.get(personId)
    if (!person) return []
    return [{ personId, address: person.userPrincipalName, name: person.displayName, type: 'required', response: 'accepted', at: began, proposedNewTime: null }]
  })
  return {
    organizerId: event.ownerId,
    iCalUId: iCalUIdFrom(`${tenant.id}|${number}|${event.ownerId}|${event.start}|${event.subject}`),
    subject: event.subject,
    body: '',
    start: moment(event.start),
    end: moment(event.end),
    location: '',
    showAs: event.showAs,
    sensitivity: event.sensitivity,
    importance: 'normal',
    isAllDay: event.isAllDay,
    attendees,
    recurrence,
    exceptions: new Map(),
    cancelledDates: new Set(),
    occurrenceResponses: new Map(),
    onlineMeeting: null,
    transactionId: null,
    hideAttendees: false,
    responseRequested: true,
    allowNewTimeProposals: true,
    isCancelled: false,
    createdAt: began,
    modifiedAt: began,
    version: 1,
  }
}
