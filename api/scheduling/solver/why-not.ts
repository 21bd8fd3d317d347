import { HARD_KINDS } from './member.ts'
import type { Member, Overlook } from './member.ts'
import type { Problem } from './problem.ts'
import { reach } from './series.ts'
import type { Binding, HardKind, PlacedOccurrence, Relaxing, WhyNot } from './types.ts'
import { explainHours } from './why-not-hours.ts'

type Reach = { free: number; placed: number }

const THINGS: Record<HardKind, string> = { hours: 'working hours', busy: 'meetings', oof: 'time out of office', holiday: 'holidays' }
const MOST_BINDING = 5

/** Whether sessions that can take place share their time of the month. */
function timing({ free, placed }: Reach): string {
  if (placed === 0) return ''
  if (free === placed) return ' at one monthly time'
  return free === 0 ? ', each at a time of its own' : `, ${free} of them at one monthly time`
}

function isMore(a: Reach, b: Reach): boolean {
  return a.free !== b.free ? a.free > b.free : a.placed > b.placed
}

function hasAny(member: Member, kind: HardKind): boolean {
  return kind === 'hours' || member[kind].length > 0 || (kind === 'busy' && member.booked.length > 0)
}

/** What the answer would be without one person's one kind of constraint. */
function reachWithout(problem: Problem, member: Member, kind: HardKind): Reach {
  return reach(problem, (other, of) => other === member && of === kind)
}

/** What the answer would be with each rule dropped for everyone. */
function listRelaxing(problem: Problem): Relaxing[] {
  return [
    { rule: 'hours', ...reach(problem, (_, kind) => kind === 'hours') },
    { rule: 'busy', ...reach(problem, (_, kind) => kind === 'busy' || kind === 'oof') },
    { rule: 'holiday', ...reach(problem, (_, kind) => kind === 'holiday') },
    { rule: 'minDaysBetween', ...reach(problem, undefined, { ...problem.exceptions, minDaysBetween: 0 }) },
    { rule: 'exceptions', ...reach(problem, undefined, { ...problem.exceptions, allowed: true }) },
  ]
}

/** What one person's one kind of constraint costs, when dropping it alone would help. */
function explainSingles(problem: Problem, now: Reach): Binding[] {
  const total = problem.series.occurrences
  const found: Binding[] = []
  for (const member of problem.members) {
    for (const kind of HARD_KINDS) {
      if (!hasAny(member, kind)) continue
      const then = reachWithout(problem, member, kind)
      if (!isMore(then, now)) continue
      const could = then.placed === total ? `all ${total} sessions` : `${then.placed} of ${total} sessions`
      const sentence = `Without ${member.name}'s ${THINGS[kind]}, ${could} could take place${timing(then)}; as it is, ${now.placed === 0 ? 'none can' : `${now.placed} can${timing(now)}`}.`
      found.push({ person: member.id, kind, sentence, ...then })
    }
  }
  // Nights and weekends always help; they are named last, since the hours leave enough room by themselves.
  return found.sort((a, b) => Number(a.kind === 'hours') - Number(b.kind === 'hours') || b.placed - a.placed || b.free - a.free)
}

function explainRules(problem: Problem, now: Reach, relaxing: readonly Relaxing[]): Binding[] {
  const found: Binding[] = []
  const { minDaysBetween, allowed } = problem.exceptions
  for (const { rule, free, placed } of relaxing) {
    if (!isMore({ free, placed }, now)) continue
    if (rule === 'minDaysBetween') found.push({ person: null, kind: rule, sentence: `With less than ${minDaysBetween} days between sessions ${placed} instead of ${now.placed} could take place.`, free, placed })
    if (rule === 'exceptions' && !allowed) found.push({ person: null, kind: rule, sentence: `If clashing sessions may be moved inside their month, ${placed} instead of ${now.placed} could take place.`, free, placed })
  }
  return found
}

/** When several things are in the way at once and none alone: who is in the way of the occurrences that have no room, most often first. */
function explainTogether(problem: Problem, occurrences: readonly PlacedOccurrence[]): Binding[] {
  const total = problem.series.occurrences
  const unplaced = occurrences.filter(({ start }) => start === null)
  const found: { member: Member; kind: HardKind; sentence: string; count: number }[] = []
  for (const member of problem.members) {
    const things = (kind: HardKind) => `${member.name}'s ${THINGS[kind]}`
    for (const kind of HARD_KINDS) {
      if (!hasAny(member, kind)) continue
      const count = unplaced.filter(({ clashes }) => clashes.some((clash) => clash.person === member.id && clash.kind === kind)).length
      const others: Overlook = (other, of) => other !== member || of !== kind
      const alone = reach(problem, others).placed
      if (alone < total) found.push({ member, kind, sentence: `${things(kind)} alone leave room for ${alone} of ${total} sessions.`, count: count + total })
      else if (count > 0) found.push({ member, kind, sentence: `${things(kind)} are among what is in the way of ${count} of the sessions without room.`, count })
      else if (occurrences.length === 0 && kind !== 'hours') found.push({ member, kind, sentence: `${things(kind)} and the others' leave no monthly time together.`, count: 0 })
    }
  }
  return found
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_BINDING)
    .map(({ member, kind, sentence }) => ({ person: member.id, kind, sentence, ...reachWithout(problem, member, kind) }))
}

/** Why not all occurrences have a place: what binds, in plain sentences, and what dropping each rule would give. */
export function explainWhyNot(asked: Problem, now: Reach, occurrences: readonly PlacedOccurrence[]): WhyNot {
  // The same people are asked about many times over.
  const problem: Problem = { ...asked, members: asked.members.map((member) => (member.planes ? member : { ...member, planes: new Map() })) }
  const relaxing = listRelaxing(problem)
  const hours = explainHours(problem).slice(0, MOST_BINDING)
  let binding = hours.map(({ member, sentence }): Binding => ({ person: member.id, kind: 'hours', sentence, ...reachWithout(problem, member, 'hours') }))
  if (binding.length === 0) binding = [...explainSingles(problem, now), ...explainRules(problem, now, relaxing)].slice(0, MOST_BINDING)
  if (binding.length === 0) binding = explainTogether(problem, occurrences)
  return { binding, relaxing }
}
