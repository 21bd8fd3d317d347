import { type NewMatchRun, type Rules, type ScorePart, scoreParts, type Weights, wishPoints } from '../../api/matching/contract.ts'
import type { ApiError } from '../client.ts'
import { pointsWords } from './rule-words.ts'
import { fitOf } from './run-words.ts'

/** A scenario as the form holds it; floors in points of 100, null for none. */
export type ScenarioDraft = {
  name: string
  rules: Omit<Rules, 'floors'>
  floors: [lower: number | null, higher: number | null]
  weights: Weights
  keepsLocks: boolean
  /** The run of which as few pairs as possible are to change. */
  standingRunId: string | null
}

export type ScenarioFaults = { name?: string; floors?: string; weights?: string }

const nameLength = 60

/** What the form begins with: the rules and weights of the run one looks at. */
export function draftOf(run: { rules: Rules; weights: Weights }, change: Partial<Rules> = {}, name = ''): ScenarioDraft {
  const { floors, ...rules } = { ...run.rules, ...change }
  const inPoints = (floor: number | undefined) => (floor === undefined ? null : fitOf(floor))
  return { name, rules, floors: [inPoints(floors[0]), inPoints(floors[1])], weights: run.weights, keepsLocks: true, standingRunId: null }
}

/** "Without shared hours": what a scenario that tries a remedy is called at first. */
export function nameOfTrial(rule: string): string {
  const names: Record<string, string> = {
    minSharedHours: 'Fewer shared hours',
    sharedHours: 'Fewer shared hours',
    circleSize: 'Bigger circles',
    capacity: 'Bigger circles',
    distinctDepartments: 'Departments may repeat',
    reportingLevels: 'Open reporting line',
    sharedManager: 'Same manager allowed',
    cooldownSeasons: 'Earlier pairs allowed',
    cooldown: 'Earlier pairs allowed',
  }
  return names[rule] ?? 'One rule relaxed'
}

/** Sum of the weights, in points of 100. */
export function sumOf(weights: Weights): number {
  return scoreParts.reduce((sum, part) => sum + weights[part], 0) / 10_000
}

/** What the weights may bring together, in points of 100; the rest is for wishes. */
export const mostPoints = 100 - wishPoints / 10_000

/** "Together 90 of 90." */
export function sumSentence(weights: Weights): string {
  const sum = sumOf(weights)
  if (sum > mostPoints) return `Together ${pointsWords(sum)} of ${mostPoints}: ${pointsWords(sum - mostPoints)} too many. Lower one of them.`
  if (sum === 0) return `Together 0 of ${mostPoints}: nothing would count. Raise one of them.`
  return sum === mostPoints ? `Together ${mostPoints} of ${mostPoints}.` : `Together ${pointsWords(sum)} of ${mostPoints}, so no fit can pass ${pointsWords(sum)}.`
}

/** What is wrong with a scenario, by field; nothing when it can start. */
export function faultsOf(draft: ScenarioDraft): ScenarioFaults {
  const faults: ScenarioFaults = {}
  if (draft.name.trim().length > nameLength) faults.name = `Use at most ${nameLength} characters.`
  const sum = sumOf(draft.weights)
  if (sum > mostPoints || sum === 0) faults.weights = sumSentence(draft.weights)
  const [lower, higher] = draft.floors
  if (lower === null && higher !== null) faults.floors = 'Set the lower one first.'
  if (lower !== null && higher !== null && higher <= lower) faults.floors = `The second must be above ${lower}.`
  return faults
}

/** The same from a refusal of the API, whose paths name the fields. */
export function faultsOfRefusal(details: ApiError['details']): ScenarioFaults {
  const faults: ScenarioFaults = {}
  for (const { path, message } of details) {
    if (/\bname\b/.test(path)) faults.name = message
    else if (path.includes('floors')) faults.floors = message
    else if (path.includes('weights')) faults.weights = message
  }
  return faults
}

/** The weight of one part, from points of 100. */
export function withWeight(weights: Weights, part: ScorePart, points: number): Weights {
  return { ...weights, [part]: Math.round(Math.min(mostPoints, Math.max(0, points)) * 10_000) }
}

/** What is sent to start the scenario. */
export function runOf(draft: ScenarioDraft): NewMatchRun {
  const floors = draft.floors.flatMap((floor) => (floor === null ? [] : [floor * 10_000]))
  return {
    ...(draft.name.trim() === '' ? {} : { name: draft.name.trim() }),
    rules: { ...draft.rules, floors },
    weights: draft.weights,
    ...(draft.keepsLocks ? {} : { locks: [] }),
    ...(draft.standingRunId === null ? {} : { standingRunId: draft.standingRunId }),
  }
}
