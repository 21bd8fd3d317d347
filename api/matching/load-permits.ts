import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import type { EnrolmentRecord } from '../enrolment/list-enrolments.ts'
import { listWishChanges } from '../enrolment/list-wishes.ts'
import type { Cohort } from '../programs/contract.ts'
import { createPool } from './engine/pool.ts'
import { isPermitted } from './engine/rules.ts'
import { drawLots, withHeldBack } from './held-back.ts'
import { loadInstance } from './load-question.ts'
import { settingsOf } from './match-settings.ts'
import { secretOf } from './store.ts'

/**
 * Whether a mentor and a mentee may be together, asked outside a run and answered as a run would: by the program's rules, reporting lines,
 * earlier seasons, everybody's wishes, and the lot, which keeps a wish from being told from chance.
 */
export async function loadPermits(context: Context, cohort: Cohort, mentors: EnrolmentRecord[], mentees: EnrolmentRecord[]): Promise<(mentorId: string, menteeId: string) => boolean> {
  if (mentors.length === 0 || mentees.length === 0) return () => false
  const [{ rules, weights }, changes, lottery] = await Promise.all([settingsOf(context, cohort), listWishChanges(context, cohort.id), secretOf(context.db, cohort.id, randomBytes(32).toString('hex'))])
  const { instance } = await loadInstance(context, cohort, [...mentors, ...mentees], { rules, weights })
  const idsOf = (enrolments: EnrolmentRecord[]) => new Map(enrolments.map(({ personId }) => [personId, changes.get(personId) ?? 0]))
  const lots = drawLots({ secret: lottery.secret, perMille: lottery.heldBackPerMille, favoursPerMille: 0, mentorIds: idsOf(mentors), menteeIds: idsOf(mentees) }, 'mentors')
  const pool = createPool(withHeldBack(instance, lots), context.taxonomy)
  const mentorOf = new Map(pool.mentors.map((mentor) => [mentor.id, mentor]))
  const menteeOf = new Map(pool.mentees.map((mentee) => [mentee.id, mentee]))
  return (mentorId, menteeId) => {
    const [mentor, mentee] = [mentorOf.get(mentorId), menteeOf.get(menteeId)]
    return mentor !== undefined && mentee !== undefined && isPermitted(pool, mentor, mentee)
  }
}
