import type { MatchRun, RunComparison } from '../../api/matching/contract.ts'
import type { Person } from '../../api/people/contract.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { count, fitOf, proofOf } from './run-words.ts'

export type MentorChoice = { person: Person; /** "Product, 2 mentees". */ about: string }

/** Every mentor of the run to whom a mentee could go, by name. */
export function mentorsFor(run: Pick<MatchRun, 'circles' | 'unmatched'>, mentee: Pick<Person, 'id'>): MentorChoice[] {
  const leading = run.circles.filter(({ mentees }) => !mentees.some(({ person }) => person.id === mentee.id)).map(({ mentor, mentees, joins }) => ({ person: mentor, words: count(mentees.length + (joins?.beside.length ?? 0), 'mentee', 'mentees') }))
  const idle = run.unmatched.filter(({ role }) => role === 'mentor').map(({ person }) => ({ person, words: 'no circle yet' }))
  return [...leading, ...idle].map(({ person, words }) => ({ person, about: [person.department, words].filter(Boolean).join(', ') })).sort((one, other) => one.person.displayName.localeCompare(other.person.displayName, 'en'))
}

/** The mentors whose name or department holds what somebody typed, as many as one reads. */
export function mentorsCalled(choices: readonly MentorChoice[], typed: string, most = 30): MentorChoice[] {
  const words = typed.toLocaleLowerCase('en').split(/\s+/).filter((word) => word !== '')
  return choices.filter(({ person }) => words.every((word) => `${person.displayName} ${person.department ?? ''}`.toLocaleLowerCase('en').includes(word))).slice(0, most)
}

export type Tried = { mentee: Person; mentor: Person }
/** What a move comes to: each line a sentence, the move's own first; `changes` are the others whose circle changes. */
export type Cost = { possible: true; lines: string[]; proof: string | null; changes: RunComparison['changes'][number]['changes'] } | { possible: false; why: string }

type Placed = Pick<MatchRun, 'circles' | 'figures' | 'proof' | 'standingRunId'>

/** What trying a move came to, against the run it was tried on. */
export function costOf({ mentee, mentor }: Tried, before: Placed, after: Placed, changes: RunComparison['changes'][number]['changes']): Cost {
  const fitIn = (run: Placed) => run.circles.flatMap((circle) => circle.mentees).find(({ person }) => person.id === mentee.id)?.score ?? 0
  const lands = after.circles.some((circle) => circle.mentor.id === mentor.id && circle.mentees.some(({ person }) => person.id === mentee.id))
  if (!lands) return { possible: false, why: `No circle can be formed with ${mentee.displayName} and ${mentor.displayName}. Not every reason is told, because wishes stay private. Choose another mentor.` }
  return {
    possible: true,
    lines: [ownLine(firstNameOf(mentee), fitOf(fitIn(before)), fitOf(fitIn(after))), allLine(before, after), ...placesLine(before, after), ...timesLine(before, after)],
    proof: proofOf(after)?.words ?? null,
    changes: changes.filter(({ person }) => person.id !== mentee.id),
  }
}

function ownLine(name: string, before: number, after: number): string {
  if (before === after) return `${name}’s fit stays ${after} of 100.`
  return `${name}’s fit ${after > before ? 'rises' : 'falls'} from ${before} to ${after} of 100.`
}

/** All together, in points of 100: an average over thousands would hide it. */
function allLine(before: Placed, after: Placed): string {
  const points = (after.figures.score - before.figures.score) / 10_000
  const size = Math.abs(points).toLocaleString('en-GB', { maximumFractionDigits: 1 })
  if (size === '0') return 'All together, nobody loses or gains fit.'
  return `All together it is ${size} ${size === '1' ? 'point' : 'points'} of fit ${points < 0 ? 'less' : 'more'}, over ${count(after.figures.matched, 'mentee', 'mentees')}.`
}

function placesLine(before: Placed, after: Placed): string[] {
  const more = after.figures.matched - before.figures.matched
  if (more === 0) return []
  return [more < 0 ? `${count(-more, 'mentee', 'mentees')} more would be without a mentor.` : `${count(more, 'mentee', 'mentees')} more would have a mentor.`]
}

function timesLine(before: Placed, after: Placed): string[] {
  const without = ({ figures }: Placed) => (figures.withTime === null ? 0 : figures.circles - figures.withTime)
  const more = without(after) - without(before)
  return more > 0 ? [`${count(more, 'circle', 'circles')} more would have no monthly time.`] : []
}

/** "Nobody else changes circle", "3 others change circle:". */
export function othersWords(changes: readonly unknown[]): string {
  if (changes.length === 0) return 'Nobody else changes circle.'
  return changes.length === 1 ? 'One other person changes circle:' : `${changes.length.toLocaleString('en-GB')} others change circle:`
}
