import { z } from 'zod'
import { endpoint, Instant } from '../http/endpoint.ts'
import { Person } from '../people/contract.ts'

/** scheduled: in one circle · held: met at least twice · kept: said to have talked about work, 90 days later. */
export const TieLayer = z.enum(['scheduled', 'held', 'kept'])
export type TieLayer = z.infer<typeof TieLayer>

/** How a network lies between departments; of the whole company only, where nothing can be told apart by comparing. */
export const Network = z.object({
  modularity: z.number().nullable(),
  connectedness: z.number().nullable(),
  /** What E/I would be if ties fell by chance. */
  expected: z.number().nullable(),
})
export type Network = z.infer<typeof Network>

export const LayerFigures = z.object({
  layer: TieLayer,
  /** Ties between departments and within one; null where hidden. */
  between: z.int().nullable(),
  within: z.int().nullable(),
  /** -1 all within, 1 all between; null where hidden, and of kept ties, which are asked between departments only. */
  ei: z.number().nullable(),
  network: Network.nullable(),
  /** The chance that departments dealt by lot give an E/I as low, and as high. */
  asLow: z.number().nullable(),
  asHigh: z.number().nullable(),
  /** The state before the newest cohort; null where it may not be told. */
  before: z.object({ between: z.int(), ei: z.number().nullable(), network: Network }).nullable(),
})
export type LayerFigures = z.infer<typeof LayerFigures>

export const TieMatrix = z.object({
  layer: z.enum(['scheduled', 'kept']),
  /** `between`: ties to all others. `opens`: it holds several departments and can be looked into. */
  departments: z.array(z.object({ name: z.string(), between: z.int().nullable(), ei: z.number().nullable(), opens: z.boolean() })),
  /** Ties between two departments, and within one on the diagonal; null where hidden. */
  cells: z.array(z.array(z.int().nullable())),
})
export type TieMatrix = z.infer<typeof TieMatrix>

/** What may be told of one cut, as it is kept. */
export const TiesReport = z.object({
  layers: z.array(LayerFigures),
  /** People who were asked with whom they talk; null where hidden. */
  asked: z.int().nullable(),
  /** The share of them who answered; capped where they are few. */
  answered: z.object({ share: z.number(), cap: z.enum(['over', 'under']).nullable() }).nullable(),
  matrices: z.array(TieMatrix),
})
export type TiesReport = z.infer<typeof TiesReport>

export const Ties = TiesReport.extend({
  /** When the figures were counted; null while they never were. */
  countedAt: Instant.nullable(),
  cuts: z.array(z.object({ programId: z.uuid(), program: z.string(), cohorts: z.array(z.object({ id: z.uuid(), name: z.string() })) })),
})
export type Ties = z.infer<typeof Ties>

/** With whom of another department somebody talked about work, asked once for a cohort; theirs alone. */
export const TieQuestion = z.object({
  cohortId: z.uuid(),
  cohort: z.string(),
  program: z.string(),
  /** The people of other departments in the caller's circles of it. */
  colleagues: z.array(Person),
  named: z.array(Person),
  state: z.enum(['open', 'answered', 'skipped']),
  /** Until when it can be answered or changed. */
  untilAt: Instant,
})
export type TieQuestion = z.infer<typeof TieQuestion>

const cut = z.object({ programId: z.uuid().optional(), cohortId: z.uuid().optional(), /** A part of the company, to look into. */ group: z.string().max(200).optional() })

export const getTies = endpoint({ method: 'GET', path: '/api/ties', summary: 'Ties between departments that programs made, in fixed cuts, nothing of fewer than five people (organizer, auditor)', query: cut, output: Ties })
export const getMyTies = endpoint({ method: 'GET', path: '/api/my-ties', summary: 'With whom I talk about work: what I am asked, and what I said', output: z.object({ questions: z.array(TieQuestion) }) })
export const answerMyTies = endpoint({ method: 'PUT', path: '/api/my-ties/:cohortId', summary: 'Say with whom I talked about work, or that I leave it', params: z.object({ cohortId: z.uuid() }), input: z.object({ named: z.array(z.guid()).max(30), skip: z.boolean().optional() }), output: TieQuestion })
