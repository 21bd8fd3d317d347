import type { Json } from './stored.ts'

/** Read by succession leads alone; what matching takes of it has been drawn by lot before (api/succession/draw.ts). */
export type SuccessionTables = {
  /** `functions` as they are spelled; a role that was taken off the list keeps its rows. */
  criticalRoles: { id: string; title: string; department: string | null; holderId: string | null; holderLeftAt: number | null; functions: Json<string[]>; note: string; createdBy: string; createdAt: number; removedAt: number | null }
  benchCandidates: { roleId: string; personId: string; readiness: 'now' | '1-2-years' | '3-5-years'; note: string; addedAt: number; leftAt: number | null }
  successionChanges: { id: string; roleId: string; at: number; byPersonId: string | null; kind: string; personId: string | null; fromWords: string | null; toWords: string | null }
  /** Where somebody worked before, as a succession lead knows it. */
  earlierPosts: { personId: string; functionKey: string; function: string; addedBy: string; addedAt: number }
  /** Which functions people have met in sessions of their circles that were held: everybody, candidate or not. */
  exposures: { personId: string; functionKey: string; firstAt: number }
  knowledgeItems: {
    id: string
    roleId: string
    what: string
    kind: 'judgement' | 'relation' | 'procedure' | 'history' | 'tool'
    heldBy: string | null
    learnerId: string | null
    riskIfLost: number
    hardToWrite: number
    /** When each step was done, `YYYY-MM-DD`, in their order; null for those to come. */
    steps: Json<(string | null)[]>
    checkedBy: string
    writtenAt: string
    confirmed: boolean
    createdAt: number
    changedAt: number
  }
  benchObjectives: { programId: string; weight: 'off' | 'some' | 'full'; changedBy: string; changedAt: number }
  /** What a cohort's first run began with, and all its runs keep. `functions` by the names under which they are compared. */
  benchObjectivesBegun: { cohortId: string; weight: 'off' | 'some' | 'full'; functions: Json<string[]>; begunAt: number }
  /** `fresh`: a draw of this cohort's own; else the answer of an earlier one, taken over. */
  successionDraws: { cohortId: string; personId: string; drawn: boolean; fresh: boolean; drawnAt: number }
}
