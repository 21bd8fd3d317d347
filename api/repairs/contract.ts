import { z } from 'zod'
import { endpoint, Instant } from '../http/endpoint.ts'
import { Circle } from '../matching/contract.ts'
import { Person } from '../people/contract.ts'

/**
 * swap: another mentor · merge: into another circle · split: some mentees begin a circle with another mentor ·
 * rematch: back to whoever waits for the next match run · end: the circle has reached what it could, and ends with thanks.
 */
export const RepairKind = z.enum(['swap', 'merge', 'split', 'rematch', 'end'])
export type RepairKind = z.infer<typeof RepairKind>

/** Where somebody stands, in words: "Mentor of Mina Keller’s circle", "Waits for the next match run". */
export const PlaceChange = z.object({ person: Person, from: z.string(), to: z.string() })
export type PlaceChange = z.infer<typeof PlaceChange>

/** One way to repair a circle, and all that would come of it; nothing happens and nobody is told before it is applied. */
export const RepairOption = z.object({
  kind: RepairKind,
  /** Stands for this very option in this very situation: once anything it rests on has changed, it is refused. */
  id: z.string(),
  /** "Swap in Dana Wolf". */
  title: z.string(),
  /** Why it is offered, in one sentence: fit, room, times. */
  line: z.string(),
  changes: z.array(PlaceChange),
  /** Who gets a card, and what it says, word for word. Whoever is not named hears nothing. */
  tells: z.array(z.object({ person: Person, text: z.string() })),
  /** What of meetings, goals and history stays, in one or two sentences. */
  keeps: z.string(),
  /** False where there is no such way now: then `changes` and `tells` are empty and `whyNot` says why. */
  possible: z.boolean(),
  whyNot: z.string().nullable(),
})
export type RepairOption = z.infer<typeof RepairOption>

export const Repairs = z.object({
  circle: Circle,
  /** In the order of the kinds, and the best first within a kind. Each kind is there at least once. */
  options: z.array(RepairOption),
})
export type Repairs = z.infer<typeof Repairs>

export const ChosenRepair = z.strictObject({
  kind: RepairKind,
  optionId: z.string().min(1).max(100),
  /** Whom the options were asked about, where it was one person. */
  personId: z.guid().optional(),
})
export type ChosenRepair = z.infer<typeof ChosenRepair>

/** A repair that was made: who changed place, by whom and when. */
export const RepairDone = z.object({
  id: z.uuid(),
  /** The circle that was repaired, by the name it had; it may have ended since. */
  circle: z.object({ id: z.uuid(), name: z.string() }),
  kind: RepairKind,
  by: Person,
  at: Instant,
  changes: z.array(PlaceChange),
})
export type RepairDone = z.infer<typeof RepairDone>

/** What makes a circle need a look: it has no mentor, somebody has left the company, the company was re-organised around it, or somebody is away for long. */
export const RepairReason = z.object({
  kind: z.enum(['no-mentor', 'left-company', 'in-line', 'same-department', 'long-break']),
  /** One sentence that blames nobody. */
  line: z.string(),
  /** Whom it is about; null where it is about the circle. */
  person: Person.nullable(),
})
export type RepairReason = z.infer<typeof RepairReason>

export const CircleToRepair = z.object({ circle: Circle, reasons: z.array(RepairReason) })
export type CircleToRepair = z.infer<typeof CircleToRepair>

const ofCircle = z.object({ circleId: z.uuid() })
const ofCohort = z.object({ cohortId: z.uuid() })

export const listRepairs = endpoint({ method: 'GET', path: '/api/circles/:circleId/repairs', summary: 'Ways to repair a circle, with what would come of each and who would be told what (organizer)', params: ofCircle, query: z.object({ /** A mentee of the circle: also look for ways for them alone. */ personId: z.guid().optional() }), output: Repairs })
export const repairCircle = endpoint({ method: 'POST', path: '/api/circles/:circleId/repairs', summary: 'Repair a circle in one of the ways that were shown (organizer)', params: ofCircle, input: ChosenRepair, output: RepairDone })
export const listCirclesToRepair = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/circles-to-repair', summary: 'Circles that need a look, and why (organizer)', params: ofCohort, output: z.object({ circles: z.array(CircleToRepair) }) })
export const listRepairsDone = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/repairs-done', summary: 'Repairs that were made in a cohort, newest first (organizer)', params: ofCohort, output: z.object({ repairs: z.array(RepairDone) }) })
