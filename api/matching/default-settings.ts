import type { Rules, Weights } from './contract.ts'

/** What enrolments and the directory can say, by weight. Judgement, not estimated from outcomes. */
export const usualWeights: Weights = { skill: 360_000, function: 180_000, interest: 120_000, goal: 90_000, hours: 70_000, distance: 40_000, tie: 40_000 }

/** Rules of a program that nobody has changed; the circle size is the cohort's. */
export function usualRules(circleSize: number): Rules {
  return { circleSize, distinctDepartments: 'hard', sameDepartmentPenalty: 200_000, reportingLevels: 'any', sharedManager: false, minSharedHours: 2, cooldownSeasons: 2, floors: [] }
}

/** What a rule would be changed to, so that a run can try how it would be without it; null for rules that are never given up. */
export function withoutRule(rule: string, rules: Rules): Partial<Rules> | null {
  switch (rule) {
    case 'capacity':
    case 'circleSize':
      // Mentors offer three seats at most: a greater circle would change nothing.
      return rules.circleSize < 3 ? { circleSize: rules.circleSize + 1 } : null
    case 'distinctDepartments':
      return { distinctDepartments: 'off' }
    case 'reportingLevels':
      return { reportingLevels: 0 }
    case 'sharedManager':
      return { sharedManager: true }
    case 'minSharedHours':
      return { minSharedHours: 0 }
    case 'cooldownSeasons':
      return { cooldownSeasons: 0 }
    default:
      return null
  }
}
