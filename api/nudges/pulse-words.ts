import type { EnrolmentRole } from '../enrolment/contract.ts'
import type { Help } from './contract.ts'

export type Question = 'worth' | 'nextStep' | 'help'
/** In the order in which they are asked. */
export const questions: readonly Question[] = ['worth', 'nextStep', 'help']

export const worthChoices = [
  { value: 5, text: 'Very much' },
  { value: 4, text: 'Yes' },
  { value: 3, text: 'Partly' },
  { value: 2, text: 'A little' },
  { value: 1, text: 'Not at all' },
]

export const nextStepChoices = [
  { value: 'yes' as const, text: 'Yes' },
  { value: 'partly' as const, text: 'Partly' },
  { value: 'no' as const, text: 'No' },
]

export const helpChoices = [
  { value: 'no' as const, text: 'No' },
  { value: 'time' as const, text: 'Yes, with the time' },
  { value: 'other' as const, text: 'Yes, with something else' },
]

export function questionText(question: Question, role: EnrolmentRole): string {
  if (question === 'worth') return 'Was this hour worth your time?'
  if (question === 'help') return 'Do you want help from the organizer?'
  return role === 'mentor' ? 'Do you know what each one needs next?' : 'Do you know your next step?'
}

export function whoSees(question: Question): string {
  if (question === 'help') return 'A yes goes to the organizer with your name, so that they can help. Nobody else sees it.'
  return 'Nobody sees your answer. The organizer sees totals of five or more people, never of one circle.'
}

/** What the organizer reads about somebody who asked for help. */
export function helpSentence(name: string, number: number, help: Exclude<Help, 'no'>): string {
  return help === 'time' ? `${name} asked for help with the time after session ${number}.` : `${name} asked for help after session ${number}.`
}
