import { menteeGoals, type MenteeGoal } from './mentee-goals.ts'
import { mentorGoals } from './mentor-goals.ts'
import { seededRandom, type Random } from './random.ts'
import { skillsByDepartment, type DepartmentName } from './skills.ts'
import type { Cast, CastPerson } from './types.ts'

/** What somebody would write when enrolling. */
export type CastWish = {
  personId: string
  role: 'mentee' | 'mentor'
  /** One or two sentences. */
  goals: string
  /** A mentee's wishes; empty for a mentor. */
  skillsWanted: string[]
  /** Departments other than the person's own; empty for a mentor. */
  functionsToExplore: string[]
  /** A mentor's offer, taken from their skills; empty for a mentee. */
  skillsOffered: string[]
  /** How many mentees a mentor takes; 1 for a mentee. */
  capacity: 1 | 2 | 3
}

type Able = CastPerson & { department: DepartmentName }

const mentorCount = 30
const menteeCount = 70

/**
 * What about a hundred people would enrol with: 30 mentors and 70 mentees of all departments, with distinct goals, in random
 * order. Never anybody featured, no chief, no guest, and only people who have a mailbox, a department and a manager who can
 * approve (enabled, with a mailbox). Deterministic by the cast's people and `seed`.
 */
export function castWishes(cast: Cast, { seed = 1 }: { seed?: number } = {}): CastWish[] {
  const random = seededRandom(`${seed}:wishes`)
  const able = cast.people.filter((person) => canEnrol(person, cast))
  const mentors = chooseMentors(able, random)
  const chosen = new Set(mentors.map((wish) => wish.personId))
  const mentees = chooseMentees(able.filter((person) => !chosen.has(person.id)), random)
  return random.sample([...mentors, ...mentees], mentors.length + mentees.length)
}

function canEnrol(person: CastPerson, cast: Cast): person is Able {
  const manager = cast.people.find((other) => other.id === person.managerId)
  return (
    person.accountEnabled && person.userType === 'Member' && person.mailbox !== null && isDepartment(person.department) && person.skills.length >= 3 &&
    manager !== undefined && manager.accountEnabled && manager.mailbox !== null &&
    !isChief(person) && !cast.featured.some((entry) => entry.id === person.id)
  )
}

/** Looks for one experienced person for each reason to mentor, until there are enough. */
function chooseMentors(able: Able[], random: Random): CastWish[] {
  const experienced = random.sample(able.filter(isExperienced), able.length)
  const taken = new Set<string>()
  return shuffledGoals(mentorGoals, random).flatMap(({ department, goal: { goals, skill } }): CastWish[] => {
    const person = experienced.find((other) => other.department === department && !taken.has(other.id) && (!skill || other.skills.includes(skill)))
    if (!person || taken.size === mentorCount) return []
    taken.add(person.id)
    const others = person.skills.filter((known) => known !== skill)
    return [{
      personId: person.id,
      role: 'mentor',
      goals,
      skillsWanted: [],
      functionsToExplore: [],
      skillsOffered: [...(skill ? [skill] : []), ...random.sample(others, random.integer(skill ? 2 : 3, 4))],
      capacity: random.pick([1, 2, 2, 2, 3, 3] as const),
    }]
  })
}

/** Looks for one person for each goal: of another department, one in which the sentence is true, and without the skills wanted. */
function chooseMentees(able: Able[], random: Random): CastWish[] {
  const candidates = random.sample(able.filter((person) => !isDirector(person)), able.length)
  const taken = new Set<string>()
  return shuffledGoals(menteeGoals, random).flatMap(({ department, goal }): CastWish[] => {
    const person = candidates.find((other) => !taken.has(other.id) && other.department !== department && suits(goal, other))
    if (!person || taken.size === menteeCount) return []
    taken.add(person.id)
    const others = departmentNames.filter((name) => name !== department && name !== person.department)
    return [{
      personId: person.id,
      role: 'mentee',
      goals: goal.goals,
      skillsWanted: [...goal.skillsWanted],
      functionsToExplore: random.chance(0.4) ? [department, random.pick(others)] : [department],
      skillsOffered: [],
      capacity: 1,
    }]
  })
}

function suits(goal: MenteeGoal, person: Able): boolean {
  if (goal.from && !goal.from.includes(person.department)) return false
  if (goal.seniority === 'leads' && !isLeader(person)) return false
  return !goal.skillsWanted.some((skill) => person.skills.includes(skill))
}

const departmentNames = Object.keys(skillsByDepartment) as DepartmentName[]

function isDepartment(name: string | null): name is DepartmentName {
  return departmentNames.some((known) => known === name)
}

function isChief(person: CastPerson): boolean {
  return person.jobTitle?.startsWith('Chief ') ?? false
}

function isDirector(person: CastPerson): boolean {
  return /\bDirector\b/.test(person.jobTitle ?? '')
}

function isExperienced(person: CastPerson): boolean {
  return /\b(Senior|Principal|Manager|Lead|Director)\b/.test(person.jobTitle ?? '') && !/\bAssociate\b/.test(person.jobTitle ?? '')
}

function isLeader(person: CastPerson): boolean {
  return /\b(Lead$|Lead,|Manager$|Manager,)/.test(person.jobTitle ?? '') && !/^(Associate|Senior|Principal|Product|Partner) /.test(person.jobTitle ?? '')
}

function shuffledGoals<Goal>(table: Record<DepartmentName, readonly Goal[]>, random: Random): { department: DepartmentName; goal: Goal }[] {
  const all = departmentNames.flatMap((department) => table[department].map((goal) => ({ department, goal })))
  return random.sample(all, all.length)
}
