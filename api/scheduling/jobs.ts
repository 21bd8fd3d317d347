import type { Context } from '../context.ts'
import { sendQuestion } from './ask-member.ts'
import { bookCheckIn, callOffCheckIn } from './book-check-in.ts'
import { bookSeries } from './book-series.ts'
import { checkSeries } from './check-series.ts'
import { endFormerSeries } from './end-former-series.ts'
import { followCircle, requestFollowing } from './follow-circle.ts'
import { endCheckInsOfLeavers } from './intend-check-in.ts'
import { bookMadeUpSession } from './make-up-session.ts'
import { carryOutMove } from './move-occurrence.ts'
import { planSeries } from './plan-series.ts'
import { tellJoined } from './tell-joined.ts'
import { sendNotice, tellMentorLeft, tellMentorNamed } from './tell-members.ts'

/** Four at once: what Outlook takes without throttling. */
const bookers = 4

export function registerSchedulingJobs(context: Context): void {
  context.jobs.on('circles.formed', 'plan-series', ({ cohortId, circleIds }) => planSeries(context, cohortId, circleIds))
  context.jobs.on('circle.changed', 'follow-circle', ({ circleId }) => followCircle(context, circleId), { concurrency: bookers })
  context.jobs.on('circle.changed', 'tell-joined', ({ circleId, joined = [] }) => tellJoined(context, circleId, joined))
  context.jobs.on('circle.mentor-left', 'tell-mentor-left', (left) => tellMentorLeft(context, left))
  context.jobs.on('circle.mentor-named', 'tell-mentor-named', (named) => tellMentorNamed(context, named))
  context.jobs.on('people.synced', 'find-series-to-follow', () => requestFollowing(context))
  context.jobs.on('series.booked', 'end-former-series', ({ circleId }) => endFormerSeries(context, circleId), { concurrency: bookers })
  context.jobs.on('series.intended', 'book-series', ({ circleIds }) => bookSeries(context, circleIds), { concurrency: bookers })
  context.jobs.on('occurrence.move-intended', 'carry-out-move', (move) => carryOutMove(context, move), { concurrency: bookers })
  context.jobs.on('session.make-up-intended', 'book-made-up-session', (session) => bookMadeUpSession(context, session), { concurrency: bookers })
  context.jobs.on('check-in.intended', 'book-check-in', ({ checkInId }) => bookCheckIn(context, checkInId), { concurrency: bookers })
  context.jobs.on('check-in.cancelled', 'call-off-check-in', ({ checkInId }) => callOffCheckIn(context, checkInId), { concurrency: bookers })
  context.jobs.on('circle.changed', 'end-check-ins-of-leavers', ({ circleId }) => endCheckInsOfLeavers(context, circleId))
  context.jobs.on('series.check-requested', 'check-series', ({ circleId }) => checkSeries(context, circleId), { concurrency: bookers })
  context.jobs.on('move.asked', 'send-question', (question) => sendQuestion(context, question))
  context.jobs.on('notice.written', 'send-notice', ({ noticeId }) => sendNotice(context, noticeId))
}
