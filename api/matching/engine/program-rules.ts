import type { MatchInstance, MatchRules, ScoreWeights } from './types.ts'

/** Judgement, not estimated from outcomes: what the mentee wants to learn weighs most. */
export const defaultWeights: ScoreWeights = {
  skill: 330_000,
  goal: 70_000,
  function: 140_000,
  interest: 100_000,
  favourite: 130_000,
  seniority: 40_000,
  hours: 70_000,
  distance: 40_000,
  tie: 20_000,
  language: 20_000,
  theme: 40_000,
}

/** The parts that a program, and so a pack, may weigh. Wishes for people always count the same; levels and languages are not known from Microsoft 365. */
export const weighedParts = ['skill', 'function', 'interest', 'goal', 'hours', 'distance', 'tie'] as const satisfies (keyof ScoreWeights)[]

export const defaultRules: MatchRules = {
  circleSize: 3,
  departmentLevel: 1,
  distinctDepartments: 'hard',
  sameDepartmentPenalty: 200_000,
  reportingLevels: 'any',
  sharedManager: false,
  minSharedHours: 2,
  week: '2026-01-12',
  languages: true,
  seniorityGap: { min: 1, max: null },
  cooldownSeasons: 2,
  floors: [],
  weights: defaultWeights,
}

/** The rules of an instance with every default filled in; a `seniorityGap` without a side leaves that side open. */
export function rulesOf(instance: MatchInstance): MatchRules {
  const given = instance.rules ?? {}
  const known = Object.fromEntries(Object.entries<unknown>(given).filter(([, value]) => value !== undefined))
  return {
    ...defaultRules,
    ...known,
    seniorityGap: given.seniorityGap
      ? { min: given.seniorityGap.min ?? null, max: given.seniorityGap.max ?? null }
      : defaultRules.seniorityGap,
    weights: { ...defaultWeights, ...given.weights },
  }
}

/** The season matched now; without one it is the season after the latest in the history. */
export function seasonOf(instance: MatchInstance): number {
  if (instance.season !== undefined) return instance.season
  return (instance.history ?? []).reduce((latest, pair) => Math.max(latest, pair.season), 0) + 1
}
