import type { Line } from './answer-lines.ts'
import type { Answers, Form } from './content.ts'
import { isBetweenUs, meaningOf } from './differences.ts'
import { numberOf, wordsOf } from './read-answers.ts'

/** What a mentee has let the mentor see; null where they have not, or not yet. */
export type BriefParts = {
  goals: readonly string[]
  meetMe: { form: Form; mentee: Answers | null; mentor: Answers | null } | null
  expectations: { form: Form; mentee: Answers | null } | null
}

/** Two steps of five are felt when people work together. */
const felt = 2

/**
 * What a mentor reads after the first session: what the mentee wants, where they work differently, and what is asked of the mentor.
 * `missing`: what is not there yet, in a sentence; null when all of it is.
 */
export function needsBrief({ goals, meetMe, expectations }: BriefParts): { lines: Line[]; missing: string | null } {
  const wishes = [...goals, wordsOf(meetMe?.mentee ?? {}, 'learn')].filter(Boolean)
  const hoped = wordsOf(expectations?.mentee ?? {}, 'goodInFourMonths')
  const asked = expectations?.mentee ? askedOfMentor(expectations.form, expectations.mentee) : []
  const lines = [
    ...wishes.map((text) => ({ label: 'Wants', text })),
    ...(hoped ? [{ label: 'Good in the end', text: hoped }] : []),
    ...(meetMe?.mentee && meetMe.mentor ? styleDifferences(meetMe.form, meetMe.mentee, meetMe.mentor) : []),
    ...(asked.length > 0 ? [{ label: 'Asked of you', text: asked.join(' · ') }] : []),
  ]
  const open = [goals.length === 0 ? 'a goal' : null, meetMe && !meetMe.mentee ? 'how they work' : null, expectations && !expectations.mentee ? 'what they expect' : null].filter((part) => part !== null)
  return { lines, missing: open.length === 0 ? null : `Still to come: ${open.join(', ')}. Bring it along, or begin with it.` }
}

function styleDifferences(form: Form, mentee: Answers, mentor: Answers): Line[] {
  return form.fields.flatMap((field) => {
    const [theirs, yours] = [numberOf(mentee, field.id), numberOf(mentor, field.id)]
    if (field.kind !== 'scale' || field.private || theirs === null || yours === null || Math.abs(theirs - yours) < felt) return []
    return [{ label: 'Works differently', text: `${field.label}: ${theirs} to your ${yours}, from 1 (${field.from}) to 5 (${field.to})` }]
  })
}

function askedOfMentor(form: Form, mentee: Answers): string[] {
  return form.fields.flatMap((field) => (field.kind === 'choice' && !field.private && isBetweenUs(field) && meaningOf(field, mentee[field.id], 'mentee') === 'mentor' ? [field.label] : []))
}
