import { solveCohort } from '#api/scheduling/solver/solve.ts'
import type { CohortAnswer, CohortCase, SchedulePerson } from '#api/scheduling/solver/types.ts'
import { forgetPeak, readPeakMb } from '../matching/peak-memory.ts'
import { makePerson, regionCount } from './people.ts'

/** What a process of this file prints, as one line of JSON, when it is told how many circles to plan. Times in milliseconds. */
export type CohortReport = {
  circles: number
  people: number
  meetings: number
  /** Everything, and what making up the people took of it. */
  ms: number
  makingMs: number
  idleMb: number
  peakMb: number
  sessions: number
  placed: number
  whole: number
  moved: number
  doubleBooked: number
}

/** People by number: first the mentors, who have two circles each, then three mentees for each circle. Regions keep to themselves. */
function makeCohort(count: number) {
  const regions = regionCount()
  const mentors = Math.ceil(count / 2 / regions) * regions
  const mentorOf = (circle: number) => circle % mentors
  const regionOf = (person: number) => (person < mentors ? person : mentorOf(Math.floor((person - mentors) / 3))) % regions
  const circles = Array.from({ length: count }, (_, circle) => {
    const mentor = mentorOf(circle)
    const mentees = [0, 1, 2].map((seat) => mentors + 3 * circle + seat)
    // In every tenth circle a mentor of another is a mentee.
    if (circle % 10 === 0 && mentors > regions) mentees[0] = (mentor + regions) % mentors
    const { timeZone } = makePerson(mentor, regionOf(mentor))
    return {
      id: `c${circle}`,
      members: [mentor, ...mentees].map((person) => `p${person}`),
      series: { occurrences: 12, durationMinutes: 60, firstNotBefore: '2026-01-12', timeZone, granularityMinutes: 15 },
    }
  })
  function* makePeople(): Generator<SchedulePerson> {
    for (let person = 0; person < mentors + 3 * count; person++) yield makePerson(person, regionOf(person))
  }
  return { circles, people: mentors + 3 * count, makePeople }
}

/** Sessions that overlap another of the same person. */
function countDoubleBooked(circles: CohortCase['circles'], answer: CohortAnswer): number {
  const sessionsOf = new Map<string, { start: number; end: number }[]>()
  for (const [at, { members }] of circles.entries()) {
    for (const { start, end } of answer.circles[at]!.occurrences) {
      if (start === null || end === null) continue
      for (const member of members) sessionsOf.set(member, [...(sessionsOf.get(member) ?? []), { start: Date.parse(start), end: Date.parse(end) }])
    }
  }
  let found = 0
  for (const sessions of sessionsOf.values()) {
    sessions.sort((a, b) => a.start - b.start)
    for (let at = 1; at < sessions.length; at++) if (sessions[at]!.start < sessions[at - 1]!.end) found++
  }
  return found
}

function run(count: number): CohortReport {
  const { circles, people, makePeople } = makeCohort(count)
  const making = performance.now()
  let meetings = 0
  for (const person of makePeople()) meetings += person.busy?.length ?? 0
  const makingMs = performance.now() - making
  forgetPeak()
  const idleMb = readPeakMb()
  const start = performance.now()
  const answer = solveCohort({ people: makePeople(), circles })
  const ms = performance.now() - start
  const peakMb = readPeakMb()
  const sum = (of: (circle: CohortAnswer['circles'][number]) => number) => answer.circles.reduce((total, circle) => total + of(circle), 0)
  return {
    circles: count,
    people,
    meetings,
    ms,
    makingMs,
    idleMb,
    peakMb,
    sessions: 12 * count,
    placed: sum(({ placed }) => placed),
    whole: sum(({ placed }) => Number(placed === 12)),
    moved: sum(({ placed, free }) => placed - free),
    doubleBooked: countDoubleBooked(circles, answer),
  }
}

process.stdout.write(`${JSON.stringify(run(Number(process.argv[2])))}\n`)
