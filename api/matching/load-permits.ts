import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import type { EnrolmentRecord } from '../enrolment/list-enrolments.ts'
import { listWishChanges } from '../enrolment/list-wishes.ts'
import type { Cohort } from '../programs/contract.ts'
import type { StoredReason } from '../store/stored.ts'
import { createPool, type MenteeProfile, type MentorProfile } from './engine/pool.ts'
import { isPermitted } from './engine/rules.ts'
import { createScorer } from './engine/score.ts'
import type { MatchInstance } from './engine/types.ts'
import { drawLots, withHeldBack } from './held-back.ts'
import { loadInstance } from './load-question.ts'
import { settingsOf } from './match-settings.ts'
import { secretOf } from './store.ts'

/** What may be among some people, by their ids. */
export type Permits = {
  /** Whether a mentor and a mentee may be together. */
  maySeat(mentorId: string, menteeId: string): boolean
  /** Whether two mentees may be in one circle. */
  mayMeet(menteeId: string, otherId: string): boolean
  /** Why a mentor and a mentee fit; the points add up to the fit, 0 to 1,000,000. Wishes play no part in it. */
  reasons(mentorId: string, menteeId: string): StoredReason[]
}

/**
 * Who may be together, asked outside a run and answered as a run would: by the program's rules, reporting lines, earlier seasons,
 * everybody's wishes, and the lot, which keeps a wish from being told from chance.
 */
export async function loadPermits(context: Context, cohort: Cohort, mentors: EnrolmentRecord[], mentees: EnrolmentRecord[]): Promise<Permits> {
  if (mentors.length === 0 || mentees.length === 0) return { maySeat: () => false, mayMeet: () => false, reasons: () => [] }
  const [{ rules, weights }, changes, lottery] = await Promise.all([settingsOf(context, cohort), listWishChanges(context, cohort.id), secretOf(context.db, cohort.id, randomBytes(32).toString('hex'))])
  // In one order, as in a run: the lot between two mentees is drawn by the one who comes first.
  const inOrder = (enrolments: EnrolmentRecord[]) => enrolments.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  const { instance } = await loadInstance(context, cohort, [...mentors, ...mentees], { rules, weights })
  const idsOf = (enrolments: EnrolmentRecord[]) => new Map(inOrder(enrolments).map(({ personId }) => [personId, changes.get(personId) ?? 0]))
  const lots = drawLots({ secret: lottery.secret, perMille: lottery.heldBackPerMille, favoursPerMille: 0, mentorIds: idsOf(mentors), menteeIds: idsOf(mentees) })
  const covered = withHeldBack(withoutFavourites(instance), lots)
  const apart = new Map(covered.mentees.map(({ person, never = [] }) => [person, new Set(never)]))
  const pool = createPool(covered, context.taxonomy)
  const scorer = createScorer(pool)
  const mentorOf = new Map(pool.mentors.map((mentor) => [mentor.id, mentor]))
  const menteeOf = new Map(pool.mentees.map((mentee) => [mentee.id, mentee]))
  function ask<Answer>(mentorId: string, menteeId: string, answer: (mentor: MentorProfile, mentee: MenteeProfile) => Answer, unknown: Answer): Answer {
    const [mentor, mentee] = [mentorOf.get(mentorId), menteeOf.get(menteeId)]
    return mentor && mentee ? answer(mentor, mentee) : unknown
  }
  return {
    maySeat: (mentorId, menteeId) => ask(mentorId, menteeId, (mentor, mentee) => isPermitted(pool, mentor, mentee), false),
    reasons: (mentorId, menteeId) => ask(mentorId, menteeId, (mentor, mentee) => scorer.reasons(mentor, mentee), []),
    mayMeet(menteeId, otherId) {
      const [one, other] = [menteeOf.get(menteeId), menteeOf.get(otherId)]
      if (!one || !other || one === other) return false
      const isRepeat = pool.rules.distinctDepartments === 'hard' && one.group === other.group
      return !isRepeat && apart.get(one.id)?.has(other.id) !== true && apart.get(other.id)?.has(one.id) !== true
    },
  }
}

/** Whom somebody named shows in no figure that an organizer sees. */
function withoutFavourites(instance: MatchInstance): MatchInstance {
  const plain = <Role extends object>(role: Role) => ({ ...role, favourites: [] })
  return { ...instance, mentors: instance.mentors.map(plain), mentees: instance.mentees.map(plain) }
}
