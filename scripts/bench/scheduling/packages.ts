import { loadPackage } from '../matching/solvers/package.ts'

/** As much of luxon (3.x) as the straightforward planner uses. */
export type LuxonDateTime = { toMillis(): number; plus(by: Record<string, number>): LuxonDateTime; startOf(unit: string): LuxonDateTime; weekday: number; toISODate(): string }
export type LuxonInterval = { start: LuxonDateTime; end: LuxonDateTime; engulfs(other: LuxonInterval): boolean; overlaps(other: LuxonInterval): boolean; intersection(other: LuxonInterval): LuxonInterval | null; difference(...others: LuxonInterval[]): LuxonInterval[] }
export type Luxon = {
  DateTime: {
    fromISO(text: string, options?: { zone: string }): LuxonDateTime
    fromMillis(instant: number, options?: { zone: string }): LuxonDateTime
    fromObject(parts: Record<string, number>, options: { zone: string }): LuxonDateTime
  }
  Interval: { fromDateTimes(from: LuxonDateTime, to: LuxonDateTime): LuxonInterval; merge(intervals: LuxonInterval[]): LuxonInterval[] }
}

type RRuleWeekday = { nth(n: number): RRuleWeekday }
/** As much of rrule (2.x). */
export type RRuleClass = {
  new (options: { freq: number; interval: number; dtstart: Date; count: number; byweekday: RRuleWeekday[] }): { all(): Date[] }
  MONTHLY: number
  MO: RRuleWeekday
  TU: RRuleWeekday
  WE: RRuleWeekday
  TH: RRuleWeekday
  FR: RRuleWeekday
}

/** Both packages, from the folder they are installed in. */
export async function loadPackages(folder: string): Promise<{ luxon: Luxon; RRule: RRuleClass }> {
  const luxon = await loadPackage<Luxon>(folder, 'luxon')
  const rrule = await loadPackage<{ RRule?: RRuleClass; default?: { RRule: RRuleClass } }>(folder, 'rrule')
  const RRule = rrule.RRule ?? rrule.default?.RRule
  if (!RRule) throw new TypeError('The package rrule exports no RRule.')
  return { luxon, RRule }
}
