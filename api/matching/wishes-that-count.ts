import type { MatchInstance } from './engine/types.ts'
import { drawLots, type Lottery } from './held-back.ts'

/** A wish counts only where both of the two could be placed with at least so many people, whatever an organizer locks and forbids. */
export const fewestChoices = 5

/**
 * The same instance with the favourites that may count, and with favours that nobody asked for: some pairs, drawn by lot
 * from the cohort's secret, count as if the mentee had named the mentor. So whoever
 * runs the match over a handful of people reads no wish off it, because none counts there; and whoever tries one pair
 * after another in a large one can never tell a wish from the lot.
 */
export function withWishesThatCount(instance: MatchInstance, lottery: Lottery): MatchInstance {
  const choices = choicesIn(instance)
  const count = (mentor: string, mentee: string): boolean => choices.ofMentor(mentor) >= fewestChoices && choices.ofMentee(mentee) >= fewestChoices
  const still = (people: Map<string, number>) => new Map([...people.keys()].map((id) => [id, 0]))
  const favours = drawLots({ ...lottery, secret: `${lottery.secret} favours`, perMille: lottery.favoursPerMille, mentorIds: still(lottery.mentorIds), menteeIds: still(lottery.menteeIds) }, 'mentors')
  return {
    ...instance,
    mentors: instance.mentors.map((mentor) => ({ ...mentor, favourites: (mentor.favourites ?? []).filter((mentee) => count(mentor.person, mentee)) })),
    mentees: instance.mentees.map((mentee) => {
      const named = new Set([...(mentee.favourites ?? []), ...(favours.get(mentee.person) ?? [])])
      return { ...mentee, favourites: [...named].filter((mentor) => count(mentor, mentee.person)).sort() }
    }),
  }
}

/** With how many people each could be placed as far as an organizer decides it: mentors with a seat that no lock takes, mentees whom none holds, less whom they are kept from. */
function choicesIn({ mentors, mentees, rules, locks = [], forbidden = [] }: MatchInstance): { ofMentor(id: string): number; ofMentee(id: string): number } {
  const seats = new Map(mentors.map(({ person, capacity }) => [person, Math.min(capacity, rules?.circleSize ?? capacity)]))
  for (const { mentor } of locks) seats.set(mentor, (seats.get(mentor) ?? 0) - 1)
  const held = new Set(locks.map(({ mentee }) => mentee))
  const openMentors = new Set([...seats].flatMap(([id, left]) => (left > 0 ? [id] : [])))
  const openMentees = new Set(mentees.flatMap(({ person }) => (held.has(person) ? [] : [person])))
  const kept = new Map<string, Set<string>>()
  for (const { mentor, mentee } of forbidden) {
    if (openMentees.has(mentee)) kept.set(`mentor ${mentor}`, (kept.get(`mentor ${mentor}`) ?? new Set()).add(mentee))
    if (openMentors.has(mentor)) kept.set(`mentee ${mentee}`, (kept.get(`mentee ${mentee}`) ?? new Set()).add(mentor))
  }
  const countOf = (key: string) => kept.get(key)?.size ?? 0
  return { ofMentor: (id) => openMentees.size - countOf(`mentor ${id}`), ofMentee: (id) => openMentors.size - countOf(`mentee ${id}`) }
}
