import type { ProposedCircle, ScorePart } from '../../api/matching/contract.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { fitOf } from './run-words.ts'

export type ProposedMentee = ProposedCircle['mentees'][number]

/** Mean fit of a circle's mentees, 0 to 100. */
export function circleFit(circle: ProposedCircle): number {
  if (circle.mentees.length === 0) return 0
  return fitOf(circle.mentees.reduce((sum, mentee) => sum + mentee.score, 0) / circle.mentees.length)
}

/** Which answer or which entry of the directory a reason was read from. */
const sources: Record<ScorePart, string> = {
  skill: 'From skills offered and wanted',
  function: 'From functions to explore',
  interest: 'From interests',
  goal: 'From the goal',
  hours: 'From working hours',
  distance: 'From the org chart',
  tie: 'From ties between departments',
}

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
    return { text: reason.text, points: Math.round(part * fitOf(mentee.score)), part, source: isPart(reason.kind) ? sources[reason.kind] : null }
  })
}

/** "Keller circle", or for a pair "Jon Keller and Mei Ono". */
export function titleOf(circle: ProposedCircle): string {
  const [only] = circle.mentees
  if (circle.joins === null && circle.mentees.length === 1 && only) return `${circle.mentor.displayName} and ${only.person.displayName}`
  return `${circle.mentor.displayName}’s circle`
}

/** "Joins Mina’s circle", where people take free seats of a circle that runs already; else null. */
export function joinWords({ joins, mentor, mentees }: Pick<ProposedCircle, 'joins' | 'mentor' | 'mentees'>): string | null {
  return joins === null ? null : `${mentees.length === 1 ? 'Joins' : 'Join'} ${firstNameOf(mentor)}’s circle`
}

/** Who is in that circle, and what becomes of it. */
export function besideWords({ beside }: NonNullable<ProposedCircle['joins']>): string {
  const names = new Intl.ListFormat('en-GB', { style: 'long' }).format(beside.map(firstNameOf))
  return `This circle runs already${names === '' ? '' : ` with ${names}`}. They and their meetings stay as they are.`
}

/** "Second Tuesday, 14:00": every series is monthly, so a list need not say it in each row. */
export function shortTime(slot: NonNullable<ProposedCircle['slot']>): string {
  return slot.words.replace(' of the month', '')
}

/** The city whose clock a time is told by, when it is not the reader's: "Europe/Lisbon" becomes "Lisbon". */
export function otherZone(timeZone: string, own: string): string | null {
  return timeZone === own ? null : (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}

/** How sure the time of a circle is. @param joins its meetings are booked already. */
export function timeQuality(slot: NonNullable<ProposedCircle['slot']>, joins = false): string {
  const all = slot.onPattern >= slot.sessions
  const kept = joins ? keptWords(slot) : all ? `Free for all in all ${slot.sessions} months` : `Free for all in ${slot.onPattern} of ${slot.sessions} months; the others move within their month`
  if (slot.unseen.length === 0) return `${kept}.`
  return `${kept}. ${slot.unseen.map(firstNameOf).join(' and ')}’s calendar can’t be seen, so working hours alone count.`
}

/** For whoever joins a series that stands. */
function keptWords({ onPattern, sessions }: NonNullable<ProposedCircle['slot']>): string {
  if (onPattern >= sessions) return sessions === 1 ? 'The session that is left suits whoever joins' : `All ${sessions} sessions that are left suit whoever joins`
  return `${onPattern} of the ${sessions} sessions that are left suit whoever joins; the others find another time by themselves`
}

/** Whether everything somebody types occurs in the circle's names and departments. */
export function mentions(circle: ProposedCircle, search: string): boolean {
  const words = search.toLocaleLowerCase('en').split(/\s+/).filter((word) => word !== '')
  const text = textOf(circle)
  return words.every((word) => text.includes(word))
}

const texts = new WeakMap<ProposedCircle, string>()

/** What one can find a circle by; kept, because thousands are looked through at every letter. */
function textOf(circle: ProposedCircle): string {
  const known = texts.get(circle)
  if (known !== undefined) return known
  const people = [circle.mentor, ...circle.mentees.map(({ person }) => person), ...(circle.joins?.beside ?? [])]
  const text = people.map(({ displayName, department }) => `${displayName} ${department ?? ''}`).join(' ').toLocaleLowerCase('en')
  texts.set(circle, text)
  return text
}
