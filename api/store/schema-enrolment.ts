import type { ColumnType, Generated } from 'kysely'
import type { Json } from './stored.ts'

/** The tables of enrolment and approval; the rest of the database is in schema.ts. */
export type EnrolmentTables = {
  enrolments: {
    id: string
    cohortId: string
    personId: string
    role: 'mentee' | 'mentor'
    state: 'draft' | 'submitted' | 'approved' | 'declined' | 'not-until' | 'paused' | 'waitlisted' | 'matched' | 'active' | 'completed' | 'withdrawn'
    goals: string
    skillsWanted: Json<string[]>
    functionsToExplore: Json<string[]>
    skillsOffered: Json<string[]>
    capacity: number
    interests: Json<string[]>
    approverId: string | null
    savedAt: number
    submittedAt: number | null
    decidedAt: number | null
    decidedBy: string | null
    reason: string | null
    /** Until when it rests: the approver's date (not-until), or the owner's (paused). */
    untilOn: string | null
    /** Where a paused one goes back to. */
    pausedFrom: 'approved' | 'waitlisted' | 'matched' | 'active' | null
    /** What a waitlisted one waits for: a place in the cohort, or a circle. */
    waitsFor: 'place' | 'circle' | null
    /** What happens next if nobody answers, and when it is to be looked at. */
    dueWhat: 'remind' | 'escalate' | 'expire' | null
    dueAt: number | null
  }
  /** Private: read by their owner and by the matching engine, by nobody else. */
  enrolmentWishes: { cohortId: string; personId: string; otherId: string; kind: 'favourite' | 'not-with'; place: number }
  enrolmentWishChanges: { cohortId: string; personId: string; changes: number }
  /** Append-only: who moved an enrolment, when, from which door. */
  enrolmentMoves: {
    id: Generated<number>
    enrolmentId: string
    fromState: string
    toState: string
    byPersonId: string | null
    door: 'tab' | 'card' | 'system'
    /** People's own words. */
    reason: string | null
    movedAt: number
    /** What brought it about, by one of the names in api/enrolment/describe-moves.ts; null in moves from before it was kept. */
    why: Generated<string | null>
    /** The day until which it rests since, where it does. */
    untilOn: Generated<string | null>
    /** Where nobody answered: for how many working days. */
    workingDays: Generated<number | null>
  }
  /** Moves of enrolments that their owners have been told of. */
  toldMoves: { moveId: number; /** Null while they could not be reached. */ toldAt: number | null; attempts: Attempts }
  /** Who is asked to decide on an enrolment, why they, and by which way they were reached; open until `closedAt`. */
  approvalAsks: {
    id: string
    enrolmentId: string
    personId: string
    why: 'manager' | 'next-manager' | 'organizer' | 'delegate' | 'away' | 'escalation'
    /** Who handed it on, where somebody did. */
    byPersonId: string | null
    askedAt: number
    closedAt: number | null
    /** How they were reached; null until that is known. */
    way: 'card' | 'feed' | 'mail' | 'tab' | null
    /** Ways that were tried and refused, in order. */
    attempts: Json<{ way: string; problem: string }[]>
    reachedAt: number | null
    remindedAt: number | null
    /** Somebody else was asked instead, or it was asked anew: it gives no right to answer any more. */
    superseded: Generated<boolean>
    /** Where they are asked because somebody is away: the day on which that one works again, as far as their calendar told. */
    awayUntilOn: Generated<string | null>
    /** When a reminder was set going last; `remindedAt` says when it arrived. */
    reminderOrderedAt: Generated<number | null>
  }
  /** Every message that shows an approval, so that each can be redrawn; `drawn` says what it shows. */
  approvalCopies: { conversationId: string; activityId: string; askId: string; sentAt: number; drawn: string } & Undrawn
  enrolmentQuestions: Undrawn & { attempts: Attempts; /** When its owner had it, by whichever way. */ reachedAt: Generated<number | null>; id: string; enrolmentId: string; byPersonId: string; question: string; askedAt: number; answer: string | null; answeredAt: number | null; conversationId: string | null; activityId: string | null }
  /** Whom somebody named to answer for them while they are out of office. */
  approvalDelegates: { personId: string; delegateId: string; namedAt: number }
}

/** Of a card that could not be drawn anew: since when, and when it is tried again; null of all others. */
type Undrawn = { undrawnSince: Generated<number | null>; redrawAt: Generated<number | null> }

/** By which ways somebody could not be reached; none to begin with. */
type Attempts = ColumnType<{ way: string; problem: string }[], string | undefined, string>
