import type { MatchRun, MatchRunSummary, ProposedCircle, Rules, Weights } from '#api/matching/contract.ts'
import { person } from './people-of-a-season.ts'

export const rules: Rules = { circleSize: 3, distinctDepartments: 'hard', sameDepartmentPenalty: 0, reportingLevels: 'any', sharedManager: false, minSharedHours: 2, cooldownSeasons: 0, floors: [] }
export const weights: Weights = { skill: 500_000, function: 200_000, interest: 100_000, goal: 100_000, hours: 0, distance: 0, tie: 0 }

export const mei = { person: person('Mei Ono'), score: 600_000, locked: false, reasons: [{ kind: 'hours', text: 'They share 20 working hours a week.', points: 100_000 }, { kind: 'skill', text: 'Jon offers pricing, which Mei wants.', points: 500_000 }] }
export const ana = { person: person('Ana Ruiz'), score: 400_000, locked: false, reasons: [{ kind: 'function', text: 'Jon works in Product.', points: 400_000 }] }
export const keller: ProposedCircle = { number: 1, mentor: person('Jon Keller', 'Product'), mentees: [mei, ana], score: 1_000_000, slot: null, joins: null }

/** A finished run of one circle: Jon with Mei and Ana; one mentor and one mentee are left over. */
export function summary(more: Partial<MatchRunSummary> = {}, figures: Partial<MatchRunSummary['figures']> = {}): MatchRunSummary {
  return {
    id: 'run', cohortId: 'cohort', name: 'Run 1', state: 'ready', requestedAt: 0, requestedBy: person('Imogen Tazelaar'), finishedAt: 1, rules, weights, standingRunId: null, move: null, progress: null, problem: null,
    figures: {
      mentors: 2, mentees: 3, circles: 1, matched: 2, unmatched: 1, score: 1_000_000, bound: 1_000_000, averageFit: 500_000,
      bySize: [{ size: 2, circles: 1 }], repeatedDepartments: 0, departmentTies: 1, belowFloors: [], withTime: 1, ...figures,
    },
    ...more,
  }
}

/** The same with its circles. */
export function run(more: Partial<MatchRun> = {}, figures: Partial<MatchRunSummary['figures']> = {}): MatchRun {
  return { ...summary({}, figures), circles: [keller], unmatched: [], locks: [], forbidden: [], proof: null, fairness: null, fairnessWords: null, blockingPairs: null, changedSince: null, ...more }
}
