import { z } from 'zod'
import { Done, endpoint, Instant, LocalDate } from '../http/endpoint.ts'

export const FigureId = z.enum([
  'enrolled', 'approval-days', 'days-to-first', 'held', 'moved',
  'goals-moved', 'goal-movement', 'goal-attainment', 'skills-since', 'skills-then',
  'pulse', 'actions-done', 'completed', 'repeat',
])
export type FigureId = z.infer<typeof FigureId>

/** Lists of what an organizer sees anyway; the rows behind the figures that are counted of them. */
export const RecordList = z.enum(['enrolments', 'circles', 'sessions'])
export type RecordList = z.infer<typeof RecordList>

export const Figure = z.object({
  id: FigureId,
  title: z.string(),
  group: z.enum(['taking-part', 'sessions', 'progress', 'voices']),
  /** percent: `value` is 0 to 100 (movement may be negative). points: on the scale that the formula names. */
  unit: z.enum(['percent', 'days', 'points']),
  /** Null where it is refused; where it is capped, the cap. */
  value: z.number().nullable(),
  /** What stands on the card: the value in words, or the refusal: "Too few answers to show (under 5)". */
  words: z.string(),
  /** What is behind it in numbers: "174 of 200"; null where that is refused or capped. */
  detail: z.string().nullable(),
  refused: z.enum(['few', 'partner', 'not-split', 'later', 'none']).nullable(),
  /** How many people are in it; of the pulse, how many answers. Null where it is refused. */
  people: z.int().nullable(),
  /** Within which the mean lies with 95 % confidence, in the figure's unit. */
  interval: z.object({ from: z.number(), to: z.number() }).nullable(),
  formula: z.string(),
  source: z.string(),
  /** Beside another cohort's figure: "4 points up from Autumn". */
  change: z.string().nullable(),
  /** Where the rows behind it are; null where nobody may read them of a person. */
  rows: RecordList.nullable(),
})
export type Figure = z.infer<typeof Figure>

export const SessionsOfMonth = z.object({
  /** `YYYY-MM`. */
  month: z.string(),
  /** On the date that was booked. */
  held: z.int(),
  /** Held after a move. */
  moved: z.int(),
  /** Nobody closed it. */
  missed: z.int(),
})
export type SessionsOfMonth = z.infer<typeof SessionsOfMonth>

export const PulseOfSession = z.object({ number: z.int(), /** 1 to 5; null where too few answered. */ mean: z.number().nullable(), answers: z.int().nullable() })
export type PulseOfSession = z.infer<typeof PulseOfSession>

export const Results = z.object({
  scope: z.object({ kind: z.enum(['cohort', 'program', 'company']), id: z.uuid().nullable(), name: z.string() }),
  /** One filter at a time: people of one function or of one site; both null for everybody. */
  function: z.string().nullable(),
  site: z.string().nullable(),
  /** Functions and sites of which something may be shown. */
  functions: z.array(z.string()),
  sites: z.array(z.string()),
  /** The oldest of the snapshots that are in it; null before the first one. */
  computedAt: Instant.nullable(),
  /** Two weeks after its last day a cohort's figures stay as they are. */
  final: z.boolean(),
  /** Figures have been ordered and are not here yet. */
  updating: z.boolean(),
  /** How many cohorts are in it. */
  cohorts: z.int(),
  /** Before there are figures: about when the first sessions are. */
  firstOn: LocalDate.nullable(),
  compared: z.object({ cohortId: z.uuid(), name: z.string() }).nullable(),
  figures: z.array(Figure),
  months: z.array(SessionsOfMonth),
  pulse: z.array(PulseOfSession),
})
export type Results = z.infer<typeof Results>

/** What somebody would like to read: of a cohort, of a program, or, where neither is named, of the company. */
const scope = { cohortId: z.uuid().optional(), programId: z.uuid().optional(), function: z.string().max(200).optional(), site: z.string().max(200).optional(), compareWith: z.uuid().optional() }
export const ResultsQuery = z
  .strictObject(scope)
  .refine((query) => query.function === undefined || query.site === undefined, { path: ['site'], message: 'Choose a function or a site, one at a time: together they would single people out.' })
  .refine((query) => query.cohortId === undefined || query.programId === undefined, { path: ['programId'], message: 'Name a cohort or a program, not both.' })
export type ResultsQuery = z.infer<typeof ResultsQuery>

export const FileFormat = z.enum(['csv', 'xlsx'])
export type FileFormat = z.infer<typeof FileFormat>
/** A file as text in JSON: `base64` holds its bytes. */
export const GivenFile = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() })
export type GivenFile = z.infer<typeof GivenFile>

export const Records = z.object({ list: RecordList, columns: z.array(z.string()), rows: z.array(z.array(z.union([z.string(), z.number()]))) })
export type Records = z.infer<typeof Records>

const cohortId = z.object({ cohortId: z.uuid() })
const ofList = cohortId.extend({ list: RecordList })
const format = z.object({ format: FileFormat })

export const getResults = endpoint({ method: 'GET', path: '/api/results', summary: 'Figures of a cohort, a program or the company, of everybody, one function or one site (organizer, auditor)', query: ResultsQuery, output: Results })
export const getResultsFile = endpoint({
  method: 'GET',
  path: '/api/results/file',
  summary: 'The same figures as a file for a spreadsheet (organizer, auditor)',
  query: z.strictObject({ ...scope, format: FileFormat }).refine((query) => query.function === undefined || query.site === undefined, { path: ['site'], message: 'Choose a function or a site, one at a time.' }),
  output: GivenFile,
})
export const updateResults = endpoint({ method: 'POST', path: '/api/cohorts/:cohortId/results/update', summary: 'Compute the figures of a cohort anew (organizer)', params: cohortId, output: Done })
export const getRecords = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/records/:list', summary: 'The rows behind figures: enrolments, circles or sessions of a cohort (organizer)', params: ofList, output: Records })
export const getRecordsFile = endpoint({ method: 'GET', path: '/api/cohorts/:cohortId/records/:list/file', summary: 'The same rows as a file for a spreadsheet (organizer)', params: ofList, query: format, output: GivenFile })
