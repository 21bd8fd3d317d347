import type { FigureId } from '../outcomes/contract.ts'
import type { CutKind, SensitivePart, StoredFigure, StoredMonth, StoredVoice } from './stored-figures.ts'
import type { Json } from './stored.ts'

/** Figures of cohorts as they were computed last. Reading results reads these rows and nothing else. */
export type OutcomeTables = {
  /** One row a cohort: when its figures were ordered and computed; `final` once nothing of it changes any more. */
  resultStates: { cohortId: string; requestedAt: number; computedAt: number | null; final: boolean }
  /** One row for everybody (`name` ''), each department and each site of a cohort. */
  resultSnapshots: { cohortId: string; cut: CutKind; name: string; figures: Json<Partial<Record<FigureId, StoredFigure>>>; months: Json<StoredMonth[]>; voices: Json<StoredVoice[]> }
  /** What each person adds to figures that nobody may read of a person, as it was when the figure was released last. Leaves the API only in sums. */
  resultParts: { cohortId: string; part: SensitivePart; personId: string; value: Json<unknown> }
}
