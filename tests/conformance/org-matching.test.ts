import { expect, test, vi } from 'vitest'
import { runMatch, type MatchRun } from '#api/matching/engine/match.ts'
import { defaultWeights } from '#api/matching/engine/program-rules.ts'
import type { MatchInstance, PoolPerson } from '#api/matching/engine/types.ts'
import { checkCertificate } from '../matching/check-certificate.ts'
import { leastRepeats } from './least-repeats.ts'
import { draw, gitlabGrades, levelIn, officeHours, orgIsHere, orgIsMissing, readMessy, readUsers, seasonOf, ukGrades } from './real-org.ts'

vi.setConfig({ testTimeout: 60_000 })

const charts = [
  { file: 'gitlab-2022.json', grades: gitlabGrades, mentorsFrom: 5, mentors: 1000, mentees: 1000 },
  { file: 'uk-health-2011.json', grades: ukGrades, mentorsFrom: 6, mentors: 400, mentees: 450 },
]

const rules = { circleSize: 4, reportingLevels: 'any', sharedManager: false, minSharedHours: 2, seniorityGap: { min: 1 } } as const

const nothingCounts = Object.fromEntries(Object.keys(defaultWeights).map((part) => [part, 0]))

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

/** Everybody above somebody, by walking the chart; a circle of managers ends the walk. */
function chainAbove(byId: Map<string, PoolPerson>, id: string): Set<string> {
  const chain = new Set<string>()
  for (let at = byId.get(id)?.managerId; at != null && !chain.has(at); at = byId.get(at)?.managerId) chain.add(at)
  return chain
}

/** What is wrong with the circles by the rules above, in words; the engine has no part in it. */
function violations(instance: MatchInstance, { answer }: MatchRun): string[] {
  const byId = new Map(instance.people.map((person) => [person.id, person]))
  const capacity = new Map(instance.mentors.map((mentor) => [mentor.person, mentor.capacity]))
  const chains = new Map<string, Set<string>>()
  const chainOf = (id: string): Set<string> => {
    const chain = chains.get(id) ?? chainAbove(byId, id)
    chains.set(id, chain)
    return chain
  }
  return answer.circles.flatMap(({ mentor, mentees }) => {
    const above = byId.get(mentor)!
    const wrong: string[] = mentees.length > Math.min(4, capacity.get(mentor)!) ? [`${mentor} has too many mentees`] : []
    for (const { id } of mentees) {
      const mentee = byId.get(id)!
      if (mentee.department.length > 0 && mentee.department[0] === above.department[0]) wrong.push(`${mentor} and ${id} are of one department`)
      if (chainOf(id).has(mentor) || chainOf(mentor).has(id)) wrong.push(`${mentor} and ${id} report to each other`)
      if (above.managerId != null && above.managerId === mentee.managerId) wrong.push(`${mentor} and ${id} have the same manager`)
      if (above.level != null && mentee.level != null && above.level - mentee.level < 1) wrong.push(`${mentor} is not above ${id}`)
    }
    return wrong
  })
}

function departmentsOf(instance: MatchInstance): Map<string, string> {
  return new Map(instance.people.map(({ id, department }) => [id, department[0] ?? id]))
}

/** Circles in which a department repeats. */
function repeats(instance: MatchInstance, { answer }: MatchRun): number {
  const departmentOf = departmentsOf(instance)
  return answer.circles.filter(({ mentees }) => new Set(mentees.map(({ id }) => departmentOf.get(id))).size < mentees.length).length
}

/** The same season for the two departments with the most mentees alone. */
function crowdOf(season: MatchInstance): MatchInstance {
  const departmentOf = departmentsOf(season)
  const largest = [...Map.groupBy(season.mentees, ({ person }) => departmentOf.get(person)!)].sort(([, few], [, many]) => many.length - few.length).slice(0, 2).map(([name]) => name)
  return { ...season, mentees: season.mentees.filter(({ person }) => largest.includes(departmentOf.get(person)!)) }
}

function everybodyHasAState(instance: MatchInstance, { answer }: MatchRun): boolean {
  const states = [...answer.circles.flatMap(({ mentees }) => mentees.map(({ id }) => id)), ...answer.unmatched.filter(({ role }) => role === 'mentee').map(({ id }) => id)]
  return states.sort().join() === instance.mentees.map(({ person }) => person).sort().join()
}

test.for(charts)('$file, departments distinct: no circle repeats one, nobody mentors their own department or reporting line', ({ file, grades, ...options }, { skip }) => {
  if (!orgIsHere) skip(orgIsMissing)
  const season = seasonOf(readUsers(file), grades, options)
  const instance = { ...season, rules: { ...rules, distinctDepartments: 'hard' as const } }
  const run = runMatch(instance)
  expect(violations(instance, run)).toEqual([])
  expect(repeats(instance, run)).toBe(0)
  expect(everybodyHasAState(instance, run)).toBe(true)
  expect(checkCertificate(instance, run.candidates(), run.answer, run.certificate)).toEqual([])
  expect(run.answer.gap).toBe(0)
  console.info(`${file}, hard: ${instance.mentors.length} mentors, ${instance.mentees.length} mentees, ${run.answer.objective.matched} matched in ${run.answer.circles.length} circles, mean score ${Math.round(run.answer.objective.score / run.answer.objective.matched)}`)
})

test.for(charts)('$file, departments preferred distinct: repeats stay within 2 points of what the sizes allow', ({ file, grades, ...options }, { skip }) => {
  if (!orgIsHere) skip(orgIsMissing)
  const season = seasonOf(readUsers(file), grades, options)
  const instance = { ...season, rules: { ...rules, distinctDepartments: 'prefer' as const } }
  const run = runMatch(instance)
  expect(violations(instance, run)).toEqual([])
  expect(checkCertificate(instance, run.candidates(), run.answer, run.certificate)).toEqual([])
  const { circles } = run.answer
  const departmentOf = departmentsOf(instance)
  const mentees = Map.groupBy(circles.flatMap((circle) => circle.mentees), ({ id }) => departmentOf.get(id))
  const floor = leastRepeats(circles.map((circle) => circle.mentees.length), [...mentees.values()].map(({ length }) => length))
  const share = repeats(instance, run) / circles.length
  console.info(`${file}, prefer: ${run.answer.objective.matched} of ${instance.mentees.length} matched in ${circles.length} circles; a department repeats in ${percent(share)}, sizes allow ${percent(floor / circles.length)}`)
  expect(share).toBeLessThanOrEqual(floor / circles.length + 0.02)
})

test.for(charts)('$file, only the two largest departments: a wish for good fits adds at most 2 points to the repeats that cannot be helped', ({ file, grades, ...options }, { skip }) => {
  if (!orgIsHere) skip(orgIsMissing)
  const crowd = crowdOf(seasonOf(readUsers(file), grades, options))
  const instance = { ...crowd, rules: { ...rules, distinctDepartments: 'prefer' as const } }
  const run = runMatch(instance)
  expect(violations(instance, run)).toEqual([])
  // Where every pair fits equally, nothing is left to weigh but repeats; the certificate proves that none fewer do.
  const indifferent = { ...instance, rules: { ...instance.rules, weights: nothingCounts } }
  const fewest = runMatch(indifferent)
  expect(checkCertificate(indifferent, fewest.candidates(), fewest.answer, fewest.certificate)).toEqual([])
  expect(run.answer.objective.matched).toBe(fewest.answer.objective.matched)
  const [share, floor] = [run, fewest].map((one) => repeats(instance, one) / one.answer.circles.length) as [number, number]
  console.info(`${file}, two departments: ${run.answer.objective.matched} of ${instance.mentees.length} matched in ${run.answer.circles.length} circles; a department repeats in ${percent(share)}, permitted pairs allow ${percent(floor)}`)
  expect(share).toBeLessThanOrEqual(floor + 0.02)
})

test('the fewest repeating circles are found for small cases by hand', () => {
  const cases: [number[], number[], number][] = [[[2, 2], [2, 2], 0], [[2, 2], [3, 1], 1], [[3], [3], 1], [[2, 2, 2], [4, 2], 1], [[4, 1, 1], [3, 3], 1], [[2, 2, 2], [6], 3], [[1, 1], [2], 0], [[], [], 0]]
  expect(cases.map(([circles, departments]) => leastRepeats(circles, departments))).toEqual(cases.map(([, , least]) => least))
})

test.for(['uk-dfid-2013', 'uk-justice-2011'])('%s, unrepaired: matching survives posts that report to themselves, to nobody and to posts that are not there', (name, { skip }) => {
  if (!orgIsHere) skip(orgIsMissing)
  const posts = readMessy(`${name}-senior.csv`)
  const people: PoolPerson[] = posts.map((post) => ({
    id: post['Post Unique Reference']!, name: post['Job Title']!, managerId: post['Reports to Senior Post']!, department: [post['Unit']!],
    level: levelIn(ukGrades, post['Grade (or equivalent)']!), timeZone: 'Europe/London', workingHours: officeHours,
  }))
  const juniors = readMessy(`${name}-junior.csv`).map((row, at): PoolPerson => ({
    id: `junior-${at}`, name: row['Generic Job Title']!, managerId: row['Reporting Senior Post']!, department: [row['Unit']!], level: 1 + (draw(name, String(at)) % 3),
    timeZone: 'Europe/London', workingHours: officeHours,
  }))
  const held = new Set(posts.filter((post) => !/vacant|eliminated/.test(post['Holder']!)).map((post) => post['Post Unique Reference']!))
  const skills = [...new Set([...posts, ...readMessy(`${name}-junior.csv`)].map((row) => row['Professional/Occupational Group']!).filter(Boolean))].sort()
  const skillOf = (id: string) => skills[draw('skill', id) % skills.length] ?? 'leadership'
  const instance: MatchInstance = {
    people: [...people, ...juniors],
    mentors: people.filter(({ id }) => held.has(id)).map(({ id }) => ({ person: id, capacity: 3, skills: { [skillOf(id)]: 4 } })),
    mentees: juniors.map(({ id }) => ({ person: id, wants: { [skillOf(id)]: 2 } })),
    rules: { ...rules, distinctDepartments: 'hard' },
  }
  const run = runMatch(instance)
  expect(violations(instance, run)).toEqual([])
  expect(repeats(instance, run)).toBe(0)
  expect(everybodyHasAState(instance, run)).toBe(true)
  expect(checkCertificate(instance, run.candidates(), run.answer, run.certificate)).toEqual([])
  expect(run.answer.objective.matched).toBeGreaterThan(0)
  console.info(`${name}: ${instance.mentors.length} held posts as mentors, ${instance.mentees.length} mentees, ${run.answer.objective.matched} matched in ${run.answer.circles.length} circles`)
})
