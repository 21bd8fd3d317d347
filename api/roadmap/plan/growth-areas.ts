import type { Answers } from './content.ts'
import { numberOf, rowsOf, wordsOf } from './read-answers.ts'

/** `words`: how the points came about, so that whoever reads it can disagree with it. */
export type GrowthArea = { area: string; points: number; words: string }

type Skill = { name: string; gap: number; importance: number }
type Challenge = { name: string; inMyHands: number; weight: number }

/** From 4 of 5 on something is one's own to change; at 2 and below others decide it. */
const mine = 4
const others = 2

/**
 * Where growing would do most, best first: skills by twice their gap times their importance, with what a challenge in one's own hands that
 * speaks of them weighs on top; other challenges by how far they are in one's hands times their weight; and one point more where a goal
 * speaks of it. Both reach about the same height (24 and 25 points). Ties stay in the order in which they were written.
 * @param skills answers of `skills` · @param challenges answers of `challenges` · @param goals titles
 */
export function rankGrowthAreas(skills: Answers, challenges: Answers, goals: readonly string[]): GrowthArea[] {
  const rated = rowsOf(skills, 'skills').flatMap(readSkill)
  const named = rowsOf(challenges, 'challenges').flatMap(readChallenge)
  const ofSkills = rated.map((skill) => {
    const challenge = named.filter(({ name, inMyHands }) => inMyHands >= mine && speaksOf(name, skill.name)).sort((one, other) => other.weight - one.weight)[0]
    return tally(skill.name, [
      { points: 2 * skill.gap * skill.importance, words: `two times the gap of ${skill.gap} times importance ${skill.importance}` },
      ...(challenge ? [{ points: challenge.weight, words: 'the weight of a challenge that is in your hands' }] : []),
      ...inGoal(goals, skill.name),
    ])
  })
  const ofChallenges = named
    .filter(({ name, inMyHands }) => inMyHands > others && !(inMyHands >= mine && rated.some((skill) => speaksOf(name, skill.name))))
    .map(({ name, inMyHands, weight }) => tally(name, [{ points: inMyHands * weight, words: `${inMyHands} of 5 in your hands times weight ${weight}` }, ...inGoal(goals, name)]))
  return [...ofSkills, ...ofChallenges].sort((one, other) => other.points - one.points)
}

function tally(area: string, parts: { points: number; words: string }[]): GrowthArea {
  const points = parts.reduce((sum, part) => sum + part.points, 0)
  return { area, points, words: `${area}: ${parts.map((part) => `${part.points} for ${part.words}`).join(', ')}${parts.length > 1 ? `; ${points} in all` : ''}.` }
}

function inGoal(goals: readonly string[], name: string): { points: number; words: string }[] {
  return goals.some((goal) => speaksOf(goal, name) || speaksOf(name, goal)) ? [{ points: 1, words: 'a goal of yours that speaks of it' }] : []
}

function readSkill(row: Parameters<typeof wordsOf>[0]): Skill[] {
  const [now, needed] = [numberOf(row, 'now'), numberOf(row, 'needed')]
  const name = wordsOf(row, 'skill')
  if (name === '' || now === null || needed === null || needed <= now) return []
  return [{ name, gap: needed - now, importance: numberOf(row, 'importance') ?? 1 }]
}

function readChallenge(row: Parameters<typeof wordsOf>[0]): Challenge[] {
  const [inMyHands, weight] = [numberOf(row, 'inMyHands'), numberOf(row, 'weight')]
  const name = wordsOf(row, 'text')
  return name === '' || inMyHands === null || weight === null ? [] : [{ name, inMyHands, weight }]
}

/** Whether a text names a thing: in the same words, or with all of its words of three letters and more. */
export function speaksOf(text: string, thing: string): boolean {
  const [said, sought] = [tidy(text), tidy(thing)]
  if (sought === '') return false
  if (` ${said} `.includes(` ${sought} `)) return true
  const words = new Set(said.split(' '))
  const telling = sought.split(' ').filter((word) => word.length >= 3)
  return telling.length > 0 && telling.every((word) => words.has(word))
}

function tidy(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
