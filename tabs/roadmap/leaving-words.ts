import type { Circle } from '../../api/matching/contract.ts'
import { firstNameOf, listNames } from '../parts/person-words.ts'

/** What the way out is called, what it asks, and what happens to whom. */
export function leavingWords({ mentor, mentees }: Pick<Circle, 'mentor' | 'mentees'>, role: 'mentor' | 'mentee'): { press: string; question: string; consequences: string[] } {
  const what = mentees.length === 1 ? 'pair' : 'circle'
  const press = `Leave this ${what}`
  const question = `${press}?`
  const own = 'The meetings leave your calendar, and what you wrote here is no longer yours to open.'
  const back = 'You may enrol again whenever a season is open.'
  if (role === 'mentor') {
    const names = listNames(mentees.map(firstNameOf))
    return { press, question, consequences: [`${names} keep${mentees.length === 1 ? 's' : ''} the ${what} and its sessions, and the organizer looks for another mentor. Nobody is told a reason.`, own, back] }
  }
  if (mentees.length === 1) return { press, question, consequences: [mentor === null ? `The ${what} ends, and its meetings are called off.` : `The ${what} ends: the meetings are called off for ${firstNameOf(mentor)} too, who waits for another mentee.`, own, back] }
  return { press, question, consequences: ['The others go on as planned, with an invitation without you.', own, back] }
}
