import type { Fairness, MatchRun } from '../../api/matching/contract.ts'
import { count, fitOf } from './run-words.ts'

export type Group = Fairness['groups'][number]

export const tableWords: Record<Fairness['by'], { title: string; column: string }> = {
  site: { title: 'By site', column: 'Site' },
  department: { title: 'By department', column: 'Department' },
  timeZone: { title: 'By time zone', column: 'Time zone' },
  partTime: { title: 'By working time', column: 'Working time' },
}

/** "Europe/London" as people call it; other names stay. */
export function groupName(by: Fairness['by'], name: string): string {
  return by === 'timeZone' ? (name.split('/').at(-1) ?? name).replaceAll('_', ' ') : name
}

/** "93 %"; of nobody: a dash in words. */
export function percentOf(share: number | null): string {
  return share === null ? 'not known' : `${Math.round(share * 100)} %`
}

export function fitWords(averageFit: number | null): string {
  return averageFit === null ? 'not known' : String(fitOf(averageFit))
}

/** Pairs who would both rather have each other, in one sentence; null when that was not looked at. */
export function blockingSentence(blocking: MatchRun['blockingPairs']): string | null {
  if (blocking === null) return null
  if (blocking.pairs === 0) return `Nobody would gain by changing places: there is no mentor and mentee who would both be better off together by ${fitOf(blocking.margin)} points or more.`
  return `${count(blocking.pairs, 'mentor and mentee', 'pairs of mentor and mentee')} would both be better off together by ${fitOf(blocking.margin)} points or more. All circles together would not gain by it, so it is told and not forced.`
}
