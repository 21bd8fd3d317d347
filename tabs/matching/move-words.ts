import type { MatchRun, RunComparison } from '../../api/matching/contract.ts'
import type { Person } from '../../api/people/contract.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { locale } from '../texts/language.ts'
import { say } from '../texts/matching-circles.ts'
import { fitOf, proofOf } from './run-words.ts'

export type MentorChoice = { person: Person; /** "Product, 2 mentees". */ about: string }

/** Every mentor of the run to whom a mentee could go, by name. */
export function mentorsFor(run: Pick<MatchRun, 'circles' | 'unmatched'>, mentee: Pick<Person, 'id'>): MentorChoice[] {
  const leading = run.circles.filter(({ mentees }) => !mentees.some(({ person }) => person.id === mentee.id)).map(({ mentor, mentees, joins }) => ({ person: mentor, words: say('menteesNow', { count: mentees.length + (joins?.beside.length ?? 0) }) }))
  const idle = run.unmatched.filter(({ role }) => role === 'mentor').map(({ person }) => ({ person, words: say('noCircleYet') }))
  return [...leading, ...idle].map(({ person, words }) => ({ person, about: person.department ? say('departmentAndMentees', { department: person.department, mentees: words }) : words })).sort((one, other) => one.person.displayName.localeCompare(other.person.displayName, locale()))
}

/** The mentors whose name or department holds what somebody typed, as many as one reads. */
export function mentorsCalled(choices: readonly MentorChoice[], typed: string, most = 30): MentorChoice[] {
  const words = typed.toLocaleLowerCase(locale()).split(/\s+/).filter((word) => word !== '')
  return choices.filter(({ person }) => words.every((word) => `${person.displayName} ${person.department ?? ''}`.toLocaleLowerCase(locale()).includes(word))).slice(0, most)
}

export type Tried = { mentee: Person; mentor: Person }
/** What a move comes to: each line a sentence, the move's own first; `changes` are the others whose circle changes. */
export type Cost = { possible: true; lines: string[]; proof: string | null; changes: RunComparison['changes'][number]['changes'] } | { possible: false; why: string }

type Placed = Pick<MatchRun, 'circles' | 'figures' | 'proof' | 'standingRunId'>

/** What trying a move came to, against the run it was tried on. */
export function costOf({ mentee, mentor }: Tried, before: Placed, after: Placed, changes: RunComparison['changes'][number]['changes']): Cost {
  const fitIn = (run: Placed) => run.circles.flatMap((circle) => circle.mentees).find(({ person }) => person.id === mentee.id)?.score ?? 0
  const lands = after.circles.some((circle) => circle.mentor.id === mentor.id && circle.mentees.some(({ person }) => person.id === mentee.id))
  if (!lands) return { possible: false, why: say('moveImpossible', { mentee: mentee.displayName, mentor: mentor.displayName }) }
  return {
    possible: true,
    lines: [ownLine(firstNameOf(mentee), fitOf(fitIn(before)), fitOf(fitIn(after))), allLine(before, after), ...placesLine(before, after), ...timesLine(before, after)],
    proof: proofOf(after)?.words ?? null,
    changes: changes.filter(({ person }) => person.id !== mentee.id),
  }
}

function ownLine(name: string, before: number, after: number): string {
  if (before === after) return say('fitStays', { name, fit: after })
  return after > before ? say('fitRises', { name, before, after }) : say('fitFalls', { name, before, after })
}

/** All together, in points of 100: an average over thousands would hide it. */
function allLine(before: Placed, after: Placed): string {
  const change = (after.figures.score - before.figures.score) / 10_000
  const points = Math.round(Math.abs(change) * 10) / 10
  const mentees = after.figures.matched
  if (points === 0) return say('allTogetherSame')
  return change < 0 ? say('allTogetherLess', { points, mentees }) : say('allTogetherMore', { points, mentees })
}

function placesLine(before: Placed, after: Placed): string[] {
  const more = after.figures.matched - before.figures.matched
  if (more === 0) return []
  return [more < 0 ? say('moreWithoutMentor', { count: -more }) : say('moreWithMentor', { count: more })]
}

function timesLine(before: Placed, after: Placed): string[] {
  const without = ({ figures }: Placed) => (figures.withTime === null ? 0 : figures.circles - figures.withTime)
  const more = without(after) - without(before)
  return more > 0 ? [say('moreWithoutTime', { count: more })] : []
}

/** "Nobody else changes circle", "3 others change circle:". */
export function othersWords(changes: readonly unknown[]): string {
  return changes.length === 0 ? say('nobodyElseChanges') : say('othersChange', { count: changes.length })
}
