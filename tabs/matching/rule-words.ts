import { type Rules, type ScorePart, scoreParts, type Weights, wishPoints } from '../../api/matching/contract.ts'
import { listNames } from '../parts/person-words.ts'
import { count, fitOf } from './run-words.ts'

export type RuleKey = keyof Rules
/** A rule as a sentence; `on` is false when it asks for nothing. */
export type RuleWords = { key: RuleKey; title: string; sentence: string; on: boolean }

const departments: Record<Rules['distinctDepartments'], string> = {
  hard: 'All mentees of a circle are from different departments.',
  prefer: 'Mentees of a circle are from different departments where it can be.',
  off: 'Mentees of a circle may be from the same department.',
}

function reporting(levels: Rules['reportingLevels']): string {
  if (levels === 'any') return 'A mentor never stands above or below a mentee in the reporting line.'
  if (levels === 0) return 'A mentor may stand above or below a mentee in the reporting line.'
  return `A mentor is never ${levels === 1 ? 'the mentee’s manager, nor the other way round' : `within ${levels} levels above or below a mentee in the reporting line`}.`
}

function hours(number: number): string {
  return number === 1 ? '1 hour' : `${number.toLocaleString('en-GB')} hours`
}

function floorsSentence(floors: Rules['floors']): string {
  const [first, second] = floors
  if (first === undefined) return 'The best total counts; a single fit may be low.'
  const then = second === undefined ? '' : `, then below ${fitOf(second)}`
  return `As few people as possible have a fit below ${fitOf(first)}${then}; only then the total counts.`
}

/** What a run keeps, as sentences that anybody can read. */
export function rulesInWords(rules: Rules): RuleWords[] {
  const { circleSize, cooldownSeasons, distinctDepartments, floors, minSharedHours, reportingLevels, sameDepartmentPenalty, sharedManager } = rules
  const price = distinctDepartments === 'prefer' ? ` Each repeat costs ${fitOf(sameDepartmentPenalty)} of 100.` : ''
  return [
    { key: 'circleSize', title: 'Size', sentence: circleSize === 1 ? 'One mentor meets one mentee.' : `A circle has one mentor and at most ${circleSize} mentees.`, on: true },
    { key: 'distinctDepartments', title: 'Departments', sentence: `Mentor and mentee are never from the same department. ${departments[distinctDepartments]}${price}`, on: true },
    { key: 'reportingLevels', title: 'Reporting line', sentence: reporting(reportingLevels), on: reportingLevels !== 0 },
    { key: 'sharedManager', title: 'Same manager', sentence: sharedManager ? 'Mentor and mentee may have the same manager.' : 'Mentor and mentee never have the same manager.', on: !sharedManager },
    { key: 'minSharedHours', title: 'Shared hours', sentence: minSharedHours === 0 ? 'No shared working hours are asked for.' : `On at least one day of the week they are at work together for ${hours(minSharedHours)}.`, on: minSharedHours > 0 },
    { key: 'cooldownSeasons', title: 'Earlier pairs', sentence: cooldownSeasons === 0 ? 'The same two people may meet again at once.' : `The same two people are not paired again for ${count(cooldownSeasons, 'season', 'seasons')}.`, on: cooldownSeasons > 0 },
    { key: 'floors', title: 'Weak fits', sentence: floorsSentence(floors), on: floors.length > 0 },
  ]
}

/** What each part of the fit means, in the words of the form. */
export const partWords: Record<ScorePart, { title: string; meaning: string }> = {
  skill: { title: 'Skills', meaning: 'The mentor offers what the mentee wants to learn; related skills count in part.' },
  function: { title: 'Functions to explore', meaning: 'The mentor works in a function the mentee wants to get to know.' },
  interest: { title: 'Interests', meaning: 'They share interests; rare ones count more.' },
  goal: { title: 'Goal', meaning: 'The mentee’s goal speaks of what the mentor knows.' },
  hours: { title: 'Shared hours', meaning: 'They are at work at the same time.' },
  distance: { title: 'Distance in the org chart', meaning: 'They are far apart in the organisation.' },
  tie: { title: 'New ties', meaning: 'Their departments have few ties so far.' },
}

/** What the organizer may know of wishes. */
export const wishSentence = `Wishes for particular people bring up to ${wishPoints / 10_000} points more. They are private: always weighed the same, and shown in no fit.`

export type WeightWords = { part: ScorePart; title: string; meaning: string; points: number }

/** The parts of the fit that count, heaviest first, in points of 100. */
export function weightsInWords(weights: Weights): WeightWords[] {
  const parts = scoreParts.map((part) => ({ part, ...partWords[part], points: weights[part] / 10_000 }))
  return parts.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points)
}

/** "Not counted: interests and new ties."; null when everything counts. */
export function notCounted(weights: Weights): string | null {
  const names = scoreParts.filter((part) => weights[part] === 0).map((part) => partWords[part].title.toLocaleLowerCase('en'))
  return names.length === 0 ? null : `Not counted: ${listNames(names)}.`
}

/** Points of 100 with at most one decimal. */
export function pointsWords(points: number): string {
  return points.toLocaleString('en-GB', { maximumFractionDigits: 1 })
}

/** The rules and weights in which two runs differ, as one sentence for each run and subject. */
export function differingRules(runs: readonly { rules: Rules; weights: Weights }[]): { title: string; sentences: string[] }[] {
  const tables = runs.map(({ rules, weights }) => [
    ...rulesInWords(rules).map(({ title, sentence }) => ({ title, sentence })),
    ...scoreParts.map((part) => ({ title: `${partWords[part].title} in the fit`, sentence: `${pointsWords(weights[part] / 10_000)} of 100` })),
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
  return differingRules([program, sized]).map(({ title, sentences }) => `${title}: ${sentences[1] ?? ''}`)
}
