import { matchPeople } from './match.ts'
import { rulesOf } from './program-rules.ts'
import { workedDays, type WorkedDay } from './shared-hours.ts'
import type { MatchAnswer, MatchedCircle, MatchInstance, PairReference } from './types.ts'

/**
 * As `matchPeople`, but no circle is proposed whose members are never all at work together for a whole session.
 * The pairwise rules cannot say that, so circles that fail are repaired: the mentee whose leaving costs least is kept
 * away from that mentor, and everybody is matched anew. The bound stays the pairwise problem's; `gap` says what the
 * repairs cost against it.
 * @param sessionMinutes how long all must be at work together on one day of the week that the rules name.
 */
export function matchKeepable(instance: MatchInstance, sessionMinutes: number): MatchAnswer {
  const days = daysOf(instance)
  const apart: PairReference[] = []
  const best = matchPeople(instance)
  for (let answer = best; ; answer = matchPeople({ ...instance, forbidden: [...(instance.forbidden ?? []), ...apart] })) {
    const failing = answer.circles.filter((circle) => !canMeet([circle.mentor, ...circle.mentees.map((mentee) => mentee.id)], days, sessionMinutes))
    if (failing.length === 0) {
      const { matched, score } = best.bound
      const reached = answer.objective.score - answer.objective.penalty
      const short = (matched - answer.objective.matched) * 1_000_000 + (score - reached)
      return { ...answer, bound: best.bound, gap: short <= 0 ? 0 : short / Math.max(1, matched * 1_000_000 + score) }
    }
    for (const circle of failing) apart.push({ mentor: circle.mentor, mentee: whoLeaves(circle, days, sessionMinutes) })
  }
}

/** The mentee with the lowest score whose leaving lets the others meet; where no single one does, the lowest. */
function whoLeaves(circle: MatchedCircle, days: Map<string, WorkedDay[]>, sessionMinutes: number): string {
  const byScore = [...circle.mentees].sort((one, other) => one.score - other.score || (one.id < other.id ? -1 : 1))
  const enough = byScore.find((mentee) => canMeet([circle.mentor, ...circle.mentees.filter((other) => other !== mentee).map((other) => other.id)], days, sessionMinutes))
  const [lowest] = byScore
  if (!lowest) throw new RangeError('A circle without mentees cannot be repaired.')
  return (enough ?? lowest).id
}

/** Whether some span of a session lies inside a working day of each. Whose hours are not known never forbids. */
function canMeet(members: string[], days: Map<string, WorkedDay[]>, sessionMinutes: number): boolean {
  let common: WorkedDay[] | null = null
  for (const member of members) {
    const worked = days.get(member)
    if (!worked) continue
    common = common === null ? worked : common.flatMap((one) => worked.map((other) => ({ start: Math.max(one.start, other.start), end: Math.min(one.end, other.end) })).filter((shared) => shared.end - shared.start >= sessionMinutes))
  }
  return common === null || common.some((day) => day.end - day.start >= sessionMinutes)
}

function daysOf(instance: MatchInstance): Map<string, WorkedDay[]> {
  const week = rulesOf(instance).week
  return new Map(instance.people.flatMap((person) => (person.workingHours && person.timeZone ? [[person.id, workedDays(person.workingHours, person.timeZone, week)] as const] : [])))
}
