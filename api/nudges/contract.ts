import { z } from 'zod'
import { EnrolmentRole } from '../enrolment/contract.ts'
import { Done, endpoint, Instant, LocalDate } from '../http/endpoint.ts'
import { Circle } from '../matching/contract.ts'
import { Person } from '../people/contract.ts'

/**
 * prepare: the working day before a session · pulse: after a session · quiet-circle: one question to the mentor of a circle that
 * has not met · early-warning: to the organizer, when a circle should be looked at · story: whether a story of one's circle may be told ·
 * kept-ties: once, 90 days after a circle was formed, with whom one talks.
 */
export const NudgeKind = z.enum(['prepare', 'pulse', 'quiet-circle', 'early-warning', 'story', 'kept-ties'])
export type NudgeKind = z.infer<typeof NudgeKind>

/** One kind of message from Crosspath that its receiver can turn off. */
export const NudgeChoice = z.object({ kind: NudgeKind, name: z.string(), purpose: z.string(), on: z.boolean() })
export type NudgeChoice = z.infer<typeof NudgeChoice>

export const MyNudges = z.object({
  /** Only kinds that can reach the caller: early warnings are the organizers'. */
  kinds: z.array(NudgeChoice),
  /** When they come and how many at most, in plain words. */
  rule: z.string(),
})
export type MyNudges = z.infer<typeof MyNudges>

export const Worth = z.int().min(1).max(5)
export const NextStep = z.enum(['no', 'partly', 'yes'])
export const Help = z.enum(['no', 'time', 'other'])
export type Help = z.infer<typeof Help>

/** A question of the pulse with its answers in order, in the words of the card. `answer` is null while it is open. */
function question<Value extends z.ZodType>(value: Value) {
  return z.object({ text: z.string(), choices: z.array(z.object({ value, text: z.string() })), answer: value.nullable(), whoSees: z.string() })
}

/** How one session was for the caller: three presses at most, and each may be left out. */
export const Pulse = z.object({
  circleId: z.uuid(),
  circle: z.string(),
  program: z.string(),
  number: z.int(),
  /** When the session ended. */
  endAt: Instant,
  role: EnrolmentRole,
  /** open: something is unanswered · done: all three answered · skipped: the caller wants to leave it. */
  state: z.enum(['open', 'done', 'skipped']),
  /** Until when answers can be given or changed; null once that is over. */
  changeableUntilAt: Instant.nullable(),
  /** Until when help can be asked for, or taken back, also once the other answers are final; null once that is over. */
  helpUntilAt: Instant.nullable(),
  worth: question(Worth),
  nextStep: question(NextStep),
  /** By name to the organizer, as `whoSees` says. */
  help: question(Help),
})
export type Pulse = z.infer<typeof Pulse>

export const PulseInput = z.object({ worth: Worth.optional(), nextStep: NextStep.optional(), help: Help.optional(), skip: z.boolean().optional() })
export type PulseInput = z.infer<typeof PulseInput>

/** not-begun · quiet · moved-twice · help-asked · no-time · not-closed. */
export const WarningRule = z.enum(['not-begun', 'quiet', 'moved-twice', 'help-asked', 'no-time', 'not-closed'])
export type WarningRule = z.infer<typeof WarningRule>

/** Something about a circle that a person should look at: a reason, never a score. */
export const Warning = z.object({
  id: z.uuid(),
  circle: Circle,
  rule: WarningRule,
  /** The session it is about; null for the whole series. */
  number: z.int().nullable(),
  /** The reason, in one sentence. */
  sentence: z.string(),
  raisedAt: Instant,
  /** Who asked for help; null for every other rule. */
  person: Person.nullable(),
  /** Not shown again until then; null when it is open. */
  snoozedUntilAt: Instant.nullable(),
})
export type Warning = z.infer<typeof Warning>

/** acted: it was right to look · not-needed: all was well. Kept to see which rules are of use. */
export const WarningOutcome = z.enum(['acted', 'not-needed'])
export type WarningOutcome = z.infer<typeof WarningOutcome>

export const Warnings = z.object({
  /** Open ones first, the newest first; then those that rest. */
  warnings: z.array(Warning),
  checkedAt: Instant,
})
export type Warnings = z.infer<typeof Warnings>

/** What the pulses of a cohort say together; nothing of a circle or a person. */
export const PulseTotals = z.object({
  /** Pulses that were due until yesterday, and how many of them were answered; both 0 while there are too few answers to show. */
  asked: z.int(),
  answered: z.int(),
  /** 0 to 1; null while there are too few answers to show. */
  responseRate: z.number().nullable(),
  /** What to keep in mind while reading, or why nothing is shown; null when there is nothing to say. */
  sentence: z.string().nullable(),
  /** How many answers are in the figures: whole blocks of settled answers, each of five people or more, so that no look is one person's answer away from the last. */
  counted: z.int(),
  /** How many gave each answer; null where fewer than five did. */
  worth: z.array(z.object({ value: Worth, text: z.string(), count: z.int() })).nullable(),
  worthMean: z.number().nullable(),
  nextStep: z.array(z.object({ value: NextStep, text: z.string(), count: z.int() })).nullable(),
})
export type PulseTotals = z.infer<typeof PulseTotals>

const session = z.object({ circleId: z.uuid(), number: z.coerce.number().int().min(1).max(12) })
const cohort = z.object({ cohortId: z.uuid() })
const warning = z.object({ warningId: z.uuid() })

export const getMyNudges = endpoint({ method: 'GET', path: '/api/my-nudges', summary: 'Which messages I get, and what each is for', output: MyNudges })
export const saveMyNudges = endpoint({ method: 'PUT', path: '/api/my-nudges', summary: 'Turn kinds of messages off; all others are on', input: z.object({ off: z.array(NudgeKind).max(6) }), output: MyNudges })
export const getMyPulse = endpoint({ method: 'GET', path: '/api/my-pulse', summary: 'Sessions of mine that I may say something about, the newest first', output: z.object({ pulses: z.array(Pulse) }) })
export const answerPulse = endpoint({ method: 'PUT', path: '/api/circles/:circleId/sessions/:number/pulse', summary: 'Say how a session was for me; what is left out stays as it is', params: session, input: PulseInput, output: Pulse })
export const listWarnings = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/warnings', summary: 'Circles that should be looked at, each with its reason (organizer)', params: cohort, output: Warnings })
export const snoozeWarning = endpoint({ method: 'POST', path: '/api/warnings/:warningId/snooze', summary: 'Put a warning away until a day (organizer)', params: warning, input: z.object({ untilOn: LocalDate }), output: Warning })
export const closeWarning = endpoint({ method: 'POST', path: '/api/warnings/:warningId/close', summary: 'Close a warning (organizer)', params: warning, input: z.object({ outcome: WarningOutcome.optional() }), output: Done })
export const getPulseTotals = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/pulse', summary: 'What the pulses of a cohort say together, where five or more answered (organizer, auditor)', params: cohort, output: PulseTotals })
