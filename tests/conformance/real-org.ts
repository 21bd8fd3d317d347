import { existsSync, readFileSync } from 'node:fs'
import type { MatchInstance, PoolMentee, PoolMentor, PoolPerson } from '#api/matching/engine/types.ts'
import { parseTable } from '#scripts/taxonomy/read-table.ts'

/** Public org charts in Graph's user shape, beside the repository; a checkout without them passes over these tests. */
const folder = new URL('../../../shared/data/org/', import.meta.url)
export const orgIsHere = existsSync(new URL('gitlab-2022.json', folder))
export const orgIsMissing = '../shared/data/org is not here, so there is no real org chart to match'

export type OrgUser = {
  id: string
  displayName: string
  jobTitle: string | null
  department: string | null
  officeLocation: string | null
  managerId: string | null
  grade: string | null
  preferredTimeZone: string | null
  /** False for a post that nobody holds. */
  accountEnabled: boolean
  skills: string[]
  vacant?: boolean
  /** A manager whom the source does not name: a step in the chain, and nobody to match. */
  placeholder?: boolean
  declared?: { specialty?: string[]; domainExpertise?: string[] }
}

export type RealMentor = { programme: string; mentorId: string | null; capacity: number; domains: string[]; mentees: { menteeId: string | null }[] }

export function readUsers(name: string): OrgUser[] {
  return (JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as { value: OrgUser[] }).value
}

export function readMentorships(): RealMentor[] {
  return (JSON.parse(readFileSync(new URL('gitlab-mentorship.json', folder), 'utf8')) as { mentors: RealMentor[] }).mentors
}

/** Rows of an unrepaired export by the names of its columns. */
export function readMessy(name: string): Record<string, string>[] {
  const [header, ...rows] = parseTable(readFileSync(new URL(`messy/${name}`, folder), 'utf8'), 'csv', name)
  return rows.map(({ fields }) => Object.fromEntries(header!.fields.map((column, at) => [column, fields[at] ?? ''])))
}

/** From low to high, equals together; a grade that is not listed is a level nobody knows. */
export const gitlabGrades = [['Intern'], ['Associate'], ['Intermediate'], ['Senior'], ['Lead', 'Staff', 'Manager'], ['Principal', 'Senior Manager'], ['Distinguished', 'Director'], ['Senior Director'], ['VP'], ['C-level']]
export const ukGrades = [['AO'], ['EO'], ['HEO', 'FS'], ['SEO'], ['G7'], ['G6'], ['SCS1'], ['SCS2'], ['SCS3'], ['SCS4']]

export function levelIn(grades: string[][], grade: string | null): number | null {
  const level = grades.findIndex((names) => grade !== null && names.includes(grade))
  return level < 0 ? null : level + 1
}

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
export const officeHours = Object.fromEntries(week.map((day) => [day, ['09:00', '17:00'] as [string, string]]))

/** Everybody of the chart, holders of no post included: the chain of managers runs through them. */
export function peopleOf(users: OrgUser[], grades: string[][]): PoolPerson[] {
  return users.map((user) => ({
    id: user.id,
    name: user.displayName,
    managerId: user.managerId,
    department: user.department === null ? [] : [user.department],
    level: levelIn(grades, user.grade),
    site: user.officeLocation,
    timeZone: user.preferredTimeZone,
    workingHours: user.preferredTimeZone === null ? null : officeHours,
  }))
}

/** Whether somebody can take part: a person, in an account that is switched on, whose level is known. */
export function isEligible(user: OrgUser, grades: string[][]): boolean {
  return user.accountEnabled && user.vacant !== true && user.placeholder !== true && levelIn(grades, user.grade) !== null
}

/** A number from 0 to 999,999 that belongs to the words alone (FNV-1a), so that who is chosen never depends on order. */
export function draw(...words: string[]): number {
  let hash = 0x811c9dc5
  for (const unit of words.join('\n')) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193) >>> 0
  return hash % 1_000_000
}

/**
 * A season in a real company: experienced people mentor, others want three skills that colleagues have and explore one
 * department. `mentors` and `mentees` say how many of a thousand take part, `mentorsFrom` from which level on people mentor.
 */
export function seasonOf(users: OrgUser[], grades: string[][], options: { mentorsFrom: number; mentors: number; mentees: number }): MatchInstance {
  const departments = [...new Set(users.flatMap(({ department }) => department ?? []))].sort()
  const skills = [...new Set(users.flatMap((user) => user.skills))].sort()
  const takesPart = (user: OrgUser, share: number) => draw('season', user.id) % 1000 < share
  const mentors: PoolMentor[] = []
  const mentees: PoolMentee[] = []
  for (const user of users.filter((one) => isEligible(one, grades))) {
    const isExperienced = levelIn(grades, user.grade)! >= options.mentorsFrom
    if (isExperienced && takesPart(user, options.mentors)) {
      mentors.push({ person: user.id, capacity: 2 + (draw('seats', user.id) % 3), skills: strengths(user.skills, user.id) })
    }
    if (!isExperienced && takesPart(user, options.mentees)) {
      const wants = Object.fromEntries([1, 2, 3].map((much) => [skills[draw('wants', user.id, String(much)) % skills.length]!, much]))
      mentees.push({ person: user.id, wants, skills: strengths(user.skills, user.id), explore: [departments[draw('explore', user.id) % departments.length]!] })
    }
  }
  return { people: peopleOf(users, grades), mentors, mentees, seed: 1 }
}

function strengths(skills: string[], id: string): Record<string, number> {
  return Object.fromEntries(skills.map((skill) => [skill, 2 + (draw(skill, id) % 4)]))
}
