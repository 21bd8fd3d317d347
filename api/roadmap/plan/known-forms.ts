import type { Field, Form } from './content.ts'

/**
 * What the product itself reads of an exercise. A pack may word these forms as it likes, and give them further fields; what is
 * said here it keeps, as other exercises, briefs and reports are made of it.
 */
export type KnownForm = {
  by: Form['by']
  seen: Form['seen']
  fields: Record<string, KnownField>
  /** Exercises that suggest answers for this one: where a pack has them, they come first. */
  reads?: string[]
  /** Exercises without which this one makes no sense. */
  needs?: string[]
}
export type KnownField = {
  kind: Field['kind']
  /** Ids that a choice has at least. */
  options?: string[]
  /** How many steps a level has. */
  levels?: number
  private?: true
  /** Of a list: the fields of a row. */
  of?: Record<string, KnownField>
}

const text: KnownField = { kind: 'text' }
const choice: KnownField = { kind: 'choice' }
const scale: KnownField = { kind: 'scale' }
const yes: KnownField = { kind: 'yes' }
const number: KnownField = { kind: 'number' }
const level: KnownField = { kind: 'level', levels: 5 }
const whose: KnownField = { kind: 'choice', options: ['mine', 'yours', 'shared'] }
const list = (of: Record<string, KnownField>): KnownField => ({ kind: 'list', of })

/** Always there to be named among a session's exercises, without a form. */
export const goalExercises = ['goals', 'goal-review'] as const

export const knownForms: Record<string, KnownForm> = {
  'meet-me': { by: 'everyone', seen: 'circle', fields: { role: text, askMeAbout: text, planTry: scale, aloneAloud: scale, pictureDetail: scale, directCareful: scale, learn: text, word: text, meaning: text } },
  expectations: { by: 'everyone', seen: 'both', fields: { agenda: whose, actions: whose, moves: whose, contact: choice, reply: choice, feedback: choice, goodInFourMonths: text, offLimits: text, worry: { kind: 'text', private: true } } },
  agreement: { by: 'everyone', seen: 'circle', fields: { keepsDates: yes, notice: number, confidential: yes, noRating: yes, endsFreely: yes, endsOnTime: yes } },
  strengths: { by: 'mentee', seen: 'choice', fields: { stories: list({ situation: text, did: text, result: text }), strengths: list({ name: choice, seenBy: choice, energy: scale, usedNow: scale }) } },
  skills: { by: 'mentee', seen: 'choice', fields: { skills: list({ skill: text, now: level, needed: level, importance: number, evidence: text }) } },
  challenges: { by: 'mentee', seen: 'choice', fields: { challenges: list({ text, area: { kind: 'choice', options: ['skill', 'time', 'people', 'information', 'confidence', 'rules'] }, inMyHands: scale, weight: scale }) } },
  'growth-areas': { by: 'mentee', seen: 'circle', fields: { areas: list({ area: text, why: text, firstSign: text }) }, reads: ['skills', 'challenges', 'goals'] },
  'feedback-asked': { by: 'mentee', seen: 'circle', fields: { asks: list({ topic: text, from: text, question: choice }) } },
  challenge: { by: 'mentee', seen: 'circle', fields: { howMightI: text, ownerPart: text, tried: text, notWanted: text }, reads: ['growth-areas'] },
  options: { by: 'mentee', seen: 'choice', fields: { options: list({ text, kind: choice, impact: scale, effort: scale, sure: scale }), pick: text, why: text }, reads: ['strengths', 'challenge'] },
  plan: { by: 'mentee', seen: 'circle', fields: { wish: text, outcome: text, obstacle: text, ifThen: text, thenI: text, firstStep: text, firstStepOn: { kind: 'date' }, confidence: number }, reads: ['options'] },
  'mentor-feedback': { by: 'mentee', seen: 'mentor', fields: { more: { kind: 'choice', options: ['questions', 'examples', 'silence', 'straight-talk', 'contacts'] }, less: { kind: 'choice', options: ['nothing', 'advice'] }, helpedMost: text } },
  'midway-review': { by: 'everyone', seen: 'both', fields: { keep: text, change: text, goOn: choice } },
  'skills-again': { by: 'mentee', seen: 'choice', fields: { skills: list({ skill: text, now: level, then: level }) }, reads: ['skills'], needs: ['skills'] },
  lessons: { by: 'everyone', seen: 'circle', fields: { keep: text, drop: text, surprised: text, otherFunction: text } },
  'growth-plan': { by: 'mentee', seen: 'choice', fields: { next: list({ what: text, by: { kind: 'date' }, support: text, ifThen: text }), practice: choice, nextStep: choice }, reads: ['growth-areas', 'plan', 'goal-review'] },
  thanks: { by: 'everyone', seen: 'circle', fields: { thanks: list({ to: { kind: 'member' }, words: text }) } },
  reflection: { by: 'mentor', seen: 'mine', fields: { learned: text, differently: text, next: text }, reads: ['mentor-feedback'] },
  closing: { by: 'everyone', seen: 'circle', fields: { contact: choice } },
  'goal-review': { by: 'mentee', seen: 'circle', fields: {}, reads: ['goals'] },
}
