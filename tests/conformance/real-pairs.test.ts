import { expect, test } from 'vitest'
import { runMatch } from '#api/matching/engine/match.ts'
import type { MatchInstance, MatchRules, PermittedPair, PoolPerson } from '#api/matching/engine/types.ts'
import { gitlabGrades, orgIsHere, orgIsMissing, peopleOf, readMentorships, readUsers, type OrgUser, type RealMentor } from './real-org.ts'

/** What the words of a job title or of a mentor's domain mean as skills. */
const skillsOfWords: [RegExp, string][] = [
  [/back.?end|fullstack/i, 'backend development'],
  [/front.?end|fullstack|pages/i, 'web development'],
  [/database|postgres/i, 'databases'],
  [/security/i, 'application security'],
  [/cng|omnibus|kubernetes|container|distribution|delivery/i, 'software containers'],
  [/ci.?cd|runner|release|verify/i, 'DevOps'],
]

function skillsOf(words: string[]): string[] {
  return skillsOfWords.filter(([pattern]) => words.some((word) => pattern.test(word))).map(([, skill]) => skill)
}

/** The part of the company a person names as their own, beneath the department: "Create:Editor". */
function teamOf(user: OrgUser): string {
  return user.declared?.specialty?.[0] ?? user.jobTitle?.split(', ')[1] ?? user.id
}

/**
 * The programme as it was known before anybody was paired: mentors with the domains they offered, mentees with what their
 * own job title and their programme say. Nothing is taken from who was paired with whom.
 */
function programmeOf(users: OrgUser[], mentorships: RealMentor[], rules: Partial<MatchRules>): MatchInstance {
  const byId = new Map(users.map((user) => [user.id, user]))
  const people: PoolPerson[] = peopleOf(users, gitlabGrades).map((person) => ({ ...person, department: [...person.department, teamOf(byId.get(person.id)!), person.id] }))
  const offers = Map.groupBy(mentorships.filter(({ mentorId }) => mentorId !== null && byId.has(mentorId)), ({ mentorId }) => mentorId!)
  const mentees = new Set(mentorships.flatMap((mentorship) => mentorship.mentees.flatMap(({ menteeId }) => (menteeId !== null && byId.has(menteeId) ? [menteeId] : []))))
  return {
    people,
    mentors: [...offers].map(([person, programmes]) => {
      const user = byId.get(person)!
      const own = skillsOf([...(user.declared?.domainExpertise ?? []), user.jobTitle ?? ''])
      const offered = ['code review', ...skillsOf(programmes.flatMap(({ domains }) => domains))]
      return { person, capacity: Math.max(...programmes.map(({ capacity }) => capacity)), skills: Object.fromEntries([...own.map((skill) => [skill, 3]), ...offered.map((skill) => [skill, 5])]) as Record<string, number> }
    }),
    mentees: [...mentees].map((person) => ({ person, wants: { 'code review': 2, ...Object.fromEntries(skillsOf([byId.get(person)!.jobTitle ?? '']).map((skill) => [skill, 3])) } })),
    rules,
    seed: 1,
  }
}

/** Every rule on its own, the others off. The third step of a department's path is the person alone: nobody shares it. */
const off: Partial<MatchRules> = { departmentLevel: 3, distinctDepartments: 'off', reportingLevels: 0, sharedManager: true, minSharedHours: 0, languages: false, seniorityGap: { min: null, max: null } }
const single: Record<string, Partial<MatchRules>> = {
  'another department': { ...off, departmentLevel: 1 },
  'another team': { ...off, departmentLevel: 2 },
  'not in the reporting line': { ...off, reportingLevels: 'any' },
  'not the same manager': { ...off, sharedManager: false },
  'two shared hours': { ...off, minSharedHours: 2 },
  'a level above': { ...off, seniorityGap: { min: 1, max: null } },
}

/** Share of the mentee's other permitted mentors who score lower, equals counting half; null when there is no other. */
function percentile(pairs: PermittedPair[], pair: PermittedPair): number | null {
  const others = pairs.filter(({ mentee, mentor }) => mentee === pair.mentee && mentor !== pair.mentor)
  const below = others.reduce((sum, { score }) => sum + (score < pair.score ? 1 : score === pair.score ? 0.5 : 0), 0)
  return others.length === 0 ? null : below / others.length
}

test('pairs that really happened are scored among what each mentee could have had', ({ skip }) => {
  if (!orgIsHere) skip(orgIsMissing)
  const users = readUsers('gitlab-2022.json')
  // The other programme, towards managing, has mentors and no pairs: they are nobody's alternative here.
  const mentorships = readMentorships().filter(({ programme }) => programme === 'engineer -> maintainer')
  const known = new Set(users.map(({ id }) => id))
  const real = mentorships.flatMap(({ mentorId, mentees }) => mentees.flatMap(({ menteeId }) => (mentorId !== null && menteeId !== null && known.has(mentorId) && known.has(menteeId) ? [{ mentor: mentorId, mentee: menteeId }] : [])))
  expect(real.length).toBeGreaterThanOrEqual(20)

  const permitted = (rules: Partial<MatchRules>) => runMatch(programmeOf(users, mentorships, rules)).candidates()
  const find = (pairs: PermittedPair[], { mentor, mentee }: { mentor: string; mentee: string }) => pairs.find((pair) => pair.mentor === mentor && pair.mentee === mentee)
  for (const [name, rules] of Object.entries(single)) {
    const pairs = permitted(rules)
    console.info(`${name}: ${real.filter((pair) => !find(pairs, pair)).length} of the ${real.length} real pairs break it`)
  }

  for (const [name, rules, least] of [['any mentor but oneself', off, 20], ['two shared hours', single['two shared hours']!, 10], ['another team and two shared hours', { ...off, departmentLevel: 2, minSharedHours: 2 }, 5]] as const) {
    const pairs = permitted(rules)
    const ranks = real.flatMap((pair) => {
      const found = find(pairs, pair)
      return found ? (percentile(pairs, found) ?? []) : []
    }).sort((one, other) => one - other)
    expect(ranks.length, name).toBeGreaterThanOrEqual(least)
    const share = (from: number) => `${Math.round((100 * ranks.filter((rank) => rank >= from).length) / ranks.length)} %`
    console.info(`${name}: ${ranks.length} real pairs among ${Math.round(pairs.length / new Set(pairs.map(({ mentee }) => mentee)).size)} permitted mentors each; median percentile ${Math.round(100 * ranks[Math.floor(ranks.length / 2)]!)}, top tenth ${share(0.9)}, top quarter ${share(0.75)}, upper half ${share(0.5)}`)
  }
})
