import type { Tenant } from '../tenant.ts'
import type { Mailboxes } from './mailboxes.ts'
import type { Instance, Response } from './meeting.ts'
import { GraphFault } from './odata.ts'
import type { Moment } from './zones.ts'

/** How a person answers an invitation, and what goes with it. */
export type Answer = {
  response: 'accepted' | 'tentativelyAccepted' | 'declined'
  /** False: the organizer does not hear of it. */
  sendResponse: boolean
  proposedNewTime: { start: Moment; end: Moment } | null
}

/**
 * Answers an invitation in the attendee's own mailbox, for a series or one occurrence. Declining takes the entry out of the
 * calendar. Throws 400 for the organizer, for a cancelled event, and for a proposal the organizer does not take.
 */
export function answerInvitation(tenant: Tenant, mailboxes: Mailboxes, instance: Instance, answer: Answer): void {
  const { copy, date } = instance
  const { meeting } = copy
  if (copy.ownerId === meeting.organizerId) {
    throw refusal("You can't respond to this meeting because you're the meeting organizer.")
  }
  if (meeting.isCancelled || (date !== null && meeting.cancelledDates.has(date))) throw refusal("You can't respond to this meeting because it's been canceled.")
  if (answer.proposedNewTime && !meeting.allowNewTimeProposals) throw refusal("The meeting organizer hasn't allowed new time proposals.")
  if (answer.proposedNewTime && !answer.sendResponse) throw refusal('A new time can only be proposed when the response is sent.')
  mailboxes.changed(meeting)
  const given: Response = { response: answer.response, at: tenant.clock.now().toString({ smallestUnit: 'second' }) }
  copy.showAs = null
  if (date === null) {
    copy.response = given
    copy.occurrenceResponses.clear()
  } else copy.occurrenceResponses.set(date, given)
  if (answer.sendResponse) {
    const attendee = meeting.attendees.find(({ personId }) => personId === copy.ownerId)
    if (attendee && date === null) {
      Object.assign(attendee, given, { proposedNewTime: answer.proposedNewTime })
      for (const responses of meeting.occurrenceResponses.values()) responses.delete(attendee.address)
    } else if (attendee && date !== null) {
      const responses = meeting.occurrenceResponses.get(date) ?? new Map<string, Response>()
      meeting.occurrenceResponses.set(date, responses.set(attendee.address, given))
      if (answer.proposedNewTime) attendee.proposedNewTime = answer.proposedNewTime
    }
    meeting.version += 1
  }
  if (answer.response === 'declined' && date !== null) copy.hiddenDates.add(date)
  if (answer.response === 'declined' && date === null) mailboxes.remove(copy)
  else mailboxes.touch(copy)
  const organizers = answer.sendResponse ? mailboxes.copyOf(meeting.organizerId, meeting) : null
  if (organizers) mailboxes.touch(organizers)
}

function refusal(reason: string): GraphFault {
  return new GraphFault(400, 'ErrorInvalidRequest', `Your request can't be completed. ${reason}`)
}
