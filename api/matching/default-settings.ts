import type { Pack } from '../roadmap/plan/content.ts'
import { type Rules, scoreParts, type Weights } from './contract.ts'

/** What enrolments and the directory can say, by weight. Judgement, not estimated from outcomes. */
export const usualWeights: Weights = { skill: 360_000, function: 180_000, interest: 120_000, goal: 90_000, hours: 70_000, distance: 40_000, tie: 40_000 }

const point = 10_000

/**
 * The usual weights as a pack turns them: each part times its factor, all in proportion so that together they weigh what they always do,
 * in whole points of a hundred; what is left over by rounding goes where most was cut off. Wishes for people stay beside them.
 */
export function weightsOf(factors: Pack['weights']): Weights {
  const turned = scoreParts.map((part) => [part, usualWeights[part] * (factors[part] ?? 1)] as const)
  const all = Object.values(usualWeights).reduce((sum, points) => sum + points, 0)
  const sum = turned.reduce((sum, [, points]) => sum + points, 0)
  if (sum === 0) return usualWeights
  const exact = turned.map(([part, points]) => ({ part, points: (points * all) / sum / point }))
  const left = all / point - exact.reduce((whole, { points }) => whole + Math.floor(points), 0)
  const most = new Set(exact.toSorted((a, b) => (b.points % 1) - (a.points % 1)).slice(0, left).map(({ part }) => part))
  return Object.fromEntries(exact.map(({ part, points }) => [part, (Math.floor(points) + (most.has(part) ? 1 : 0)) * point])) as Weights
}

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
