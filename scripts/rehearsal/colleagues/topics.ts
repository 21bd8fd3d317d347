import type { GoalInput } from '#api/roadmap/contract.ts'
import type { Cast } from '../../tenant/cast/types.ts'
import { castWishes } from '../../tenant/cast/wishes.ts'
import type { Random } from '../../tenant/cast/random.ts'

/** What somebody's mentorship is about, two skills, as they wished when they enrolled; for everybody else something that suits most. */
export function topicsOf(cast: Cast): (personId: string) => [string, string] {
  const wished = new Map(castWishes(cast).filter(({ role }) => role === 'mentee').map(({ personId, skillsWanted }) => [personId, skillsWanted]))
  return (personId) => {
    const [first = 'Stakeholder management', second = 'Presenting'] = wished.get(personId) ?? []
    return [first, second]
  }
}

/** A skill's name within a sentence: "data storytelling", but "SQL". */
export function within(skill: string): string {
  const isAbbreviation = /^\p{Lu}[\p{Lu}\d/]/u.test(skill)
  return isAbbreviation ? skill : skill.charAt(0).toLowerCase() + skill.slice(1)
}

const goals: ((skill: string) => Pick<GoalInput, 'title' | 'measure' | 'baseline' | 'target' | 'evidence' | 'kind'>)[] = [
  (skill) => ({ title: `Present two results that rest on ${skill}`, measure: 'Presentations given', baseline: 0, target: 2, evidence: 'Somebody outside my team asks for the slides', kind: 'result' }),
  (skill) => ({ title: `Do my next three pieces of ${skill} without help`, measure: 'Pieces done alone', baseline: 0, target: 3, evidence: 'Others use them as they are', kind: 'skill' }),
  (skill) => ({ title: `Know five people whom I can ask about ${skill}`, measure: 'People I can call', baseline: 1, target: 5, evidence: 'Two of them have called me', kind: 'contact' }),
  (skill) => ({ title: `Use ${skill} in our monthly review`, measure: 'Reviews in which it was used', baseline: 0, target: 3, evidence: 'A decision names it', kind: 'decision' }),
  (skill) => ({ title: `Explain ${skill} to my team in ten minutes`, measure: 'Colleagues who tried it', baseline: 0, target: 4, evidence: 'One of them explains it to the next', kind: 'knowledge' }),
]

/** A goal as somebody would write it in the first session. */
export function goalOf(random: Random, skill: string, dueOn: string): GoalInput {
  const goal = random.pick(goals)(within(skill))
  return { ...goal, dueOn, why: `It is what I came for: ${within(skill)} decides how far my work gets.`, inMyHands: random.integer(3, 5) }
}
