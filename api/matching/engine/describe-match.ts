import { explainUnmatched } from './explain.ts'
import type { ReadMatch } from './match.ts'
import { compareIds, type MenteeProfile, type MentorProfile, type Pool } from './pool.ts'
import type { Scorer } from './score.ts'
import { changesOf, hasStanding } from './standing.ts'
import type { MatchAnswer, MatchedCircle, MatchedMentee, MatchInstance } from './types.ts'

/** Circles with reasons, and everybody else with a why, from a seating; `bound` is what it reaches itself. */
export function describeMatch(instance: MatchInstance, { pool, scorer, held }: ReadMatch, mentorOf: Int32Array): MatchAnswer {
  const menteesOf: MenteeProfile[][] = Array.from(pool.mentors, () => [])
  for (const { mentor, mentee } of held.locked) menteesOf[mentor.index]!.push(mentee)
  held.free.forEach((mentee, at) => {
    const mentor = mentorOf[at]!
    if (mentor >= 0) menteesOf[mentor]!.push(mentee)
  })

  const circles = pool.mentors
    .filter(({ index }) => menteesOf[index]!.length > 0)
    .sort((one, other) => compareIds(one.id, other.id))
    .map((mentor) => describeCircle(scorer, mentor, menteesOf[mentor.index]!))
  const score = circles.reduce((sum, circle) => circle.mentees.reduce((total, mentee) => total + mentee.score, sum), 0)
  const penalty = menteesOf.reduce((sum, mentees) => sum + departmentPenalty(pool, mentees), 0)
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
    mentees: mentees.toSorted((one, other) => compareIds(one.id, other.id)).map((mentee) => describeMentee(scorer, mentor, mentee)),
  }
}

/** A score is what its reasons add up to: told once, nothing has to be worked out twice. */
function describeMentee(scorer: Scorer, mentor: MentorProfile, mentee: MenteeProfile): MatchedMentee {
  const reasons = scorer.reasons(mentor, mentee)
  return { id: mentee.id, score: reasons.reduce((sum, { points }) => sum + points, 0), reasons }
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
