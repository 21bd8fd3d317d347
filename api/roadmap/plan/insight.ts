import type { Answers, Form } from './content.ts'
import { wordsOf } from './read-answers.ts'

export type Tally = { id: string; label: string; count: number }
export type InsightParts = {
  mentees: number
  sessionsHeld: number
  sessionsMoved: number
  form: Form | null
  /** What mentees told their mentor: one a mentee and session, without names. */
  feedback: readonly Answers[]
  goals: readonly { outcome: 'reached' | 'moved' | 'unchanged' | 'dropped'; level: number | null }[]
}
export type Insight = {
  sessionsHeld: number
  sessionsMoved: number
  answers: number
  more: Tally[]
  less: Tally[]
  /** In their own words, by alphabet, so that the order tells nothing. */
  helpedMost: string[]
  goals: { reached: number; moved: number; unchanged: number; dropped: number }
  /** Mean level of attainment; null below three mentees, where it would be one person's. */
  meanLevel: number | null
  suggestions: string[]
}

/** Below this a mean is a person. */
const fewestForMeans = 3
const often = 2

/** What a mentor can learn from a season: counts, their mentees' own words, and what might be tried next. No stars, and no comparison with others. */
export function mentorInsight({ mentees, sessionsHeld, sessionsMoved, form, feedback, goals }: InsightParts): Insight {
  const [more, less] = [tally(form, 'more', feedback), tally(form, 'less', feedback)]
  const levels = goals.filter(({ outcome }) => outcome !== 'dropped').flatMap(({ level }) => level ?? [])
  const count = (outcome: string) => goals.filter((goal) => goal.outcome === outcome).length
  return {
    sessionsHeld,
    sessionsMoved,
    answers: feedback.length,
    more,
    less,
    helpedMost: feedback.map((answers) => wordsOf(answers, 'helpedMost')).filter(Boolean).sort((one, other) => one.localeCompare(other, 'en')),
    goals: { reached: count('reached'), moved: count('moved'), unchanged: count('unchanged'), dropped: count('dropped') },
    meanLevel: mentees >= fewestForMeans && levels.length >= fewestForMeans ? Math.round((levels.reduce((sum, level) => sum + level, 0) / levels.length) * 10) / 10 : null,
    suggestions: suggest(more, less, sessionsMoved),
  }
}

function tally(form: Form | null, fieldId: string, feedback: readonly Answers[]): Tally[] {
  const field = form?.fields.find((candidate) => candidate.id === fieldId)
  if (field?.kind !== 'choice' && field?.kind !== 'choices') return []
  return field.options
    .map(({ id, label }) => ({ id, label, count: feedback.filter((answers) => chosen(answers[fieldId]).includes(id)).length }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
}

function chosen(answer: Answers[string] | undefined): string[] {
  if (typeof answer === 'string') return [answer]
  return Array.isArray(answer) ? answer.filter((part) => typeof part === 'string') : []
}

function suggest(more: Tally[], less: Tally[], moved: number): string[] {
  const said = (tallies: Tally[], id: string) => tallies.find((candidate) => candidate.id === id)?.count ?? 0
  return [
    ...(said(less, 'advice') >= often ? ['Advice was wished for less: ask before you tell, for example "shall I listen, ask or advise now?"'] : []),
    ...(said(more, 'questions') >= often ? ['Questions helped: one more open question before each answer of yours.'] : []),
    ...(more[0]?.id === 'contacts' ? ['Contacts are wished for most: introduce two people.'] : []),
    ...(moved >= often ? ['Sessions had to move: offer fewer seats next time, or look for a mentor beside you.'] : []),
  ]
}
