import { MINUTE } from '../../time/calendar.ts'
import type { Calendar, Overlook } from './availability.ts'
import { reach } from './series.ts'
import type { Problem } from './series.ts'
import type { Binding, HardKind, PlacedOccurrence, Relaxing, WhyNot } from './types.ts'

type Reach = { free: number; placed: number }

const KINDS: readonly HardKind[] = ['busy', 'oof', 'holiday', 'hours']
const THINGS: Record<HardKind, string> = { hours: 'working hours', busy: 'meetings', oof: 'time out of office', holiday: 'holidays' }
const MOST_BINDING = 5

function isMore(a: Reach, b: Reach): boolean {
  return a.free !== b.free ? a.free > b.free : a.placed > b.placed
}

/** What the answer would be with each rule dropped for everyone. */
function listRelaxing(problem: Problem): Relaxing[] {
  const none: Overlook = () => false
  return [
    { rule: 'hours', ...reach(problem, (_, kind) => kind === 'hours') },
    { rule: 'busy', ...reach(problem, (_, kind) => kind === 'busy' || kind === 'oof') },
    { rule: 'holiday', ...reach(problem, (_, kind) => kind === 'holiday') },
    { rule: 'minDaysBetween', ...reach(problem, none, { ...problem.exceptions, minDaysBetween: 0 }) },
    { rule: 'exceptions', ...reach(problem, none, { ...problem.exceptions, allowed: true }) },
  ]
}

/** How two people's working hours miss each other, in one sentence. */
function comparePair(problem: Problem, a: Calendar, b: Calendar): string {
  const asked = problem.series.durationMinutes
  const theirs = new Map(b.days.map((day) => [day.date, day]))
  let aFirst = 0
  let bFirst = 0
  let shared = 0
  let common = 0
  for (const day of a.days) {
    const other = theirs.get(day.date)
    if (!other) continue
    common++
    if (day.end <= other.start) aFirst++
    else if (other.end <= day.start) bFirst++
    else shared = Math.max(shared, Math.min(day.end, other.end) - Math.max(day.start, other.start))
  }
  if (common === 0) return `${a.id} and ${b.id} have no working day in common.`
  if (aFirst === common) return `${a.id}'s working hours end before ${b.id}'s begin on every day both work.`
  if (bFirst === common) return `${b.id}'s working hours end before ${a.id}'s begin on every day both work.`
  if (shared < asked * MINUTE) return `${a.id} and ${b.id} share at most ${Math.floor(shared / MINUTE)} minutes of working hours a day, and ${asked} are asked.`
  return `${a.id} and ${b.id} share too few working hours for one monthly time through all ${problem.series.occurrences} occurrences.`
}

/** The smallest groups whose working hours alone leave too little: single people, else pairs, else everyone. */
function explainHours(problem: Problem): Binding[] {
  const { calendars, series } = problem
  const fails = (ids: readonly string[]) => reach(problem, (person, kind) => kind !== 'hours' || !ids.includes(person)).placed < series.occurrences
  if (!fails(calendars.map(({ id }) => id))) return []
  const single = calendars.filter(({ id }) => fails([id]))
  if (single.length > 0) {
    return single.map(({ id }) => ({ person: id, kind: 'hours', sentence: `${id}'s own working hours hold no monthly session of ${series.durationMinutes} minutes from Monday to Friday for all ${series.occurrences} occurrences.` }))
  }
  const pairs: Binding[] = []
  for (const [at, a] of calendars.entries()) {
    for (const b of calendars.slice(at + 1)) {
      if (fails([a.id, b.id])) pairs.push({ person: a.id, kind: 'hours', sentence: comparePair(problem, a, b) })
    }
  }
  if (pairs.length > 0) return pairs
  const names = calendars.map(({ id }) => id)
  return [{ person: names[0] ?? null, kind: 'hours', sentence: `${names.slice(0, -1).join(', ')} and ${names.at(-1)} together share no working hours for a monthly session of ${series.durationMinutes} minutes, though any two of them do.` }]
}

/** What one person's one kind of constraint costs, when dropping it alone would help. */
function explainSingles(problem: Problem, now: Reach): Binding[] {
  const total = problem.series.occurrences
  const found: (Binding & Reach)[] = []
  for (const person of problem.people) {
    for (const kind of KINDS) {
      if (kind !== 'hours' && person[kind].length === 0) continue
      const then = reach(problem, (id, of) => id === person.id && of === kind)
      if (!isMore(then, now)) continue
      const sentence = `Without ${person.id}'s ${THINGS[kind]} ${then.free} of ${total} sessions could stay on one monthly time and ${then.placed} could take place; now it is ${now.free} and ${now.placed}.`
      found.push({ person: person.id, kind, sentence, ...then })
    }
  }
  // Nights and weekends always help; they are named last, since the hours leave enough room by themselves.
  return found
    .sort((a, b) => Number(a.kind === 'hours') - Number(b.kind === 'hours') || b.placed - a.placed || b.free - a.free)
    .map(({ person, kind, sentence }) => ({ person, kind, sentence }))
}

function explainRules(problem: Problem, now: Reach, relaxing: readonly Relaxing[]): Binding[] {
  const found: Binding[] = []
  const { minDaysBetween, allowed } = problem.exceptions
  for (const { rule, free, placed } of relaxing) {
    if (!isMore({ free, placed }, now)) continue
    if (rule === 'minDaysBetween') found.push({ person: null, kind: rule, sentence: `With less than ${minDaysBetween} days between sessions ${placed} instead of ${now.placed} could take place.` })
    if (rule === 'exceptions' && !allowed) found.push({ person: null, kind: rule, sentence: `If clashing sessions may be moved inside their month, ${placed} instead of ${now.placed} could take place.` })
  }
  return found
}

/** When several things are in the way at once and none alone: who is in the way of the occurrences that have no room, most often first. */
function explainTogether(problem: Problem, occurrences: readonly PlacedOccurrence[]): Binding[] {
  const unplaced = occurrences.filter(({ start }) => start === null)
  const found: (Binding & { count: number })[] = []
  for (const person of problem.people) {
    for (const kind of KINDS) {
      const count = unplaced.filter(({ clashes }) => clashes.some((clash) => clash.person === person.id && clash.kind === kind)).length
      const others: Overlook = (id, of) => id !== person.id || of !== kind
      const alone = kind === 'hours' || person[kind].length > 0 ? reach(problem, others).placed : Infinity
      if (alone < problem.series.occurrences) {
        found.push({ person: person.id, kind, sentence: `${person.id}'s ${THINGS[kind]} alone leave room for ${alone} of ${problem.series.occurrences} sessions.`, count: count + problem.series.occurrences })
      } else if (count > 0) {
        found.push({ person: person.id, kind, sentence: `${person.id}'s ${THINGS[kind]} are among what is in the way of ${count} of the sessions without room.`, count })
      } else if (occurrences.length === 0 && kind !== 'hours' && person[kind].length > 0) {
        found.push({ person: person.id, kind, sentence: `${person.id}'s ${THINGS[kind]} and the others' leave no monthly time together.`, count: 0 })
      }
    }
  }
  return found.sort((a, b) => b.count - a.count).map(({ person, kind, sentence }) => ({ person, kind, sentence }))
}

/** Why not all occurrences have a place: what binds, in plain sentences, and what dropping each rule would give. */
export function explainWhyNot(problem: Problem, now: Reach, occurrences: readonly PlacedOccurrence[]): WhyNot {
  const relaxing = listRelaxing(problem)
  let binding = explainHours(problem)
  if (binding.length === 0) binding = [...explainSingles(problem, now), ...explainRules(problem, now, relaxing)]
  if (binding.length === 0) binding = explainTogether(problem, occurrences)
  return { binding: binding.slice(0, MOST_BINDING), relaxing }
}
