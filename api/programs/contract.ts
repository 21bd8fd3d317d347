import { z } from 'zod'
import { endpoint, Instant, LocalDate } from '../http/endpoint.ts'

/** In whose mailbox a program's monthly meetings stand: each circle's mentor's, or one of the company's own that is a person in the directory, named by id. */
export const SeriesMailbox = z.union([z.literal('mentor'), z.guid()])
export type SeriesMailbox = z.infer<typeof SeriesMailbox>

/** How a pack looks: a colour by name and a picture. */
const PackLook = z.object({ accent: z.enum(['brand', 'teal', 'plum', 'gold', 'forest']), icon: z.enum(['people', 'build', 'compass', 'hand-over', 'seedling', 'chat']) })

/** Content for a program: its sessions and exercises. Versions of a pack have its id in common; here is the newest of each. */
export const PackSummary = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  purpose: z.string(),
  hashtag: z.string().nullable(),
  look: PackLook,
  /** Length of every session. */
  minutes: z.int(),
  sessions: z.int(),
  /** null for those that come with the product. */
  importedAt: Instant.nullable(),
})
export type PackSummary = z.infer<typeof PackSummary>

/** What is inside, for a look before it is chosen. */
export const PackContent = PackSummary.extend({
  road: z.array(
    z.object({
      number: z.int(),
      phase: z.int().min(1).max(4),
      title: z.string(),
      aim: z.string(),
      outcome: z.string(),
      /** As a circle of several has it. */
      agenda: z.array(z.object({ minutes: z.int(), text: z.string() })),
      /** Titles of what is filled in, in the order in which it is met. */
      exercises: z.array(z.string()),
    }),
  ),
})
export type PackContent = z.infer<typeof PackContent>

/** A standing scheme: purpose, theme and rules. */
export const Program = z.object({
  id: z.uuid(),
  name: z.string(),
  /** For example "#BuildTogether&GrowTogether". */
  theme: z.string().nullable(),
  purpose: z.string(),
  /** How many monthly sessions a circle has. */
  sessions: z.int(),
  sessionMinutes: z.int(),
  /** Whether a mentor's manager is asked too. A mentee's manager always is. */
  mentorNeedsApproval: z.boolean(),
  seriesMailbox: SeriesMailbox,
  /** How often Crosspath may move one session by itself, 0 to 5; beyond that it asks people to decide. */
  movesPerSession: z.int(),
  /** Working days of the approver after which they are reminded, the next one is asked, and the request closes; in this order. */
  remindAfterDays: z.int(),
  escalateAfterDays: z.int(),
  expireAfterDays: z.int(),
})
export type Program = z.infer<typeof Program>

/** A program with the pack it was set up with. */
export const ProgramOfPack = Program.extend({ pack: z.object({ id: z.string(), version: z.int(), name: z.string(), look: PackLook }) })
export type ProgramOfPack = z.infer<typeof ProgramOfPack>

/** enrolling: open for enrolment · matching: closed, circles being formed · running: circles published · finished. */
export const CohortState = z.enum(['enrolling', 'matching', 'running', 'finished'])
export type CohortState = z.infer<typeof CohortState>

/** One run of a program with dates. */
export const Cohort = z.object({
  id: z.uuid(),
  name: z.string(),
  program: Program,
  state: CohortState,
  /** Last day on which one may enrol, inclusive. */
  enrolUntilOn: LocalDate,
  /** First sessions happen in the month from this day. */
  startsOn: LocalDate,
  endsOn: LocalDate,
  /** Most mentees in one circle, 1 to 3. */
  circleSize: z.int(),
  /** Most mentees who take part; null for no limit. */
  places: z.int().nullable(),
})
export type Cohort = z.infer<typeof Cohort>

export const NewProgram = z
  .object({
    name: z.string().trim().min(3).max(80),
    /** What its roadmap is made of: the newest version where none is named, the usual four sessions where nothing is. */
    pack: z.object({ id: z.string().max(40), version: z.int().min(1).optional() }).optional(),
    /** The pack's where they are left out; null for no theme. */
    theme: z.string().trim().max(60).nullable().optional(),
    purpose: z.string().trim().min(10).max(600).optional(),
    mentorNeedsApproval: z.boolean().default(false),
    seriesMailbox: SeriesMailbox.default('mentor'),
    movesPerSession: z.int().min(0).max(5).default(2),
    remindAfterDays: z.int().min(1).max(30).default(2),
    escalateAfterDays: z.int().min(1).max(40).default(5),
    expireAfterDays: z.int().min(1).max(60).default(10),
  })
  .refine((program) => program.remindAfterDays < program.escalateAfterDays, { path: ['escalateAfterDays'], message: 'Ask somebody else later than you remind.' })
  .refine((program) => program.escalateAfterDays < program.expireAfterDays, { path: ['expireAfterDays'], message: 'Close the request later than somebody else is asked.' })
export type NewProgram = z.infer<typeof NewProgram>

/** What an organizer may still change of a program; it counts from then on, also for requests that wait. */
export const ChangedProgram = z
  .object({
    name: z.string().trim().min(3).max(80),
    theme: z.string().trim().max(60).nullable(),
    purpose: z.string().trim().min(10).max(600),
    mentorNeedsApproval: z.boolean(),
    /** Only while no cohort of it has circles. */
    seriesMailbox: SeriesMailbox,
    movesPerSession: z.int().min(0).max(5),
    remindAfterDays: z.int().min(1).max(30),
    escalateAfterDays: z.int().min(1).max(40),
    expireAfterDays: z.int().min(1).max(60),
  })
  .refine((program) => program.remindAfterDays < program.escalateAfterDays, { path: ['escalateAfterDays'], message: 'Ask somebody else later than you remind.' })
  .refine((program) => program.escalateAfterDays < program.expireAfterDays, { path: ['expireAfterDays'], message: 'Close the request later than somebody else is asked.' })
export type ChangedProgram = z.infer<typeof ChangedProgram>

export const NewCohort = z.object({
  name: z.string().trim().min(3).max(80),
  enrolUntilOn: LocalDate,
  startsOn: LocalDate,
  circleSize: z.int().min(1).max(3).default(3),
  places: z.int().min(1).max(100_000).nullable().default(null),
})
export type NewCohort = z.infer<typeof NewCohort>

/** What an organizer may still change of a cohort. Fewer places than are taken send nobody away: nobody else is let in. */
export const ChangedCohort = z.object({
  name: z.string().trim().min(3).max(80),
  enrolUntilOn: LocalDate,
  places: z.int().min(1).max(100_000).nullable(),
})
export type ChangedCohort = z.infer<typeof ChangedCohort>

const programId = z.object({ programId: z.uuid() })
const cohortId = z.object({ cohortId: z.uuid() })

const packId = z.object({ packId: z.string().max(40) })
const packVersion = z.object({ version: z.coerce.number().int().min(1).optional() })

export const listPacks = endpoint({ method: 'GET', path: '/api/packs', summary: 'Packs that a program can be set up with (organizer)', output: z.object({ packs: z.array(PackSummary) }) })
export const getPack = endpoint({ method: 'GET', path: '/api/packs/:packId', summary: 'What is inside a pack (organizer)', params: packId, query: packVersion, output: PackContent })
export const exportPack = endpoint({ method: 'GET', path: '/api/packs/:packId/file', summary: 'A pack as a YAML file to edit (organizer)', params: packId, query: packVersion, output: z.object({ fileName: z.string(), text: z.string() }) })
export const importPack = endpoint({ method: 'POST', path: '/api/packs', summary: 'Bring a pack as YAML or JSON; every fault is named with its line (organizer)', input: z.object({ text: z.string().min(1).max(400_000) }), output: PackSummary })
export const listPrograms = endpoint({ method: 'GET', path: '/api/programs', summary: 'All programs (organizer)', output: z.object({ programs: z.array(ProgramOfPack) }) })
export const openProgram = endpoint({ method: 'POST', path: '/api/programs', summary: 'Set up a program (organizer)', input: NewProgram, output: Program })
export const changeProgram = endpoint({ method: 'PUT', path: '/api/programs/:programId', summary: 'Change what a program says of itself, and its rules (organizer)', params: programId, input: ChangedProgram, output: Program })
export const listCohorts = endpoint({ method: 'GET', path: '/api/cohorts', summary: 'Cohorts that are not finished; all of them for an organizer or auditor', output: z.object({ cohorts: z.array(Cohort) }) })
export const getCohort = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId', summary: 'One cohort', params: cohortId, output: Cohort })
export const openCohort = endpoint({ method: 'POST', path: '/api/programs/:programId/cohorts', summary: 'Open a cohort for enrolment (organizer)', params: programId, input: NewCohort, output: Cohort })
export const changeCohort = endpoint({ method: 'PUT', path: '/api/cohorts/:cohortId', summary: 'Change name, last day to enrol and places of a cohort (organizer)', params: cohortId, input: ChangedCohort, output: Cohort })
