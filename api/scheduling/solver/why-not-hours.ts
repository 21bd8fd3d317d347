import { WEEKDAYS, weekdayNumber } from '../../time/calendar.ts'
import type { Member } from './member.ts'
import type { Problem } from './problem.ts'
import { reach } from './series.ts'

/** A person whose working hours are in the way, alone or with others, in one sentence. */
type Finding = { member: Member; sentence: string }

/** Whether the working hours of these people alone, were they free all day, leave too little for every session. */
function failsOnHours(problem: Problem, members: readonly Member[]): boolean {
  return reach({ ...problem, members }, (_, kind) => kind !== 'hours').placed < problem.series.occurrences
}

function windowOf({ week: { windows } }: Member, nth: number): [number, number] {
  return [windows[2 * nth]!, windows[2 * nth + 1]!]
}

/** How two people's working hours miss each other, in one sentence. */
function comparePair({ series }: Problem, a: Member, b: Member): string {
  const theirs = new Map(Array.from(b.week.workedOn, (day, at) => [day, at]))
  const common = { days: 0, aFirst: 0, bFirst: 0, weekdays: new Set<number>(), shared: 0 }
  for (const [at, day] of a.week.workedOn.entries()) {
    const other = theirs.get(day)
    if (other === undefined) continue
    const [aFrom, aTo] = windowOf(a, at)
    const [bFrom, bTo] = windowOf(b, other)
    common.days++
    common.weekdays.add(weekdayNumber(day))
    if (aTo <= bFrom) common.aFirst++
    else if (bTo <= aFrom) common.bFirst++
    else common.shared = Math.max(common.shared, Math.min(aTo, bTo) - Math.max(aFrom, bFrom))
  }
  const { days, aFirst, bFirst, weekdays, shared } = common
  if (days === 0) return `${a.name} and ${b.name} have no working day in common.`
  const isWholeWeek = WEEKDAYS.every((_, weekday) => weekday === 0 || weekday === 6 || weekdays.has(weekday))
  const when = isWholeWeek ? 'on any weekday' : 'on any day that both work'
  if (aFirst === days) return `${a.name}'s working hours end before ${b.name}'s begin ${when}.`
  if (bFirst === days) return `${b.name}'s working hours end before ${a.name}'s begin ${when}.`
  if (shared < series.durationMinutes * 60) return `${a.name} and ${b.name} share at most ${Math.floor(shared / 60)} minutes of working hours a day, and ${series.durationMinutes} are asked.`
  return `${a.name} and ${b.name} share too few working hours for one monthly time through all ${series.occurrences} occurrences.`
}

/** The smallest groups whose working hours alone leave too little: single people, else pairs, else everyone; none when the hours are enough. */
export function explainHours(problem: Problem): Finding[] {
  const { members, series } = problem
  if (!failsOnHours(problem, members)) return []
  const singles = members.filter((member) => failsOnHours(problem, [member]))
  if (singles.length > 0) {
    return singles.map((member) => ({ member, sentence: `${member.name}'s own working hours hold no monthly session of ${series.durationMinutes} minutes from Monday to Friday for all ${series.occurrences} occurrences.` }))
  }
  const pairs: Finding[] = []
  for (const [at, a] of members.entries()) {
    for (const b of members.slice(at + 1)) {
      if (failsOnHours(problem, [a, b])) pairs.push({ member: a, sentence: comparePair(problem, a, b) })
    }
  }
  if (pairs.length > 0) return pairs
  const names = members.map(({ name }) => name)
  return members.slice(0, 1).map((member) => ({ member, sentence: `${names.slice(0, -1).join(', ')} and ${names.at(-1)} together share no working hours for a monthly session of ${series.durationMinutes} minutes, though any two of them do.` }))
}
