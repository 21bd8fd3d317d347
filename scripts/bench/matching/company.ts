import { runMatch } from '#api/matching/engine/match.ts'
import type { MatchInstance } from '#api/matching/engine/types.ts'
import { forgetPeak, readPeakMb } from './peak-memory.ts'
import { makeProfiles } from './profiles.ts'

/** How many seats the company's mentors offer: as they enrolled, three each, or hardly more than there are mentees. */
export const supplies = ['enrolled', 'three', 'tight'] as const

export type Supply = (typeof supplies)[number]

/** From raw profiles to circles with reasons; times in milliseconds. */
export type CompanyReport = {
  people: number
  mentees: number
  mentors: number
  ms: number
  cpuMs: number
  /** Greatest resident size while matching, profiles included, and what it was just before. */
  peakMb: number
  profilesMb: number
  circles: number
  matched: number
  score: number
  /** Relative loss against what is proven about all permitted pairs; 0: nothing better exists. */
  gap: number
  faults: string[]
}

/** Matches a made-up company in this process; cold, as the first run after a start is. */
export function matchCompany(employees: number, supply: Supply, seed: number): CompanyReport {
  const instance = withSeats(makeProfiles(employees, seed), supply)
  globalThis.gc?.()
  const profilesMb = process.memoryUsage().rss / 2 ** 20
  forgetPeak()
  const cpuStart = process.cpuUsage()
  const start = performance.now()
  const { answer } = runMatch(instance)
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpuStart)
  const peakMb = readPeakMb()
  return {
    people: instance.people.length,
    mentees: instance.mentees.length,
    mentors: instance.mentors.length,
    ms,
    cpuMs: (user + system) / 1000,
    peakMb,
    profilesMb,
    circles: answer.circles.length,
    matched: answer.objective.matched,
    score: answer.objective.score,
    gap: answer.gap,
    faults: findFaults(instance, answer),
  }
}

/** People in are people out, nobody twice, and the reasons add up to the scores. */
function findFaults(instance: MatchInstance, { circles, unmatched, objective }: ReturnType<typeof runMatch>['answer']): string[] {
  const faults: string[] = []
  const matched = circles.flatMap(({ mentees }) => mentees)
  const seen = new Set([...matched.map(({ id }) => id), ...unmatched.filter(({ role }) => role === 'mentee').map(({ id }) => id)])
  if (seen.size !== instance.mentees.length) faults.push(`${seen.size} of ${instance.mentees.length} mentees have a state`)
  if (new Set(matched.map(({ id }) => id)).size !== matched.length) faults.push('somebody is in two circles')
  const wrong = matched.filter(({ score, reasons }) => reasons.reduce((sum, { points }) => sum + points, 0) !== score)
  if (wrong.length > 0) faults.push(`${wrong.length} scores are not the sum of their reasons`)
  if (matched.length !== objective.matched) faults.push('the circles have other numbers than the objective')
  return faults
}

function withSeats(instance: MatchInstance, supply: Supply): MatchInstance {
  if (supply === 'enrolled') return instance
  const { mentors, mentees } = instance
  const wanted = Math.round(mentees.length * 1.02)
  const seatsOf = (at: number): number => {
    if (supply === 'three') return 3
    return Math.floor(((at + 1) * wanted) / mentors.length) - Math.floor((at * wanted) / mentors.length)
  }
  return { ...instance, mentors: mentors.map((mentor, at) => ({ ...mentor, capacity: seatsOf(at) })) }
}
