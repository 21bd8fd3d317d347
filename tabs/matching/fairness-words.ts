import type { Fairness, MatchRun } from '../../api/matching/contract.ts'
import { numberOf } from '../texts/language.ts'
import { say } from '../texts/matching.ts'
import { fitOf } from './run-words.ts'

export type Group = Fairness['groups'][number]

const tables = {
  site: { title: 'bySite', column: 'site' },
  department: { title: 'byDepartment', column: 'department' },
  timeZone: { title: 'byTimeZone', column: 'timeZone' },
  partTime: { title: 'byWorkingTime', column: 'workingTime' },
} as const satisfies Record<Fairness['by'], { title: string; column: string }>

export function tableWords(by: Fairness['by']): { title: string; column: string } {
  return { title: say(tables[by].title), column: say(tables[by].column) }
}

/** "Europe/London" as people call it; other names stay. */
export function groupName(by: Fairness['by'], name: string): string {
  return by === 'timeZone' ? (name.split('/').at(-1) ?? name).replaceAll('_', ' ') : name
}

/** "93 %"; of nobody: not known. */
export function percentOf(share: number | null): string {
  return share === null ? say('notKnown') : say('percent', { percent: Math.round(share * 100) })
}

export function fitWords(averageFit: number | null): string {
  return averageFit === null ? say('notKnown') : numberOf(fitOf(averageFit))
}

/** Pairs who would both rather have each other, in one sentence; null when that was not looked at. */
export function blockingSentence(blocking: MatchRun['blockingPairs']): string | null {
  if (blocking === null) return null
  const points = fitOf(blocking.margin)
  return blocking.pairs === 0 ? say('nobodyWouldGain', { points }) : say('pairsWouldGain', { count: blocking.pairs, points })
}
