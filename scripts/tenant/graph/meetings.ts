import type { Tenant } from '../tenant.ts'
import type { EventChange } from './event-input.ts'
import type { Mailboxes } from './mailboxes.ts'
import { contentOn, freshICalUId, makeOnlineMeeting, type Attendee, type Content, type Copy, type Instance, type Meeting } from './meeting.ts'
import { GraphFault } from './odata.ts'
import { happensOn, occurrenceDates, type Recurrence } from './recurrence.ts'
import { milliseconds } from './zones.ts'

const contentNames = ['subject', 'body', 'start', 'end', 'location', 'showAs', 'sensitivity', 'importance'] as const
const ownNames = ['isReminderOn', 'reminderMinutesBeforeStart', 'categories'] as const
const maximumAttendees = 500

/**
 * Books an event in a person's calendar, who becomes its organizer; every attendee of the company has it at once.
 * A transactionId this mailbox has seen gives the earlier event and books nothing.
 */
export function createEvent(tenant: Tenant, mailboxes: Mailboxes, organizerId: string, change: EventChange): Copy {
  const transaction = change.transactionId ? `${organizerId}|${change.transactionId}` : null
  const earlier = transaction ? mailboxes.byTransaction.get(transaction) : undefined
  if (earlier && mailboxes.copyOf(organizerId, earlier.meeting) === earlier) return earlier
  if (!change.start || !change.end) throw new GraphFault(400, 'ErrorPropertyValidationFailure', 'At least one property failed validation. An event needs start and end.')
  const { start, end } = change
  checkTimes({ start, end, isAllDay: change.isAllDay ?? false })
  const now = tenant.clock.now().toString({ smallestUnit: 'millisecond' })
  const meeting: Meeting = {
    organizerId,
    iCalUId: freshICalUId(),
    subject: change.subject ?? '',
    body: change.body ?? '',
    start,
    end,
    location: change.location ?? '',
    showAs: change.showAs ?? (change.isAllDay ? 'free' : 'busy'),
    sensitivity: change.sensitivity ?? 'normal',
    importance: change.importance ?? 'normal',
    isAllDay: change.isAllDay ?? false,
    attendees: checkedAttendees(change.attendees ?? [], organizerId),
    recurrence: change.recurrence ?? null,
    exceptions: new Map(),
    cancelledDates: new Set(),
    occurrenceResponses: new Map(),
    onlineMeeting: change.isOnlineMeeting ? makeOnlineMeeting(tenant.id, organizerId) : null,
    transactionId: change.transactionId ?? null,
    hideAttendees: change.hideAttendees ?? false,
    responseRequested: change.responseRequested ?? true,
    allowNewTimeProposals: change.allowNewTimeProposals ?? true,
    isCancelled: false,
    createdAt: now,
    modifiedAt: now,
    version: 1,
  }
  addJoinDetails(meeting)
  const copy = mailboxes.spread(meeting)
  applyOwn(copy, change)
  if (transaction) mailboxes.byTransaction.set(transaction, copy)
  mailboxes.changed(meeting)
  // Sending the invitations writes to the organizer's item once more, so one booking is told as created and as updated.
  if (meeting.attendees.length > 0) mailboxes.touch(copy)
  return copy
}

/**
 * Changes an event or one occurrence of a series. The organizer's changes reach every copy, and a new time asks everybody
 * anew; an attendee may change only what concerns their own copy.
 */
export function changeEvent(tenant: Tenant, mailboxes: Mailboxes, instance: Instance, change: EventChange): void {
  const { copy, date } = instance
  const { meeting } = copy
  mailboxes.changed(meeting)
  const names = Object.keys(change).filter((name) => name !== 'extended' && name !== 'showAs' && !(ownNames as readonly string[]).includes(name))
  if (copy.ownerId !== meeting.organizerId) {
    if (names.length > 0) throw new GraphFault(501, 'NotImplemented', `PATCH of ${names.join(', ')} on an attendee's copy is not imitated.`)
    if (change.showAs) copy.showAs = change.showAs
    applyOwn(copy, change)
    mailboxes.touch(copy)
    return
  }
  if (date === null) changeWhole(tenant, mailboxes, meeting, change)
  else changeOccurrence(mailboxes, meeting, date, change)
  applyOwn(copy, change)
  meeting.version += 1
  meeting.modifiedAt = tenant.clock.now().toString({ smallestUnit: 'millisecond' })
  // Categories, reminders and the like stay the organizer's own.
  if (names.length > 0 || change.showAs) mailboxes.touchAll(meeting)
  else mailboxes.touch(copy)
}

function changeWhole(tenant: Tenant, mailboxes: Mailboxes, meeting: Meeting, change: EventChange): void {
  const start = change.start ?? meeting.start
  const end = change.end ?? meeting.end
  checkTimes({ start, end, isAllDay: change.isAllDay ?? meeting.isAllDay })
  let recurrence = change.recurrence === undefined ? meeting.recurrence : change.recurrence
  if (recurrence && change.recurrence === undefined && change.start) {
    if (change.start.zone !== meeting.start.zone) {
      throw new GraphFault(400, 'ErrorPropertyValidationFailure', 'At least one property failed validation. Send the recurrence again when the series moves to another time zone.')
    }
    recurrence = { ...recurrence, range: { ...recurrence.range, startDate: start.local.slice(0, 10) } }
  }
  if (recurrence && recurrence.range.startDate !== start.local.slice(0, 10)) {
    throw new GraphFault(400, 'ErrorPropertyValidationFailure', 'At least one property failed validation. The recurrence range must begin on the date of the start property.')
  }
  const moved = start.local !== meeting.start.local || start.zone !== meeting.start.zone || end.local !== meeting.end.local
  const repatterned = JSON.stringify(recurrence?.pattern) !== JSON.stringify(meeting.recurrence?.pattern)
  const before = meeting.attendees
  if (change.attendees) {
    meeting.attendees = checkedAttendees(change.attendees, meeting.organizerId).map((attendee) => {
      const known = before.find(({ address }) => address.toLowerCase() === attendee.address.toLowerCase())
      return known ? { ...known, name: attendee.name, type: attendee.type } : attendee
    })
  }
  for (const name of contentNames) if (change[name] !== undefined) Object.assign(meeting, { [name]: change[name] })
  for (const name of ['isAllDay', 'hideAttendees', 'responseRequested', 'allowNewTimeProposals'] as const) {
    if (change[name] !== undefined) meeting[name] = change[name]
  }
  meeting.recurrence = recurrence
  if (change.isOnlineMeeting && !meeting.onlineMeeting) {
    meeting.onlineMeeting = makeOnlineMeeting(tenant.id, meeting.organizerId)
    addJoinDetails(meeting)
  } else if (change.body !== undefined && meeting.onlineMeeting && !meeting.body.includes(meeting.onlineMeeting.joinUrl)) {
    // Whoever overwrites the join details takes the meeting offline.
    meeting.onlineMeeting = null
  }
  if (moved || repatterned) {
    meeting.exceptions.clear()
    meeting.cancelledDates.clear()
    askAnew(mailboxes, meeting)
  } else if (recurrence) {
    for (const dates of [meeting.exceptions, meeting.cancelledDates, meeting.occurrenceResponses]) {
      for (const date of [...dates.keys()]) if (!happensOn(recurrence, date)) dates.delete(date)
    }
  }
  for (const gone of before.filter((attendee) => !meeting.attendees.some(({ address }) => address === attendee.address))) {
    const copy = gone.personId ? mailboxes.copyOf(gone.personId, meeting) : null
    if (copy) mailboxes.remove(copy)
  }
  mailboxes.spread(meeting)
  mailboxes.reindex(meeting)
}

function changeOccurrence(mailboxes: Mailboxes, meeting: Meeting, date: string, change: EventChange): void {
  if (change.recurrence !== undefined) {
    throw new GraphFault(400, 'ErrorPropertyValidationFailure', 'At least one property failed validation. Recurrence can be set on a series master or single instance only.')
  }
  for (const name of ['attendees', 'isAllDay', 'isOnlineMeeting', 'hideAttendees'] as const) {
    if (change[name] !== undefined) throw new GraphFault(501, 'NotImplemented', `PATCH of ${name} on one occurrence is not imitated.`)
  }
  const current = contentOn(meeting, date)
  const start = change.start ?? current.start
  const end = change.end ?? current.end
  checkTimes({ start, end, isAllDay: meeting.isAllDay })
  if (change.start || change.end) checkNeighbours(meeting, date, start.local.slice(0, 10), end.local.slice(0, 10))
  const exception: Partial<Content> = { ...meeting.exceptions.get(date) }
  for (const name of contentNames) if (change[name] !== undefined) Object.assign(exception, { [name]: change[name] })
  meeting.exceptions.set(date, exception)
  const moved = milliseconds(start.local, start.zone) !== milliseconds(current.start.local, current.start.zone) || milliseconds(end.local, end.zone) !== milliseconds(current.end.local, current.end.zone)
  if (!moved) return
  meeting.occurrenceResponses.set(date, new Map(meeting.attendees.map(({ address }) => [address, { response: 'none', at: null }])))
  // Whoever had declined or deleted this occurrence is asked again and has it back.
  for (const { personId } of meeting.attendees) {
    const copy = personId ? mailboxes.copyOf(personId, meeting) : null
    copy?.hiddenDates.delete(date)
    copy?.occurrenceResponses.set(date, { response: 'notResponded', at: null })
  }
}

/** "Cannot be moved to or before the day of the previous occurrence, and … to or after the day of the following occurrence." */
function checkNeighbours(meeting: Meeting, date: string, startDay: string, endDay: string): void {
  const recurrence = meeting.recurrence as Recurrence
  const dates = occurrenceDates(recurrence, recurrence.range.type === 'noEnd' ? { until: Temporal.PlainDate.from(date).add({ years: 2 }).toString() } : {}).filter(
    (other) => !meeting.cancelledDates.has(other),
  )
  const place = dates.indexOf(date)
  const before = place > 0 ? contentOn(meeting, dates[place - 1] ?? date).end.local.slice(0, 10) : ''
  const after = place < dates.length - 1 ? contentOn(meeting, dates[place + 1] ?? date).start.local.slice(0, 10) : '9999'
  if (startDay <= before || endDay >= after) {
    throw new GraphFault(400, 'ErrorOccurrenceCrossingBoundary', 'Modified occurrence is crossing or overlapping adjacent occurrence.')
  }
}

/** A new time makes every answer void, and brings the event back to those who had declined. */
function askAnew(mailboxes: Mailboxes, meeting: Meeting): void {
  meeting.occurrenceResponses.clear()
  for (const attendee of meeting.attendees) {
    Object.assign(attendee, { response: 'none', at: null, proposedNewTime: null })
    const copy = attendee.personId ? mailboxes.copyOf(attendee.personId, meeting) : null
    if (!copy || copy.ownerId === meeting.organizerId) continue
    copy.response = { response: 'notResponded', at: null }
    copy.occurrenceResponses.clear()
    copy.hiddenDates.clear()
    copy.showAs = null
  }
}

/** Calls off an event or one occurrence. Attendees keep an entry marked as cancelled; the organizer's own is gone. */
export function cancelEvent(tenant: Tenant, mailboxes: Mailboxes, instance: Instance): void {
  const { copy, date } = instance
  const { meeting } = copy
  if (copy.ownerId !== meeting.organizerId) {
    throw new GraphFault(400, 'ErrorInvalidRequest', "Your request can't be completed. You need to be an organizer to cancel a meeting.")
  }
  mailboxes.changed(meeting)
  meeting.version += 1
  meeting.modifiedAt = tenant.clock.now().toString({ smallestUnit: 'millisecond' })
  if (date !== null) {
    meeting.cancelledDates.add(date)
    mailboxes.touchAll(meeting)
    return
  }
  meeting.isCancelled = true
  mailboxes.remove(copy)
  mailboxes.touchAll(meeting)
}

/** Deletes from one calendar. The organizer's deletion tells the attendees, theirs tells nobody. */
export function deleteEvent(tenant: Tenant, mailboxes: Mailboxes, instance: Instance): void {
  const { copy, date } = instance
  if (copy.ownerId === copy.meeting.organizerId) return cancelEvent(tenant, mailboxes, instance)
  mailboxes.changed(copy.meeting)
  if (date === null) mailboxes.remove(copy)
  else {
    copy.hiddenDates.add(date)
    mailboxes.touch(copy)
  }
}

function applyOwn(copy: Copy, change: EventChange): void {
  for (const name of ownNames) if (change[name] !== undefined) Object.assign(copy, { [name]: change[name] })
  for (const { id, value } of change.extended ?? []) copy.extended.set(id, value)
}

function checkTimes({ start, end, isAllDay }: Pick<Meeting, 'start' | 'end' | 'isAllDay'>): void {
  if (milliseconds(end.local, end.zone) < milliseconds(start.local, start.zone)) {
    throw new GraphFault(400, 'ErrorCalendarEndDateIsEarlierThanStartDate', 'The end date is earlier than the start date.')
  }
  const midnight = start.local.endsWith('T00:00:00') && end.local.endsWith('T00:00:00')
  if (isAllDay && (!midnight || start.zone !== end.zone || start.local === end.local)) {
    throw new GraphFault(400, 'ErrorPropertyValidationFailure', 'At least one property failed validation. An all-day event begins and ends at midnight in the same time zone.')
  }
}

function checkedAttendees(attendees: Attendee[], organizerId: string): Attendee[] {
  if (attendees.length > maximumAttendees) throw new GraphFault(400, 'ErrorExceededMaxRecipientLimit', `The number of attendees is over the limit of ${maximumAttendees}.`)
  const once = new Map(attendees.map((attendee) => [attendee.address.toLowerCase(), attendee]))
  return [...once.values()].filter((attendee) => attendee.personId !== organizerId)
}

/** Teams writes how to join below the text. */
function addJoinDetails(meeting: Meeting): void {
  if (!meeting.onlineMeeting) return
  const { joinUrl, conferenceId } = meeting.onlineMeeting
  const details = `<br>\r\n<div class="me-email-text" lang="en-US"><div>________________________________________________________________________________</div>\r\n<div><b>Microsoft Teams meeting</b></div>\r\n<div><a href="${joinUrl}" id="meet_invite_block.action.join_link">Join the meeting now</a></div>\r\n<div>Meeting ID: ${conferenceId}</div></div>\r\n`
  const body = meeting.body || '<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>\r\n</body></html>\r\n'
  meeting.body = /<\/body>/i.test(body) ? body.replace(/<\/body>/i, () => `${details}</body>`) : `${body}${details}`
}
