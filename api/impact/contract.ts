import { z } from 'zod'
import { PlaceDraw } from '../enrolment/contract.ts'
import { endpoint, Instant, LocalDate } from '../http/endpoint.ts'
import { Cohort } from '../programs/contract.ts'

/** lottery: places by lot · encouragement: invitations by lot. */
export const Design = z.enum(['lottery', 'encouragement'])
export type Design = z.infer<typeof Design>
export const OutcomeKind = z.enum(['yes-no', 'number'])
export type OutcomeKind = z.infer<typeof OutcomeKind>

/** Invitations by lot: a random half of whoever had not enrolled is invited by name. */
export const Encouragement = z.object({
  /** SHA-256 of the seed, published when it was switched on. */
  seedHash: z.string(),
  chosenAt: Instant,
  /** `peopleHash`: SHA-256 of everybody who was in it. `reached`: who has got their invitation so far. */
  drawn: z.object({ at: Instant, seed: z.string(), people: z.int(), invited: z.int(), reached: z.int(), peopleHash: z.string() }).nullable(),
})
export type Encouragement = z.infer<typeof Encouragement>

/** What is to be compared, said beforehand. It never changes: another one is a new version, newest first. */
export const Registration = z.object({
  version: z.int(),
  design: Design,
  /** The column of the file. */
  outcome: z.string(),
  kind: OutcomeKind,
  /** Whether more of it, or less, is what one hopes for. */
  better: z.enum(['more', 'less']),
  /** From this day on the outcome may be looked at. */
  measuredOn: LocalDate,
  registeredAt: Instant,
  /** It was said when the season had begun. */
  afterStart: z.boolean(),
  /** SHA-256 over all of the above and the way of computing. */
  hash: z.string(),
  /** Whether the hash still fits. */
  intact: z.boolean(),
})
export type Registration = z.infer<typeof Registration>

export const NewRegistration = z.object({
  design: Design,
  outcome: z.string().trim().min(1).max(60),
  kind: OutcomeKind,
  better: z.enum(['more', 'less']),
  measuredOn: LocalDate,
})
export type NewRegistration = z.infer<typeof NewRegistration>

/** A file of outcomes, looked at or kept. Nothing of it is ever read again but by the estimate. */
export const OutcomeFile = z.object({
  columns: z.array(z.object({ name: z.string(), kind: OutcomeKind })),
  /** People whom the directory knows. */
  people: z.int(),
  /** Lines whose person nobody is, the first hundred. */
  unknownLines: z.array(z.int()),
  unknown: z.int(),
  /** With one of these nothing is kept. */
  faults: z.array(z.object({ line: z.int(), message: z.string() })),
  kept: z.boolean(),
})
export type OutcomeFile = z.infer<typeof OutcomeFile>

/** First arm less second with its 95 % interval: shares in −1 to 1, numbers in their own unit. */
const Interval = z.object({ difference: z.number(), low: z.number(), high: z.number() })
const Refused = z.object({ why: z.enum(['arm-too-small', 'too-wide', 'too-many-missing', 'weak-draw']), /** How many per arm it would take; null where more people would not help. */ people: z.int().nullable() })
const Estimate = z.union([z.object({ interval: Interval, refused: z.null() }), z.object({ interval: z.null(), refused: Refused })])
export type Estimate = z.infer<typeof Estimate>

/** One side of a draw. `known`: whose outcome the file tells. */
const Arm = z.object({ people: z.int(), known: z.int(), tookPart: z.int() })

/**
 * What can be said. not-random: nothing was drawn by lot, so a comparison is no effect · not-drawn: it is still to be drawn ·
 * not-registered · too-early: before the registered day · no-outcomes: the file has not come, or lacks the column · judged.
 */
export const Finding = z.object({
  state: z.enum(['not-random', 'not-drawn', 'not-registered', 'too-early', 'no-outcomes', 'judged']),
  design: Design.nullable(),
  /** Drawn in, or invited; then the others. Null until it is drawn. */
  arms: z.tuple([Arm, Arm]).nullable(),
  judged: z
    .object({
      kind: OutcomeKind,
      better: z.enum(['more', 'less']),
      outcome: z.string(),
      asDrawn: Estimate,
      moved: Estimate,
      /** Shares or means of the two, where the comparison as drawn is told. */
      levels: z.tuple([z.number(), z.number()]).nullable(),
      designEffect: z.number(),
      smallest: z.number().nullable(),
    })
    .nullable(),
})
export type Finding = z.infer<typeof Finding>

export const Impact = z.object({
  cohort: Cohort,
  lottery: PlaceDraw,
  encouragement: Encouragement.nullable(),
  registrations: z.array(Registration),
  outcomes: z.object({ columns: z.array(z.object({ name: z.string(), kind: OutcomeKind })), people: z.int(), unknown: z.int(), importedAt: Instant }).nullable(),
  finding: Finding,
  /** With as many per arm as there are or may be: the smallest fall from each of these shares that would be seen four times in five, and how many per arm ten points take. */
  plan: z.object({ perArm: z.int(), rows: z.array(z.object({ base: z.number(), smallest: z.number().nullable(), forTenPoints: z.int() })) }),
})
export type Impact = z.infer<typeof Impact>

const ofCohort = z.object({ cohortId: z.uuid() })

export const getImpact = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/impact', summary: 'What can be said of what a cohort brought about, and how sure it is (organizer, auditor)', params: ofCohort, output: Impact })
export const switchEncouragement = endpoint({ method: 'PUT', path: '/api/cohorts/:cohortId/encouragement', summary: 'Switch invitations by lot on or off, before they are drawn (organizer)', params: ofCohort, input: z.object({ on: z.boolean() }), output: Impact })
export const drawEncouragement = endpoint({ method: 'POST', path: '/api/cohorts/:cohortId/encouragement/draw', summary: 'Draw who is invited by name, while people can enrol (organizer)', params: ofCohort, output: Impact })
export const listEncouragementLots = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/encouragement/lots', summary: 'Who was in the draw of invitations, to draw it again from the seed (organizer, auditor)', params: ofCohort, output: z.object({ lots: z.array(z.object({ personId: z.guid(), stratum: z.string(), invited: z.boolean() })) }) })
export const registerOutcome = endpoint({ method: 'POST', path: '/api/cohorts/:cohortId/impact/registrations', summary: 'Say beforehand what will be compared, and when (organizer)', params: ofCohort, input: NewRegistration, output: Impact })
export const importOutcomes = endpoint({ method: 'POST', path: '/api/cohorts/:cohortId/impact/outcomes', summary: 'Look at a CSV file of outcomes, or keep it in the place of the one before; all of it or nothing (organizer)', params: ofCohort, input: z.object({ text: z.string().min(1).max(5_000_000), keep: z.boolean().default(false) }), output: OutcomeFile })
export const deleteOutcomes = endpoint({ method: 'DELETE', path: '/api/cohorts/:cohortId/impact/outcomes', summary: 'Delete the outcomes of a cohort (organizer)', params: ofCohort, output: Impact })
