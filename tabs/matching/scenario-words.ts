import { type NewMatchRun, type Rules, type ScorePart, scoreParts, type Weights, wishPoints } from '../../api/matching/contract.ts'
import type { ApiError } from '../client.ts'
import { say } from '../texts/matching-rules.ts'
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

const trials = {
  minSharedHours: 'fewerSharedHours',
  sharedHours: 'fewerSharedHours',
  circleSize: 'biggerCircles',
  capacity: 'biggerCircles',
  distinctDepartments: 'departmentsMayRepeatName',
  reportingLevels: 'openReportingLine',
  sharedManager: 'sameManagerAllowed',
  cooldownSeasons: 'earlierPairsAllowedName',
  cooldown: 'earlierPairsAllowedName',
} as const

function isTried(rule: string): rule is keyof typeof trials {
  return rule in trials
}

/** "Fewer shared hours": what a scenario that tries a remedy is called at first. */
export function nameOfTrial(rule: string): string {
  return isTried(rule) ? say(trials[rule]) : say('oneRuleRelaxed')
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
  const most = mostPoints
  if (sum > most) return say('sumTooHigh', { sum: pointsWords(sum), most, excess: pointsWords(sum - most) })
  if (sum === 0) return say('sumZero', { most })
  return sum === most ? say('sumReached', { most }) : say('sumBelow', { sum: pointsWords(sum), most })
}

/** What is wrong with a scenario, by field; nothing when it can start. */
export function faultsOf(draft: ScenarioDraft): ScenarioFaults {
  const faults: ScenarioFaults = {}
  if (draft.name.trim().length > nameLength) faults.name = say('nameTooLong', { most: nameLength })
  const sum = sumOf(draft.weights)
  if (sum > mostPoints || sum === 0) faults.weights = sumSentence(draft.weights)
  const [lower, higher] = draft.floors
  if (lower === null && higher !== null) faults.floors = say('lowerFloorFirst')
  if (lower !== null && higher !== null && higher <= lower) faults.floors = say('floorsMustRise', { lower })
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
