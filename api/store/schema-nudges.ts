import type { Generated } from 'kysely'
import type { NudgeKind } from '../nudges/contract.ts'
import type { Json } from './stored.ts'

/** What people are nudged to do, how sessions were for them, and what an organizer should look at. */
export type NudgeTables = {
  /** What somebody is asked to do, one message each. `dueAt`: when it is to be looked at next; `untilAt`: of no use after. */
  nudges: {
    id: string
    personId: string
    kind: NudgeKind
    circleId: string | null
    /** Of what concerns a whole cohort. */
    cohortId: string | null
    number: number | null
    key: string
    /** The moment it is about: when a session starts or ended. */
    aboutAt: number
    dueAt: number
    untilAt: number
    state: Generated<'due' | 'claimed' | 'sent' | 'dropped'>
    /** Why it waits, or was dropped, in a plain sentence. */
    why: Generated<string | null>
    claimedAt: Generated<number | null>
    sentAt: Generated<number | null>
    conversationId: Generated<string | null>
    activityId: Generated<string | null>
    /** Of a question: what its receiver pressed. */
    answer: Generated<string | null>
    answeredAt: Generated<number | null>
  }
  /** Every time a nudge may have reached its receiver; gone again where Teams refused it for certain. Stays where the nudge goes. */
  nudgeAttempts: { nudgeId: string; personId: string; claimedAt: number; sentAt: Generated<number | null> }
  /** Kinds of nudges that somebody has turned off. */
  nudgeSettings: { personId: string; off: Json<NudgeKind[]>; changedAt: number }
  /** How a session was for one person. `answeredAt`: when `worth` or `nextStep` was first said, else when the row began. `help` goes to the organizer by name, the rest in totals only. */
  pulses: { circleId: string; number: number; personId: string; worth: number | null; nextStep: 'no' | 'partly' | 'yes' | null; help: 'no' | 'time' | 'other' | null; skipped: Generated<boolean>; answeredAt: number; changedAt: number }
  /** Circles an organizer should look at, each with its reason; once for each rule and session. */
  warnings: {
    id: string
    circleId: string
    rule: 'not-begun' | 'quiet' | 'moved-twice' | 'help-asked' | 'no-time' | 'not-closed'
    number: number | null
    personId: string | null
    sentence: string
    raisedAt: number
    /** When the organizer's card about it was ordered. */
    toldAt: Generated<number | null>
    snoozedUntil: Generated<number | null>
    closedAt: Generated<number | null>
    closedBy: Generated<string | null>
    /** passed: what raised it is over by itself. */
    outcome: Generated<'acted' | 'not-needed' | 'passed' | null>
  }
}
