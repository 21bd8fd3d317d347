import type { SensitivePart } from '../store/stored-figures.ts'
import { attainmentOf } from './goal-attainment.ts'
import type { CohortData, GoalRow, SkillsRow } from './load-cohort.ts'

/** What one person adds to each part that is read of nobody. */
export type PartValues = {
  goals: { ways: number[]; moved: number }
  attainment: { score: number }
  skills: { since: number; then: number | null }
  actions: { done: number; due: number }
}
/** By person id. */
export type PersonalParts = { [Part in SensitivePart]: Map<string, PartValues[Part]> }

/** Works out what everybody adds, from what they wrote. */
export function personalParts(data: CohortData): PersonalParts {
  const secondEnds = new Map(data.circles.map((circle) => [circle.id, endOfSecond(circle)]))
  const goals = Map.groupBy(data.goals.filter(({ outcome }) => outcome !== 'dropped'), ({ personId }) => personId)
  const attainment = new Map<string, PartValues['attainment']>()
  for (const [personId, own] of goals) {
    const score = attainmentOf(own.flatMap((goal) => (countsForAttainment(goal, secondEnds) ? [{ level: goal.level ?? 0, weight: 1 }] : [])))
    if (score !== null) attainment.set(personId, { score })
  }
  return {
    goals: new Map([...goals].map(([personId, own]) => [personId, { ways: own.map(wayOf), moved: own.filter(hasMoved).length }])),
    attainment,
    skills: skillsOf(data.skills),
    actions: new Map(data.actions.map(({ personId, done, due }) => [personId, { done, due }])),
  }
}

/** How much of its way a goal has gone, -1 to 1: one that went far beyond says no more than one that was reached. */
export function wayOf({ baseline, target, current }: GoalRow): number {
  return Math.max(-1, Math.min(1, (current - baseline) / (target - baseline)))
}

/** What its owner said of it at the review, else what the numbers say. */
function hasMoved(goal: GoalRow): boolean {
  return goal.outcome === null ? wayOf(goal) > 0 : goal.outcome === 'reached' || goal.outcome === 'moved'
}

/** Levels that were written later than the second session could follow what came of it. */
function countsForAttainment({ circleId, level, levelsWrittenAt }: GoalRow, secondEnds: ReadonlyMap<string, number>): boolean {
  return level !== null && levelsWrittenAt !== null && levelsWrittenAt <= (secondEnds.get(circleId) ?? Infinity)
}

function endOfSecond({ occurrences, closed }: CohortData['circles'][number]): number {
  const booked = occurrences?.find(({ number }) => number === 2)?.endAt
  const done = closed?.find(({ number }) => number === 2)?.completedAt
  return booked === undefined && done === undefined ? Infinity : Math.max(booked ?? 0, done ?? 0)
}

type Rated = { skill: string; now: number; then: number | null }

/** The mean over the skills that somebody rated at the beginning and at the end; the newest of each form counts. */
function skillsOf(rows: readonly SkillsRow[]): PersonalParts['skills'] {
  const found: PersonalParts['skills'] = new Map()
  for (const [personId, own] of Map.groupBy(rows, (row) => row.personId)) {
    const first = ratedIn(own.findLast(({ formId }) => formId === 'skills'))
    const again = ratedIn(own.findLast(({ formId }) => formId === 'skills-again'))
    const both = again.flatMap((after) => {
      const before = first.find(({ skill }) => skill === after.skill)
      return before ? [{ since: after.now - before.now, then: after.then === null ? null : after.now - after.then }] : []
    })
    const then = both.flatMap((change) => (change.then === null ? [] : [change.then]))
    if (both.length > 0) found.set(personId, { since: meanOf(both.map(({ since }) => since)), then: then.length === 0 ? null : meanOf(then) })
  }
  return found
}

function ratedIn(row: SkillsRow | undefined): Rated[] {
  const skills = (row?.answers as { skills?: unknown } | undefined)?.skills
  if (!Array.isArray(skills)) return []
  return (skills as Record<string, unknown>[]).flatMap(({ skill, now, then }) =>
    typeof skill === 'string' && typeof now === 'number' ? [{ skill: skill.trim().toLowerCase(), now, then: typeof then === 'number' ? then : null }] : [],
  )
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
