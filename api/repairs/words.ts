import type { CircleRecord } from '../matching/list-circles.ts'
import type { Situation } from './situation.ts'

export const waits = 'Waits for the next match run'
export const hasLeft = 'Has left the company'
export const hasRoom = 'Mentor with free seats'

export function asMentor(circleName: string): string {
  return `Mentor of ${circleName}`
}

export function asMentee(circleName: string): string {
  return `In ${circleName}`
}

/** "Mei Ono, Ana Ruiz and Jon Keller". */
export function listNames(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { style: 'long' }).format(names)
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

/** Mean points of some pairs, each 0 to 1,000,000, as people read them: 0 to 100. */
export function fitWords(points: readonly number[]): string {
  return `Fit ${Math.round(points.reduce((sum, part) => sum + part, 0) / Math.max(1, points.length) / 10_000)} of 100`
}

export function circleOf(mentorName: string): string {
  return `${mentorName}’s circle`
}

/** What a circle has behind it: "2 sessions and 3 goals". */
export function reachedWords({ reached: { sessions, goals } }: Pick<Situation, 'reached'>): string {
  return `${count(sessions, 'session')} held and ${count(goals, 'goal')}`
}

/** Who meets in a circle, as its members say it. */
export function membersOf({ members }: CircleRecord, nameOf: (personId: string) => string): string {
  return listNames(members.toSorted((one, other) => (one.role === other.role ? 0 : one.role === 'mentor' ? -1 : 1)).map(({ personId }) => nameOf(personId)))
}
