import type { Tenant } from '../tenant.ts'
import { eventView } from './event-view.ts'
import type { Mailboxes } from './mailboxes.ts'
import { contentOn, occurrenceId, ownResponse, showAsOf, type Instance, type ResponseName, type ShowAs } from './meeting.ts'
import { changeEvent, createEvent, deleteEvent } from './meetings.ts'
import { GraphFault } from './odata.ts'
import { mailboxOwner, personEver } from './people.ts'
import { answerInvitation } from './responses.ts'
import { localAt, momentFrom } from './zones.ts'

/** One entry as the person's own Outlook shows it. */
export type OutlookEntry = {
  id: string
  /** Null for single events. */
  seriesMasterId: string | null
  type: 'singleInstance' | 'occurrence' | 'exception' | 'seriesMaster'
  subject: string
  start: Temporal.Instant
  end: Temporal.Instant
  /** Wall clock in the person's own zone, `YYYY-MM-DDTHH:mm:ss`. */
  localStart: string
  localEnd: string
  isAllDay: boolean
  showAs: ShowAs
  sensitivity: 'normal' | 'personal' | 'private' | 'confidential'
  isCancelled: boolean
  isOrganizer: boolean
  organizer: { personId: string; name: string; address: string }
  /** The person's own answer. */
  response: ResponseName
  attendees: { personId: string | null; name: string; address: string; type: 'required' | 'optional' | 'resource'; response: ResponseName }[]
  location: string
  joinUrl: string | null
  bodyHtml: string
}

/** What the host page may do with calendars. Throws `GraphFault` where Graph would refuse. */
export type Calendars = {
  /** Entries that overlap the window (`to` exclusive), by start; empty for people without a mailbox. */
  eventsOf(personId: string, from: Temporal.Instant, to: Temporal.Instant): OutlookEntry[]
  /** The person answers an invitation in their Outlook, for an entry's id or its series' id. */
  answer(personId: string, eventId: string, response: 'accepted' | 'tentativelyAccepted' | 'declined'): void
  /** The person writes something of their own into their calendar; wall clocks of their own zone, whole days from midnight to midnight. */
  book(personId: string, appointment: Appointment): { id: string }
  /** The person moves an entry of theirs to another beginning (wall clock of their own zone); it keeps its length. */
  move(personId: string, eventId: string, localStart: string): void
  /** The person takes an entry out of their calendar; what they organize is called off for everybody. */
  takeOut(personId: string, eventId: string): void
}

export type Appointment = { subject: string; localStart: string; localEnd: string; isAllDay: boolean; showAs: ShowAs }

/** The same mailboxes that Graph serves, seen by their owners. */
export function createCalendars(tenant: Tenant, mailboxes: Mailboxes): Calendars {
  function found(personId: string, eventId: string): Instance {
    const instance = mailboxes.find(personId, eventId)
    if (!instance) throw new GraphFault(404, 'ErrorItemNotFound', 'This calendar has no such event.')
    return instance
  }
  const zoneOfOwner = (personId: string): string => mailboxOwner(tenant, personId).mailbox.ianaTimeZone

  return {
    eventsOf(personId, from, to) {
      const person = tenant.people.get(personId)
      if (!person?.mailbox) return []
      const zone = person.mailbox.ianaTimeZone
      return mailboxes.window(personId, from.epochMilliseconds, to.epochMilliseconds).map((instance): OutlookEntry => {
        const { copy, date } = instance
        const { meeting } = copy
        const content = contentOn(meeting, date)
        const organizer = personEver(tenant, meeting.organizerId)
        const view = eventView(tenant, instance, { zoneName: 'UTC', bodyType: 'html', selected: null, extendedIds: [] })
        const responses = date === null ? undefined : meeting.occurrenceResponses.get(date)
        return {
          id: date === null ? copy.id : occurrenceId(copy, date),
          seriesMasterId: date === null ? null : copy.id,
          type: instance.type,
          subject: String(view['subject']),
          start: Temporal.Instant.fromEpochMilliseconds(instance.startMilliseconds),
          end: Temporal.Instant.fromEpochMilliseconds(instance.endMilliseconds),
          localStart: meeting.isAllDay ? content.start.local : localAt(instance.startMilliseconds, zone),
          localEnd: meeting.isAllDay ? content.end.local : localAt(instance.endMilliseconds, zone),
          isAllDay: meeting.isAllDay,
          showAs: showAsOf(instance),
          sensitivity: content.sensitivity,
          isCancelled: view['isCancelled'] === true,
          isOrganizer: copy.ownerId === meeting.organizerId,
          organizer: { personId: meeting.organizerId, name: organizer?.displayName ?? '', address: organizer?.userPrincipalName ?? '' },
          response: ownResponse(copy, date).response,
          attendees: meeting.attendees.map((attendee) => ({
            personId: attendee.personId,
            name: attendee.name,
            address: attendee.address,
            type: attendee.type,
            response: responses?.get(attendee.address)?.response ?? attendee.response,
          })),
          location: content.location,
          joinUrl: meeting.onlineMeeting?.joinUrl ?? null,
          bodyHtml: content.body,
        }
      })
    },
    answer(personId, eventId, response) {
      answerInvitation(tenant, mailboxes, found(personId, eventId), { response, sendResponse: true, proposedNewTime: null })
    },
    book(personId, { subject, localStart, localEnd, isAllDay, showAs }) {
      const zone = zoneOfOwner(personId)
      const { id } = createEvent(tenant, mailboxes, personId, { subject, isAllDay, showAs, start: momentFrom(localStart, zone), end: momentFrom(localEnd, zone) })
      return { id }
    },
    move(personId, eventId, localStart) {
      const instance = found(personId, eventId)
      const zone = zoneOfOwner(personId)
      const length = Temporal.PlainDateTime.from(localAt(instance.startMilliseconds, zone)).until(localAt(instance.endMilliseconds, zone))
      const start = momentFrom(localStart, zone)
      const end = momentFrom(Temporal.PlainDateTime.from(start.local).add(length).toString({ smallestUnit: 'second' }), zone)
      changeEvent(tenant, mailboxes, instance, { start, end })
    },
    takeOut: (personId, eventId) => deleteEvent(tenant, mailboxes, found(personId, eventId)),
  }
}
