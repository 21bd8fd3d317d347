import type { ProposedCircle, ScorePart } from '../../api/matching/contract.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { listOf, locale } from '../texts/language.ts'
import { say } from '../texts/matching-circles.ts'
import { fitOf } from './run-words.ts'

export type ProposedMentee = ProposedCircle['mentees'][number]

/** Mean fit of a circle's mentees, 0 to 100. */
export function circleFit(circle: ProposedCircle): number {
  if (circle.mentees.length === 0) return 0
  return fitOf(circle.mentees.reduce((sum, mentee) => sum + mentee.score, 0) / circle.mentees.length)
}

/** Which answer or which entry of the directory a reason was read from. */
const sources = {
  skill: 'fromSkills',
  function: 'fromFunctions',
  interest: 'fromInterests',
  goal: 'fromGoal',
  hours: 'fromHours',
  distance: 'fromOrgChart',
  tie: 'fromTies',
} as const satisfies Record<ScorePart, string>

function isPart(kind: string): kind is ScorePart {
  return kind in sources
}

export type Share = { text: string; points: number; part: number; /** Null for a kind this page does not know. */ source: string | null }

/**
 * A mentee's reasons, strongest first, each with its part of the fit. The points of the answer may be on any scale;
 * they are shown so that together they give the fit that the list shows.
 */
export function sharesOf(mentee: ProposedMentee): Share[] {
  const positive = mentee.reasons.reduce((sum, reason) => sum + Math.max(0, reason.points), 0)
  const strongest = [...mentee.reasons].sort((a, b) => b.points - a.points)
  return strongest.map((reason) => {
    const part = positive === 0 ? 0 : Math.max(0, reason.points) / positive
    return { text: reason.text, points: Math.round(part * fitOf(mentee.score)), part, source: isPart(reason.kind) ? say(sources[reason.kind]) : null }
  })
}

/** "Jon Keller’s circle", or for a pair "Jon Keller and Mei Ono". */
export function titleOf(circle: ProposedCircle): string {
  const [only] = circle.mentees
  if (circle.joins === null && circle.mentees.length === 1 && only) return say('pairTitle', { mentor: circle.mentor.displayName, mentee: only.person.displayName })
  return say('circleTitle', { mentor: circle.mentor.displayName })
}

/** "Joins Mina’s circle", where people take free seats of a circle that runs already; else null. */
export function joinWords({ joins, mentor, mentees }: Pick<ProposedCircle, 'joins' | 'mentor' | 'mentees'>): string | null {
  return joins === null ? null : say('joinsCircle', { count: mentees.length, mentor: firstNameOf(mentor) })
}

/** Who is in that circle, and what becomes of it. */
export function besideWords({ beside }: NonNullable<ProposedCircle['joins']>): string {
  const runs = beside.length === 0 ? say('runsAlready') : say('runsAlreadyWith', { names: listOf(beside.map(firstNameOf)) })
  return `${runs} ${say('theyStay')}`
}

/** "Second Tuesday, 14:00": every series is monthly, so a list need not say it in each row. */
export function shortTime(slot: NonNullable<ProposedCircle['slot']>): string {
  return slot.words.replace(say('ofTheMonth'), '')
}

/** The city whose clock a time is told by, when it is not the reader's: "Europe/Lisbon" becomes "Lisbon". */
export function otherZone(timeZone: string, own: string): string | null {
  return timeZone === own ? null : (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}

/** How sure the time of a circle is. @param joins its meetings are booked already. */
export function timeQuality(slot: NonNullable<ProposedCircle['slot']>, joins = false): string {
  const kept = joins ? keptWords(slot) : freeWords(slot)
  if (slot.unseen.length === 0) return kept
  return `${kept} ${say('calendarsUnseen', { count: slot.unseen.length, names: listOf(slot.unseen.map(firstNameOf)) })}`
}

function freeWords({ onPattern, sessions }: NonNullable<ProposedCircle['slot']>): string {
  return onPattern >= sessions ? say('freeInAll', { months: sessions }) : say('freeInSome', { free: onPattern, months: sessions })
}

/** For whoever joins a series that stands. */
function keptWords({ onPattern, sessions }: NonNullable<ProposedCircle['slot']>): string {
  return onPattern >= sessions ? say('suitsAll', { sessions }) : say('suitsSome', { suiting: onPattern, sessions })
}

/** Whether everything somebody types occurs in the circle's names and departments. */
export function mentions(circle: ProposedCircle, search: string): boolean {
  const words = search.toLocaleLowerCase(locale()).split(/\s+/).filter((word) => word !== '')
  const text = textOf(circle)
  return words.every((word) => text.includes(word))
}

const texts = new WeakMap<ProposedCircle, string>()

/** What one can find a circle by; kept, because thousands are looked through at every letter. */
function textOf(circle: ProposedCircle): string {
  const known = texts.get(circle)
  if (known !== undefined) return known
  const people = [circle.mentor, ...circle.mentees.map(({ person }) => person), ...(circle.joins?.beside ?? [])]
  const text = people.map(({ displayName, department }) => `${displayName} ${department ?? ''}`).join(' ').toLocaleLowerCase(locale())
  texts.set(circle, text)
  return text
}
