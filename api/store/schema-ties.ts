import type { TiesReport } from '../ties/contract.ts'
import type { Json } from './stored.ts'

/** With whom people kept talking, and what is told of it. */
export type TieTables = {
  /** Somebody's answer about the people of one cohort; its owner's alone. `answeredAt`: when it was first given. */
  tieAnswers: { cohortId: string; personId: string; answeredAt: number; changedAt: number; skipped: boolean }
  tieNames: { cohortId: string; personId: string; otherId: string }
  /** What may be told of each cut, with everything hidden that must be; `facts` tells whether it is still up to date. */
  tieReports: { cut: string; report: Json<TiesReport>; facts: string; countedAt: number }
}
