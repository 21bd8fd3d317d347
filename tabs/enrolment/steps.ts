import type { Answers } from '../../api/enrolment/contract.ts'
import { say } from '../texts/enrolment.ts'

/** The wizard's steps in order. */
export type StepKey = 'role' | 'topics' | 'people' | 'check'
export const stepKeys: StepKey[] = ['role', 'topics', 'people', 'check']

/** Each step's question, in the words of the role. */
export function titleOf(step: StepKey, role: Answers['role']): string {
  switch (step) {
    case 'role':
      return say('askRole')
    case 'topics':
      return say('askTopics', { role })
    case 'people':
      return say('askPeople', { role })
    case 'check':
      return say('askCheck')
  }
}

/** What is missing: the field, by its name in the answers, and what would be right. */
export type Missing = { field: keyof Answers; step: StepKey; message: string }

/** Letters; less is no sentence. The API asks for the same. */
const GOAL_MIN = 10

/** What has to be said before the answers can be sent; the API checks again. */
export function missingIn(answers: Answers, step?: StepKey): Missing[] {
  const missing: Missing[] = []
  if (answers.role === 'mentee') {
    if (answers.skillsWanted.length === 0) missing.push({ field: 'skillsWanted', step: 'topics', message: say('pickTopic') })
    if (answers.goals.trim().length < GOAL_MIN) missing.push({ field: 'goals', step: 'topics', message: say('writeGoal') })
    if (answers.functionsToExplore.length === 0) missing.push({ field: 'functionsToExplore', step: 'people', message: say('chooseFunction') })
  } else if (answers.skillsOffered.length === 0) missing.push({ field: 'skillsOffered', step: 'topics', message: say('pickTopic') })
  return step ? missing.filter((fault) => fault.step === step) : missing
}

/** The step that asks for a field, for faults that the API finds. */
export function stepOf(field: string): StepKey {
  if (field === 'role') return 'role'
  if (field === 'functionsToExplore' || field === 'interests') return 'people'
  return 'topics'
}

/** Adds words to a list without doubles, whatever their capitals. */
export function withWord(words: string[], word: string): string[] {
  const clean = word.trim()
  if (clean === '' || words.some((known) => known.toLowerCase() === clean.toLowerCase())) return words
  return [...words, clean]
}
