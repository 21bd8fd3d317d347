import { type Rules, type ScorePart, scoreParts, type Weights, wishPoints } from '../../api/matching/contract.ts'
import { listOf, numberOf } from '../texts/language.ts'
import { say } from '../texts/matching-rules.ts'
import { fitOf } from './run-words.ts'

export type RuleKey = keyof Rules
/** A rule as a sentence; `on` is false when it asks for nothing. */
export type RuleWords = { key: RuleKey; title: string; sentence: string; on: boolean }

const departments = { hard: 'departmentsDiffer', prefer: 'departmentsDifferIfPossible', off: 'departmentsMayRepeat' } as const satisfies Record<Rules['distinctDepartments'], string>

function reporting(levels: Rules['reportingLevels']): string {
  if (levels === 'any') return say('reportingNever')
  return levels === 0 ? say('reportingAllowed') : say('reportingApart', { levels })
}

function floorsSentence(floors: Rules['floors']): string {
  const [first, second] = floors
  if (first === undefined) return say('floorsNone')
  return second === undefined ? say('floorsOne', { lower: fitOf(first) }) : say('floorsTwo', { lower: fitOf(first), higher: fitOf(second) })
}

function departmentsSentence({ distinctDepartments, sameDepartmentPenalty }: Rules): string {
  const price = distinctDepartments === 'prefer' ? [say('departmentsRepeatPrice', { points: fitOf(sameDepartmentPenalty) })] : []
  return [say('departmentsOfPair'), say(departments[distinctDepartments]), ...price].join(' ')
}

/** What a run keeps, as sentences that anybody can read. */
export function rulesInWords(rules: Rules): RuleWords[] {
  const { circleSize, cooldownSeasons, floors, minSharedHours, reportingLevels, sharedManager } = rules
  return [
    { key: 'circleSize', title: say('size'), sentence: circleSize === 1 ? say('sizePairs') : say('sizeAtMost', { most: circleSize }), on: true },
    { key: 'distinctDepartments', title: say('departments'), sentence: departmentsSentence(rules), on: true },
    { key: 'reportingLevels', title: say('reporting'), sentence: reporting(reportingLevels), on: reportingLevels !== 0 },
    { key: 'sharedManager', title: say('sharedManager'), sentence: sharedManager ? say('sharedManagerAllowed') : say('sharedManagerNever'), on: !sharedManager },
    { key: 'minSharedHours', title: say('sharedHours'), sentence: minSharedHours === 0 ? say('sharedHoursNone') : say('sharedHoursAtLeast', { hours: minSharedHours }), on: minSharedHours > 0 },
    { key: 'cooldownSeasons', title: say('earlierPairs'), sentence: cooldownSeasons === 0 ? say('earlierPairsAllowed') : say('earlierPairsWait', { seasons: cooldownSeasons }), on: cooldownSeasons > 0 },
    { key: 'floors', title: say('weakFits'), sentence: floorsSentence(floors), on: floors.length > 0 },
  ]
}

const parts = {
  skill: { title: 'skillPart', meaning: 'skillPartDetail', inList: 'skillPartInList' },
  function: { title: 'functionPart', meaning: 'functionPartDetail', inList: 'functionPartInList' },
  interest: { title: 'interestPart', meaning: 'interestPartDetail', inList: 'interestPartInList' },
  goal: { title: 'goalPart', meaning: 'goalPartDetail', inList: 'goalPartInList' },
  hours: { title: 'hoursPart', meaning: 'hoursPartDetail', inList: 'hoursPartInList' },
  distance: { title: 'distancePart', meaning: 'distancePartDetail', inList: 'distancePartInList' },
  tie: { title: 'tiePart', meaning: 'tiePartDetail', inList: 'tiePartInList' },
} as const satisfies Record<ScorePart, { title: string; meaning: string; inList: string }>

/** What a part of the fit means, in the words of the form. */
export function partWords(part: ScorePart): { title: string; meaning: string } {
  return { title: say(parts[part].title), meaning: say(parts[part].meaning) }
}

/** What the organizer may know of wishes. */
export function wishSentence(): string {
  return say('wishesArePrivate', { points: wishPoints / 10_000 })
}

export type WeightWords = { part: ScorePart; title: string; meaning: string; points: number }

/** The parts of the fit that count, heaviest first, in points of 100. */
export function weightsInWords(weights: Weights): WeightWords[] {
  const all = scoreParts.map((part) => ({ part, ...partWords(part), points: weights[part] / 10_000 }))
  return all.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points)
}

/** "Not counted: interests and new ties."; null when everything counts. */
export function notCounted(weights: Weights): string | null {
  const names = scoreParts.filter((part) => weights[part] === 0).map((part) => say(parts[part].inList))
  return names.length === 0 ? null : say('notCounted', { parts: listOf(names) })
}

/** Points of 100 with at most one decimal. */
export function pointsWords(points: number): string {
  return numberOf(points, { maximumFractionDigits: 1 })
}

/** The rules and weights in which two runs differ, as one sentence for each run and subject. */
export function differingRules(runs: readonly { rules: Rules; weights: Weights }[]): { title: string; sentences: string[] }[] {
  const tables = runs.map(({ rules, weights }) => [
    ...rulesInWords(rules).map(({ title, sentence }) => ({ title, sentence })),
    ...scoreParts.map((part) => ({ title: say('partInFit', { part: partWords(part).title }), sentence: say('pointsOfHundred', { points: pointsWords(weights[part] / 10_000) }) })),
  ])
  return (tables[0] ?? []).flatMap(({ title }, at) => {
    const sentences = tables.map((table) => table[at]?.sentence ?? '')
    return new Set(sentences).size > 1 ? [{ title, sentences }] : []
  })
}

type Settings = { rules: Rules; weights: Weights }

/** What would be new for a program that took over a run's rules and weights, one sentence each. Sizes are each cohort's own. */
export function changesForProgram(run: Settings, program: Settings): string[] {
  const sized = { rules: { ...run.rules, circleSize: program.rules.circleSize }, weights: run.weights }
  return differingRules([program, sized]).map(({ title, sentences }) => say('changedRule', { rule: title, sentence: sentences[1] ?? '' }))
}
