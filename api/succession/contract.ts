import { z } from 'zod'
import { Done, endpoint, Instant, LocalDate } from '../http/endpoint.ts'
import { Person } from '../people/contract.ts'

export const Readiness = z.enum(['now', '1-2-years', '3-5-years'])
export type Readiness = z.infer<typeof Readiness>

/** Of a role or of one function of it; `rule` in coverage.ts says what makes which. */
export const Coverage = z.enum(['covered', 'thin', 'empty'])
export type Coverage = z.infer<typeof Coverage>

/** How somebody has seen a function. */
export const Seen = z.enum(['worked', 'mentored', 'not-yet'])
export type Seen = z.infer<typeof Seen>

export const Exposure = z.object({ function: z.string(), seen: Seen, /** A succession lead entered it as an earlier post. */ byHand: z.boolean() })
export type Exposure = z.infer<typeof Exposure>

export const Candidate = z.object({ person: Person, readiness: Readiness, note: z.string(), addedAt: Instant, /** When the directory said that they have left the company. */ leftAt: Instant.nullable(), exposures: z.array(Exposure) })
export type Candidate = z.infer<typeof Candidate>

export const CriticalRole = z.object({
  id: z.uuid(),
  title: z.string(),
  department: z.string().nullable(),
  /** Null: vacant. */
  holder: Person.nullable(),
  holderLeftAt: Instant.nullable(),
  functions: z.array(z.string()),
  note: z.string(),
  state: Coverage,
  /** How many candidates who are still here have seen each function of the role. */
  coverage: z.array(z.object({ function: z.string(), people: z.int(), seen: Seen, state: Coverage })),
  /** Candidates who are still here. */
  bench: z.int(),
  /** The soonest that somebody on the bench is ready. */
  ready: Readiness.nullable(),
  /** The last time that somebody left the bench with the company. */
  shrank: z.object({ from: z.int(), to: z.int(), at: Instant }).nullable(),
})
export type CriticalRole = z.infer<typeof CriticalRole>

export const SuccessionMap = z.object({
  roles: z.array(CriticalRole),
  figures: z.object({ roles: z.int(), covered: z.int(), thin: z.int(), empty: z.int() }),
  /** Every function that some role asks for, the most asked first. */
  functions: z.array(z.string()),
  /** Functions and departments to choose from. */
  known: z.array(z.string()),
})
export type SuccessionMap = z.infer<typeof SuccessionMap>

export const knowledgeKinds = ['judgement', 'relation', 'procedure', 'history', 'tool'] as const
export const knowledgeSteps = ['told', 'shown', 'done-together', 'done-alone', 'taught-on'] as const

const item = {
  what: z.string().trim().min(1).max(120),
  kind: z.enum(knowledgeKinds),
  heldById: z.guid().nullable(),
  learnerId: z.guid().nullable(),
  riskIfLost: z.int().min(1).max(5),
  hardToWrite: z.int().min(1).max(5),
  /** When each of `knowledgeSteps` was done. */
  steps: z.array(LocalDate.nullable()).length(knowledgeSteps.length),
  /** How one sees that it has been passed on. */
  check: z.string().trim().max(140),
  /** Where it is written down. */
  writtenAt: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]),
  /** Holder and learner both say that it was done alone. */
  confirmed: z.boolean(),
}
export const NewKnowledgeItem = z.strictObject(item).refine(({ confirmed, steps }) => !confirmed || steps[knowledgeSteps.indexOf('done-alone')] !== null, { message: 'Say when it was done alone before you confirm it.', path: ['confirmed'] })
export type NewKnowledgeItem = z.infer<typeof NewKnowledgeItem>

export const KnowledgeItem = z.object({ ...item, id: z.uuid(), heldBy: Person.nullable(), learner: Person.nullable(), transferred: z.boolean(), what: z.string(), check: z.string(), writtenAt: z.string(), steps: z.array(z.string().nullable()) }).omit({ heldById: true, learnerId: true })
export type KnowledgeItem = z.infer<typeof KnowledgeItem>

export const successionChanges = ['role-added', 'role-changed', 'candidate-added', 'candidate-changed', 'candidate-removed', 'candidate-left', 'candidate-back', 'holder-left', 'holder-back', 'item-added', 'item-changed', 'item-removed'] as const
export const SuccessionChange = z.object({ id: z.uuid(), at: Instant, /** Null: the directory. */ by: Person.nullable(), kind: z.enum(successionChanges), person: Person.nullable(), from: z.string().nullable(), to: z.string().nullable() })
export type SuccessionChange = z.infer<typeof SuccessionChange>

export const RoleDetail = z.object({ role: CriticalRole, candidates: z.array(Candidate), items: z.array(KnowledgeItem), changes: z.array(SuccessionChange) })
export type RoleDetail = z.infer<typeof RoleDetail>

export const NewCriticalRole = z.strictObject({
  title: z.string().trim().min(1).max(120),
  department: z.string().trim().min(1).max(120).nullable(),
  holderId: z.guid().nullable(),
  functions: z.array(z.string().trim().min(1).max(80)).min(1).max(12),
  note: z.string().trim().max(500),
})
export type NewCriticalRole = z.infer<typeof NewCriticalRole>

/** How much it counts in a match run that a mentee meets a function that critical roles ask for. */
export const BenchWeight = z.enum(['off', 'some', 'full'])
export type BenchWeight = z.infer<typeof BenchWeight>
export const BenchObjective = z.object({ program: z.object({ id: z.uuid(), name: z.string() }), weight: BenchWeight, /** Cohorts whose first run was made with it or without it, and who keep to that. */ begun: z.array(z.object({ name: z.string(), weight: BenchWeight })) })
export type BenchObjective = z.infer<typeof BenchObjective>
const Objectives = z.object({ objectives: z.array(BenchObjective) })

const roleId = z.object({ roleId: z.uuid() })
const onBench = z.object({ roleId: z.uuid(), personId: z.guid() })
const itemId = z.object({ itemId: z.uuid() })

export const getSuccession = endpoint({ method: 'GET', path: '/api/succession', summary: 'Critical roles and how far their benches have seen what they need (succession lead)', output: SuccessionMap })
export const addCriticalRole = endpoint({ method: 'POST', path: '/api/succession/roles', summary: 'Mark a role as critical, from the org chart or by hand (succession lead)', input: NewCriticalRole, output: RoleDetail })
export const getCriticalRole = endpoint({ method: 'GET', path: '/api/succession/roles/:roleId', summary: 'One role with its bench, exposures, knowledge and changes (succession lead)', params: roleId, output: RoleDetail })
export const changeCriticalRole = endpoint({ method: 'PUT', path: '/api/succession/roles/:roleId', summary: 'Change a critical role (succession lead)', params: roleId, input: NewCriticalRole, output: RoleDetail })
export const removeCriticalRole = endpoint({ method: 'DELETE', path: '/api/succession/roles/:roleId', summary: 'Take a role off the list; what was entered is kept (succession lead)', params: roleId, output: Done })
export const setCandidate = endpoint({ method: 'PUT', path: '/api/succession/roles/:roleId/bench/:personId', summary: 'Put somebody on the bench of a role, or change what is said of them (succession lead)', params: onBench, input: z.strictObject({ readiness: Readiness, note: z.string().trim().max(500) }), output: RoleDetail })
export const removeCandidate = endpoint({ method: 'DELETE', path: '/api/succession/roles/:roleId/bench/:personId', summary: 'Take somebody off the bench of a role (succession lead)', params: onBench, output: RoleDetail })
export const setEarlierPost = endpoint({ method: 'PUT', path: '/api/succession/roles/:roleId/bench/:personId/earlier-posts', summary: 'Say whether a candidate has worked in a function before (succession lead)', params: onBench, input: z.strictObject({ function: z.string().trim().min(1).max(80), worked: z.boolean() }), output: RoleDetail })
export const addKnowledgeItem = endpoint({ method: 'POST', path: '/api/succession/roles/:roleId/knowledge', summary: 'Add something that is to be passed on (succession lead)', params: roleId, input: NewKnowledgeItem, output: RoleDetail })
export const changeKnowledgeItem = endpoint({ method: 'PUT', path: '/api/succession/knowledge/:itemId', summary: 'Change something that is to be passed on (succession lead)', params: itemId, input: NewKnowledgeItem, output: RoleDetail })
export const removeKnowledgeItem = endpoint({ method: 'DELETE', path: '/api/succession/knowledge/:itemId', summary: 'Remove something that is to be passed on (succession lead)', params: itemId, output: RoleDetail })
export const listBenchObjectives = endpoint({ method: 'GET', path: '/api/succession/objectives', summary: 'In which programs match runs look at the bench (succession lead)', output: Objectives })
export const setBenchObjective = endpoint({ method: 'PUT', path: '/api/succession/objectives/:programId', summary: 'Let match runs of a program look at the bench, or not (succession lead)', params: z.object({ programId: z.uuid() }), input: z.strictObject({ weight: BenchWeight }), output: Objectives })
