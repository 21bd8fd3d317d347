import type { MatchRun, MatchSettings, PairWish, ProposedCircle } from '../../api/matching/contract.ts'
import type { Person } from '../../api/people/contract.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { listOf } from '../texts/language.ts'
import { say } from '../texts/matching-circles.ts'

export type Pair = { mentor: Person; mentee: Person }
export type Wish = PairWish['wish'] | 'none'

/** What the organizer wishes for one pair in the next run. */
export function wishFor(pairs: MatchSettings['pairs'], mentorId: string, menteeId: string): Wish {
  return pairs.find(({ mentor, mentee }) => mentor.id === mentorId && mentee.id === menteeId)?.wish ?? 'none'
}

/** Whether all, some or none of a circle's pairs are locked for the next run. */
export function lockOf(pairs: MatchSettings['pairs'], circle: ProposedCircle): 'all' | 'some' | 'none' {
  const locked = circle.mentees.filter(({ person }) => wishFor(pairs, circle.mentor.id, person.id) === 'lock').length
  if (locked === 0) return 'none'
  return locked === circle.mentees.length ? 'all' : 'some'
}

/** "Not Jon with Ana". */
export function apartWords(pair: Pair): string {
  return say('apart', namesOf(pair))
}

/** What messages about a pair fill in: the two by their first names. */
export function namesOf({ mentor, mentee }: Pair): { mentor: string; mentee: string } {
  return { mentor: firstNameOf(mentor), mentee: firstNameOf(mentee) }
}

/** Each change that the shown run was not made with: it waits for the next one. What is locked with one mentor is one change. */
export function waitingChanges(run: Pick<MatchRun, 'locks' | 'forbidden'>, pairs: MatchSettings['pairs']): string[] {
  const had = (list: readonly Pair[], pair: Pair) => list.some(({ mentor, mentee }) => mentor.id === pair.mentor.id && mentee.id === pair.mentee.id)
  const wished = (wish: Wish, pair: Pair) => wishFor(pairs, pair.mentor.id, pair.mentee.id) === wish
  return [
    ...byMentor(pairs.filter((pair) => pair.wish === 'lock' && !had(run.locks, pair))).map((names) => say('changeLocked', names)),
    ...pairs.filter((pair) => pair.wish === 'forbid' && !had(run.forbidden, pair)).map((pair) => say('changeApart', namesOf(pair))),
    ...byMentor(run.locks.filter((pair) => !wished('lock', pair) && !wished('forbid', pair))).map((names) => say('changeUnlocked', names)),
    ...run.forbidden.filter((pair) => !wished('forbid', pair) && !wished('lock', pair)).map((pair) => say('changeAllowed', namesOf(pair))),
  ]
}

/** Jon, and "Mei and Ana": once for each mentor. */
function byMentor(pairs: readonly Pair[]): { mentor: string; mentees: string }[] {
  const circles = Map.groupBy(pairs, ({ mentor }) => mentor.id)
  return [...circles.values()].flatMap((circle) => {
    const [first] = circle
    return first ? [{ mentor: firstNameOf(first.mentor), mentees: listOf(circle.map(({ mentee }) => firstNameOf(mentee))) }] : []
  })
}

/** "2 changes wait for the next run: Jon with Mei locked; not Jon with Ana.", at most three by name. */
export function waitingSentence(changes: readonly string[]): string {
  const [count, shown] = [changes.length, changes.slice(0, 3).join('; ')]
  return count > 3 ? say('changesWaitAndMore', { count, changes: shown, more: count - 3 }) : say('changesWait', { count, changes: shown })
}
