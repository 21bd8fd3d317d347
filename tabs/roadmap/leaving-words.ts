import type { Circle } from '../../api/matching/contract.ts'
import { firstNameOf } from '../parts/person-words.ts'
import { listOf } from '../texts/language.ts'
import { say } from '../texts/roadmap-circle.ts'

/** What the way out is called, what it asks, and what happens to whom. */
export function leavingWords({ mentor, mentees }: Pick<Circle, 'mentor' | 'mentees'>, role: 'mentor' | 'mentee'): { press: string; question: string; consequences: string[] } {
  const pair = mentees.length === 1
  const own = [say('leavingTakesYours'), say('leavingLetsReturn')]
  return {
    press: say(pair ? 'leavePair' : 'leaveCircle'),
    question: say(pair ? 'leavePairQuestion' : 'leaveCircleQuestion'),
    consequences: [role === 'mentor' ? withoutMentor(mentees) : pair ? pairEnds(mentor) : say('othersGoOn'), ...own],
  }
}

function withoutMentor(mentees: Circle['mentees']): string {
  const names = listOf(mentees.map(firstNameOf))
  return mentees.length === 1 ? say('pairWithoutMentor', { name: names }) : say('circleWithoutMentor', { names })
}

function pairEnds(mentor: Circle['mentor']): string {
  return mentor === null ? say('pairEnds') : say('pairEndsForMentor', { mentor: firstNameOf(mentor) })
}
