import { availableParallelism } from 'node:os'
import { openCrew } from '#api/matching/crew.ts'
import type { Crew } from '#api/matching/engine/crew-task.ts'
import { readMatch, runMatch, type MatchStage } from '#api/matching/engine/match.ts'
import type { MatchedCircle, MatchInstance } from '#api/matching/engine/types.ts'
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
  /** Of `ms`, in the order of the work. */
  stages: Record<MatchStage, number>
  /** Threads that worked together. */
  threads: number
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

/** The same wherever there are as many, so that times can be compared. */
const mostThreads = 2

/** Matches a made-up company in this process; cold, as the first run after a start is. Threads are awake before. */
export async function matchCompany(employees: number, supply: Supply, seed: number): Promise<CompanyReport> {
  const threads = Math.min(mostThreads, availableParallelism())
  const crew = openCrew({ threads })
  try {
    crew.prepare()
    return measureRun(withSeats(makeProfiles(employees, seed), supply), crew, threads)
  } finally {
    await crew.close()
  }
}

function measureRun(instance: MatchInstance, crew: Crew, threads: number): CompanyReport {
  globalThis.gc?.()
  const profilesMb = process.memoryUsage().rss / 2 ** 20
  forgetPeak()
  const cpuStart = process.cpuUsage()
  const start = performance.now()
  const watch = createStageWatch()
  const { answer } = runMatch(instance, { crew, onStage: watch.enter })
  const stages = watch.stop()
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(cpuStart)
  const peakMb = readPeakMb()
  return {
    people: instance.people.length,
    mentees: instance.mentees.length,
    mentors: instance.mentors.length,
    ms,
    stages,
    threads,
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

/** Adds up how long each stage takes; a stage may come several times. */
function createStageWatch(): { enter(stage: MatchStage): void; stop(): Record<MatchStage, number> } {
  const spent: Record<MatchStage, number> = { reading: 0, comparing: 0, seating: 0, proving: 0, explaining: 0 }
  let current: { stage: MatchStage; since: number } | null = null
  function settle(next: MatchStage | null): void {
    const now = performance.now()
    if (current) spent[current.stage] += now - current.since
    current = next && { stage: next, since: now }
  }
  return {
    enter: settle,
    stop() {
      settle(null)
      return spent
    },
  }
}

/** People in are people out, nobody twice, and the reasons add up to what the search scores. */
function findFaults(instance: MatchInstance, { circles, unmatched, objective }: ReturnType<typeof runMatch>['answer']): string[] {
  const faults: string[] = []
  const matched = circles.flatMap(({ mentees }) => mentees)
  const seen = new Set([...matched.map(({ id }) => id), ...unmatched.filter(({ role }) => role === 'mentee').map(({ id }) => id)])
  if (seen.size !== instance.mentees.length) faults.push(`${seen.size} of ${instance.mentees.length} mentees have a state`)
  if (new Set(matched.map(({ id }) => id)).size !== matched.length) faults.push('somebody is in two circles')
  const wrong = countWrongScores(instance, circles)
  if (wrong > 0) faults.push(`${wrong} scores are not the sum of their reasons`)
  if (matched.length !== objective.matched) faults.push('the circles have other numbers than the objective')
  return faults
}

function countWrongScores(instance: MatchInstance, circles: MatchedCircle[]): number {
  const { pool, scorer } = readMatch(instance)
  const mentorOf = new Map(pool.mentors.map((mentor) => [mentor.id, mentor]))
  const menteeOf = new Map(pool.mentees.map((mentee) => [mentee.id, mentee]))
  return circles
    .flatMap(({ mentor, mentees }) => mentees.map((mentee) => ({ mentor, ...mentee })))
    .filter(({ mentor, id, score, reasons }) => {
      const told = reasons.reduce((sum, { points }) => sum + points, 0)
      return told !== score || scorer.score(mentorOf.get(mentor)!, menteeOf.get(id)!) !== score
    }).length
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
