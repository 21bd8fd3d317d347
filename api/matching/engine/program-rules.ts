import type { MatchInstance, MatchRules, ScoreWeights } from './types.ts'

/** Judgement, not estimated from outcomes: what the mentee wants to learn weighs most. */
export const defaultWeights: ScoreWeights = {
  skill: 360_000,
  goal: 80_000,
  function: 160_000,
  interest: 120_000,
  favourite: 150_000,
  seniority: 50_000,
  hours: 80_000,
  distance: 0,
  tie: 0,
  language: 0,
  theme: 0,
}

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
