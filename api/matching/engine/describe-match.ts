import { explainUnmatched } from './explain.ts'
import type { ReadMatch } from './match.ts'
import { compareIds, type MenteeProfile, type MentorProfile, type Pool } from './pool.ts'
import type { Scorer } from './score.ts'
import { changesOf, hasStanding } from './standing.ts'
import type { MatchAnswer, MatchedCircle, MatchInstance } from './types.ts'

/** Circles with reasons, and everybody else with a why, from a seating; `bound` is what it reaches itself. */
export function describeMatch(instance: MatchInstance, { pool, scorer, held }: ReadMatch, mentorOf: Int32Array): MatchAnswer {
  const menteesOf = new Map<MentorProfile, MenteeProfile[]>()
  const seat = (mentor: MentorProfile, mentee: MenteeProfile): void => {
    const seated = menteesOf.get(mentor)
    if (seated) seated.push(mentee)
    else menteesOf.set(mentor, [mentee])
  }
  for (const { mentor, mentee } of held.locked) seat(mentor, mentee)
  held.free.forEach((mentee, at) => {
    const mentor = pool.mentors[mentorOf[at]!]
    if (mentor) seat(mentor, mentee)
  })

  const circles = [...menteesOf]
    .map(([mentor, mentees]) => describeCircle(scorer, mentor, mentees))
    .sort((one, other) => compareIds(one.mentor, other.mentor))
  const score = circles.reduce((sum, circle) => circle.mentees.reduce((total, mentee) => total + mentee.score, sum), 0)
  const penalty = [...menteesOf.values()].reduce((sum, mentees) => sum + departmentPenalty(pool, mentees), 0)
  const matched = circles.reduce((sum, circle) => sum + circle.mentees.length, 0)
  const changes = hasStanding(instance) ? changesOf(instance.standing ?? [], circles) : null
  return {
    circles,
    unmatched: explainUnmatched(pool, held, menteesOf),
    objective: { matched, ...(changes ? { kept: changes.kept } : {}), score, penalty },
    bound: { matched, score: score - penalty },
    gap: 0,
    ...(changes ? { changes } : {}),
  }
}

function describeCircle(scorer: Scorer, mentor: MentorProfile, mentees: MenteeProfile[]): MatchedCircle {
  return {
    mentor: mentor.id,
    mentees: mentees
      .map((mentee) => ({ id: mentee.id, score: scorer.score(mentor, mentee), reasons: scorer.reasons(mentor, mentee) }))
      .sort((one, other) => compareIds(one.id, other.id)),
  }
}

function departmentPenalty(pool: Pool, mentees: MenteeProfile[]): number {
  if (pool.rules.distinctDepartments !== 'prefer') return 0
  const seated = new Map<number, number>()
  return mentees.reduce((sum, { group }) => {
    const already = seated.get(group) ?? 0
    seated.set(group, already + 1)
    return sum + already * pool.rules.sameDepartmentPenalty
  }, 0)
}
