import type { Context } from '../context.ts'
import { listAll } from '../enrolment/list-enrolments.ts'
import { AppError } from '../errors.ts'
import type { Cohort } from '../programs/contract.ts'
import type { StoredPair } from '../store/stored.ts'
import type { PairIds, Rules, Weights } from './contract.ts'
import { createPool } from './engine/pool.ts'
import { brokenRules, hardRules, privateRules } from './engine/rules.ts'
import { loadInstance } from './load-question.ts'
import { checkSeats, pairsOf } from './match-settings.ts'

/** What the run that tries the move is made with. */
type Asked = { locks: StoredPair[]; forbidden: StoredPair[]; rules: Rules; weights: Weights }

/**
 * Refuses to try a mentee with a mentor where it is known beforehand, and may be told, that they cannot be together: by the
 * organizer's own locks and forbids, or by a rule that is public. What is private, and the lot, only a run answers.
 * @throws AppError invalid_input | pair_not_free | pair_against_rules
 */
export async function checkMove(context: Context, cohort: Cohort, move: PairIds, { locks, forbidden, rules, weights }: Asked): Promise<void> {
  const [pair] = await pairsOf(context, cohort.id, [move])
  if (!pair) {
    const fault = { path: 'body.move', message: 'These two are not a mentor and a mentee who wait for a circle in this cohort. Name two who do.' }
    throw new AppError('invalid_input', `The request is not right at ${fault.path}: ${fault.message}`, [fault])
  }
  const isPair = (other: StoredPair) => other.mentorEnrolmentId === pair.mentorEnrolmentId && other.menteeEnrolmentId === pair.menteeEnrolmentId
  if (forbidden.some(isPair)) throw new AppError('pair_not_free', 'You keep these two apart. Allow them again first.')
  if (!locks.some(isPair)) await checkSeats(context, cohort.id, [...locks, pair], rules.circleSize)
  const both = (await listAll(context, cohort.id)).filter(({ id }) => id === pair.mentorEnrolmentId || id === pair.menteeEnrolmentId)
  const { instance } = await loadInstance(context, cohort, both, { rules, weights })
  const pool = createPool(instance, context.taxonomy)
  const [guide, learner] = [pool.mentors[0], pool.mentees[0]]
  if (!guide || !learner) throw new AppError('pair_not_free', 'One of the two has left the company. Choose another mentor.')
  const broken = brokenRules(pool, guide, learner) & ~privateRules
  const rule = hardRules.find((_, bit) => (broken & (1 << bit)) !== 0)
  if (rule) throw new AppError('pair_against_rules', `${rule.sentence} Choose another mentor, or try a scenario with another rule.`)
}
