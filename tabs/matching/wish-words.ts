import type { MatchRun, MatchSettings, PairWish, ProposedCircle } from '../../api/matching/contract.ts'
import type { Person } from '../../api/people/contract.ts'
import { firstNameOf, listNames } from '../parts/person-words.ts'
import { sentence } from '../parts/moments.ts'
import { count } from './run-words.ts'

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
  return sentence(keptApart(pair))
}

function keptApart({ mentor, mentee }: Pair): string {
  return `not ${firstNameOf(mentor)} with ${firstNameOf(mentee)}`
}

/** Each change that the shown run was not made with: it waits for the next one. What is locked with one mentor is one change. */
export function waitingChanges(run: Pick<MatchRun, 'locks' | 'forbidden'>, pairs: MatchSettings['pairs']): string[] {
  const had = (list: readonly Pair[], pair: Pair) => list.some(({ mentor, mentee }) => mentor.id === pair.mentor.id && mentee.id === pair.mentee.id)
  const wished = (wish: Wish, pair: Pair) => wishFor(pairs, pair.mentor.id, pair.mentee.id) === wish
  const names = ({ mentor, mentee }: Pair) => `${firstNameOf(mentor)} with ${firstNameOf(mentee)}`
  return [
    ...byMentor(pairs.filter((pair) => pair.wish === 'lock' && !had(run.locks, pair))).map((circle) => `${circle} locked`),
    ...pairs.filter((pair) => pair.wish === 'forbid' && !had(run.forbidden, pair)).map(keptApart),
    ...byMentor(run.locks.filter((pair) => !wished('lock', pair) && !wished('forbid', pair))).map((circle) => `${circle} no longer locked`),
    ...run.forbidden.filter((pair) => !wished('forbid', pair) && !wished('lock', pair)).map((pair) => `${names(pair)} allowed again`),
  ]
}

/** "Jon with Mei and Ana", one for each mentor. */
function byMentor(pairs: readonly Pair[]): string[] {
  const circles = Map.groupBy(pairs, ({ mentor }) => mentor.id)
  return [...circles.values()].flatMap((circle) => {
    const [first] = circle
    return first ? [`${firstNameOf(first.mentor)} with ${listNames(circle.map(({ mentee }) => firstNameOf(mentee)))}`] : []
  })
}

/** "2 changes wait: Jon with Mei locked; not Jon with Ana", at most three by name. */
export function waitingSentence(changes: readonly string[]): string {
  const shown = changes.slice(0, 3).join('; ')
  const more = changes.length > 3 ? ` and ${changes.length - 3} more` : ''
  return `${count(changes.length, 'change waits', 'changes wait')} for the next run: ${shown}${more}.`
}
