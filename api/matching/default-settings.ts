import type { Rules, Weights } from './contract.ts'

/** What enrolments and the directory can say, by weight; favourites, levels, languages and themes are not asked, so they give no points. Judgement, not estimated from outcomes. */
export const usualWeights: Weights = { skill: 400_000, function: 200_000, interest: 140_000, goal: 100_000, hours: 80_000, distance: 40_000, tie: 40_000, favourite: 0, seniority: 0, language: 0, theme: 0 }

/** Rules of a program that nobody has changed; the circle size is the cohort's. */
export function usualRules(circleSize: number): Rules {
  return { circleSize, distinctDepartments: 'hard', sameDepartmentPenalty: 200_000, reportingLevels: 'any', sharedManager: false, minSharedHours: 2, cooldownSeasons: 2, floors: [] }
}

/** What a rule would be changed to, so that a run can try how it would be without it; null for rules that are never given up. */
export function withoutRule(rule: string, rules: Rules): Partial<Rules> | null {
  switch (rule) {
    case 'capacity':
    case 'circleSize':
      return rules.circleSize < 4 ? { circleSize: rules.circleSize + 1 } : null
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
