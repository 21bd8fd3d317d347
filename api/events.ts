import { z } from 'zod'

/**
 * The spine: what happens in the life of a mentorship, in order. A step talks to a later step only by publishing one
 * of these in the same transaction, so that nothing is announced that did not happen and nothing that happened is lost.
 */
export const events = {
  'people.sync-requested': z.object({ reason: z.enum(['start', 'clock', 'organizer']) }),
  'people.synced': z.object({ kind: z.enum(['full', 'delta']), transferred: z.int() }),
  /** There may be more places than before. */
  'cohort.places-changed': z.object({ cohortId: z.uuid() }),
  /** Places were given by lot: whoever waits on is to be told. */
  'places.drawn': z.object({ cohortId: z.uuid() }),
  'enrolment.submitted': z.object({ enrolmentId: z.uuid() }),
  /** Somebody (also) is to be asked: handed on, escalated, or asked again on the day. */
  'approval.asked': z.object({ enrolmentId: z.uuid() }),
  /** Nobody has answered for so long that the next step may be due. */
  'approval.due': z.object({ enrolmentId: z.uuid() }),
  /** Cards about a request could not be drawn for longer than a job is repeated. */
  'approval.redraw-due': z.object({ enrolmentId: z.uuid() }),
  'approval.reminder-due': z.object({ askId: z.uuid() }),
  'enrolment.question-asked': z.object({ questionId: z.uuid() }),
  'enrolment.question-answered': z.object({ questionId: z.uuid() }),
  'enrolment.decided': z.object({ enrolmentId: z.uuid() }),
  'enrolment.withdrawn': z.object({ enrolmentId: z.uuid() }),
  /** The approver has said no after the circle was formed: the seat is to be freed. */
  'enrolment.declined-late': z.object({ enrolmentId: z.uuid() }),
  'match-run.requested': z.object({ runId: z.uuid() }),
  'circles.formed': z.object({ cohortId: z.uuid(), circleIds: z.array(z.uuid()) }),
  /** `joined`: the people who came, where somebody did. */
  'circle.changed': z.object({ circleId: z.uuid(), joined: z.array(z.guid()).optional() }),
  'circle.mentor-named': z.object({ circleId: z.uuid(), personId: z.guid() }),
  /** `because`: they have left the company, or this circle alone; why they did is nobody's to know. */
  'circle.mentor-left': z.object({ circleId: z.uuid(), personId: z.guid(), because: z.enum(['company', 'circle']).default('company') }),
  /** A session was closed that these people held together. */
  'circle.met': z.object({ mentorIds: z.array(z.guid()), menteeIds: z.array(z.guid()) }),
  'series.intended': z.object({ circleIds: z.array(z.uuid()) }),
  'series.booked': z.object({ circleId: z.uuid() }),
  'session.make-up-intended': z.object({ circleId: z.uuid(), number: z.int() }),
  'check-in.intended': z.object({ checkInId: z.uuid() }),
  'check-in.cancelled': z.object({ checkInId: z.uuid() }),
  'move.asked': z.object({ circleId: z.uuid(), number: z.int(), personId: z.guid() }),
  'notice.written': z.object({ noticeId: z.uuid() }),
  'series.check-requested': z.object({ circleId: z.uuid() }),
  /** Something is due for these people. */
  'nudges.due': z.object({ personIds: z.array(z.guid()) }),
  /** Somebody drawn to be invited by name may be written to now. */
  'invitations.due': z.object({ cohortId: z.uuid() }),
  /** Something has changed that ties between departments are counted from. */
  'ties.count-due': z.object({}),
  'occurrence.move-intended': z.object({ circleId: z.uuid(), number: z.int() }),
  /** A cohort's figures are to be counted anew. */
  'results.due': z.object({ cohortId: z.uuid() }),
} as const

export type EventName = keyof typeof events
export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>
