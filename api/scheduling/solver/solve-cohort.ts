import { describeChoice } from './answer.ts'
import { seat, take, unseat } from './circle.ts'
import type { Circle } from './circle.ts'
import { readMember } from './member.ts'
import type { Member } from './member.ts'
import { createCounts, countFree, tallyCounts } from './pattern-counts.ts'
import { createDesk, memberOf, problemOf } from './planner.ts'
import { repairPlan } from './repair-cohort.ts'
import type { CohortAnswer, CohortCase } from './types.ts'
import { drawCommon } from './problem.ts'
import type { Problem } from './problem.ts'

/** Who has least choice comes first: fewest patterns free throughout, then fewest with one clash, and so on. */
function compareChoice(a: readonly number[], b: readonly number[]): number {
  for (let lacking = 0; lacking < Math.max(a.length, b.length); lacking++) {
    const difference = (a[a.length - 1 - lacking] ?? 0) - (b[b.length - 1 - lacking] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** For each number of free occurrences, how many patterns have it. */
function countChoice(problem: Problem): number[] {
  const { clock, dates, series } = problem
  const free = drawCommon(problem)
  const counts = createCounts(clock, series.occurrences)
  const tally = new Array<number>(series.occurrences + 1).fill(0)
  for (const { days } of dates.candidates) {
    countFree(counts, clock, free, days)
    tallyCounts(counts, clock.slots, tally)
  }
  return tally
}

/**
 * Plans the series of many circles so that nobody has two of our sessions at once. Circles with the least choice choose first;
 * what they take is busy for their members from then on. In the end a circle that lacks sessions may displace another that
 * shares somebody with it, where that leaves the other no worse. Answers come in the order given, which changes none of them.
 * Throws RangeError for a member who is not among the people, and for what is no zone, date or time.
 */
export function solveCohort({ people, circles, rules = {} }: CohortCase): CohortAnswer {
  const desk = createDesk(circles.map(({ series }) => series), rules)
  const circlesOf = new Map<string, number>()
  for (const { members } of circles) for (const id of new Set(members)) circlesOf.set(id, (circlesOf.get(id) ?? 0) + 1)
  const isShared = (id: string) => (circlesOf.get(id) ?? 0) > 1

  const members = new Map<string, Member>()
  for (const person of people) if (circlesOf.has(person.id)) members.set(person.id, readMember(desk.roster, person, isShared(person.id)))

  const planned = circles.map(({ id, members: ids, series }): Circle => ({
    id,
    problem: problemOf(desk, series, ids.map((member) => memberOf(members, member))),
    shared: [...new Set(ids)].filter(isShared).map((member) => memberOf(members, member)),
    choice: null,
    sessions: [],
  }))
  // Circles that share nobody cannot take anything from anyone, so their order does not matter.
  const queue = planned.map((circle) => ({ circle, choice: circle.shared.length > 0 ? countChoice(circle.problem) : [] }))
  queue.sort((a, b) => compareChoice(a.choice, b.choice) || compareIds(a.circle.id, b.circle.id))
  for (const { circle } of queue) seat(circle)
  repairPlan(queue.map(({ circle }) => circle))
  return { circles: planned.map((circle) => ({ id: circle.id, ...describeWithout(circle) })) }
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The answer of a circle, told as its members' books look without its own sessions. */
function describeWithout(circle: Circle) {
  const { problem, choice, sessions } = circle
  if (choice && choice.placed === problem.series.occurrences && choice.free === choice.placed) return describeChoice(problem, choice)
  unseat(circle)
  const answer = describeChoice(problem, choice)
  take(circle, choice)
  circle.sessions = sessions
  return answer
}
