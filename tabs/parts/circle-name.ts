import type { Circle } from '../../api/matching/contract.ts'
import { say } from '../texts/parts.ts'

/** What a circle is called for one of its members; with one mentee it is a pair, named after the other of the two. */
export function circleNameOf(circle: Circle, memberId: string): string {
  const mentee = circle.mentees[0]
  if (circle.mentees.length !== 1 || !mentee) return circle.name
  if (circle.mentor === null) return say('pair')
  return say('pairWith', { name: circle.mentor.id === memberId ? mentee.displayName : circle.mentor.displayName })
}

/** What a circle is called on screen: with one mentee it is a pair. The API's names are English. */
export function nameOf(row: { circle: Circle }): string {
  return row.circle.mentees.length === 1 ? row.circle.name.replace(/circle$/i, 'pair') : row.circle.name
}
