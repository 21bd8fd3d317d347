import type { MenteeProfile, MentorProfile, Pool } from './pool.ts'
import { canonical, nearness, skillsMentioned, terms } from './taxonomy.ts'

/** How well each mentor covers one wanted skill, by mentor index. */
export type SkillCoverage = {
  /** Thousandths: nearness of the best skill offered times how strong it is. */
  share: Int32Array
  /** How strong that skill is, 1..5; 0 where nothing covers. */
  level: Int32Array
  /** The skill that covers: the wanted one or a related one. */
  via: (string | null)[]
}

/** How near each mentor's work is to one function that somebody wants to explore, by mentor index. */
export type FunctionCoverage = { share: Int32Array; via: (string | null)[] }

/** Who holds one interest, and what sharing it counts, in thousandths: the fewer hold it, the more. */
export type InterestCoverage = { heldBy: Uint8Array; holders: number; rarity: number }

/** A want as the score reads it: `share` of the wants of its mentee is `amount / total`. */
export type Want = { skill: string; amount: number; total: number; own: number; coverage: SkillCoverage }

/** What a mentee asks for, with every mentor's answer to it. */
export type Asks = {
  wants: Want[]
  goals: Want[]
  explores: { wish: string; coverage: FunctionCoverage }[]
  interests: { interest: string; coverage: InterestCoverage }[]
}

/** What a skill counts by how strong it is, in thousandths: even a beginner can show a first step. */
const strengthCounts = [0, 400, 600, 800, 900, 1000]

/** Prepares every mentee's asks; the same skill, function or interest is looked up once for the whole pool. */
export function createAsks(pool: Pool): (mentee: MenteeProfile) => Asks {
  const offered = pool.mentors.map((mentor) => strongest(mentor.enrolment.skills))
  const holdersOf = new Map<string, MentorProfile[]>()
  pool.mentors.forEach((mentor, index) => {
    for (const skill of offered[index]!.keys()) {
      const holders = holdersOf.get(skill)
      if (holders) holders.push(mentor)
      else holdersOf.set(skill, [mentor])
    }
  })
  const worksIn = pool.mentors.map((mentor) => mentor.person.department.map((step) => ({ step, name: canonical('function', step) })))
  const mentorInterests = pool.mentors.map((mentor) => interestsOf(mentor))
  const enthusiasts = new Map<string, Set<string>>()
  for (const enrolled of [...pool.mentors, ...pool.mentees]) {
    for (const interest of interestsOf(enrolled)) {
      enthusiasts.set(interest, (enthusiasts.get(interest) ?? new Set()).add(enrolled.id))
    }
  }

  const skillCoverage = remember((wanted: string): SkillCoverage => {
    const coverage: SkillCoverage = {
      share: new Int32Array(pool.mentors.length),
      level: new Int32Array(pool.mentors.length),
      via: pool.mentors.map(() => null),
    }
    for (const skill of [wanted, ...(terms.skill.get(wanted)?.related.keys() ?? [])]) {
      const near = nearness('skill', wanted, skill)
      for (const mentor of holdersOf.get(skill) ?? []) {
        const level = offered[mentor.index]!.get(skill) ?? 0
        const share = Math.round(near * (strengthCounts[level] ?? 0))
        if (share <= coverage.share[mentor.index]!) continue
        coverage.share[mentor.index] = share
        coverage.level[mentor.index] = level
        coverage.via[mentor.index] = skill
      }
    }
    return coverage
  })

  const functionCoverage = remember((wish: string): FunctionCoverage => {
    const coverage: FunctionCoverage = { share: new Int32Array(pool.mentors.length), via: pool.mentors.map(() => null) }
    worksIn.forEach((path, mentor) => {
      for (const { step, name } of path) {
        const share = Math.round(1000 * nearness('function', wish, name))
        if (share <= coverage.share[mentor]!) continue
        coverage.share[mentor] = share
        coverage.via[mentor] = step
      }
    })
    return coverage
  })

  const interestCoverage = remember((interest: string): InterestCoverage => {
    const holders = enthusiasts.get(interest)?.size ?? 0
    return {
      heldBy: Uint8Array.from(mentorInterests, (held) => (held.has(interest) ? 1 : 0)),
      holders,
      rarity: holders < 2 ? 1000 : Math.floor(1000 / Math.sqrt(holders - 1)),
    }
  })

  return (mentee) => {
    const own = strongest(mentee.enrolment.skills ?? {})
    const wanted = strongest(mentee.enrolment.wants)
    const total = [...wanted.values()].reduce((sum, amount) => sum + amount, 0)
    const meant = skillsMentioned(mentee.enrolment.goals ?? '').filter((skill) => !wanted.has(skill))
    return {
      wants: [...wanted].map(([skill, amount]) => ({
        skill, amount, total, own: own.get(skill) ?? 0, coverage: skillCoverage(skill),
      })),
      goals: meant.map((skill) => ({
        skill, amount: 1, total: meant.length, own: own.get(skill) ?? 0, coverage: skillCoverage(skill),
      })),
      explores: (mentee.enrolment.explore ?? []).map((wish) => ({ wish, coverage: functionCoverage(canonical('function', wish)) })),
      interests: [...interestsOf(mentee)].map((interest) => ({ interest, coverage: interestCoverage(interest) })),
    }
  }
}

/** Canonical skill → amount, sorted by name; of two synonyms the greater counts. */
function strongest(skills: Record<string, number>): Map<string, number> {
  const amounts = new Map<string, number>()
  for (const [skill, amount] of Object.entries(skills)) {
    const name = canonical('skill', skill)
    amounts.set(name, Math.max(amounts.get(name) ?? 0, amount))
  }
  return new Map([...amounts].sort(([one], [other]) => (one < other ? -1 : 1)))
}

function interestsOf(enrolled: MentorProfile | MenteeProfile): Set<string> {
  return new Set((enrolled.enrolment.interests ?? []).map((interest) => interest.trim().toLowerCase()).sort())
}

function remember<V>(work: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) known.set(key, (value = work(key)))
    return value
  }
}
