import type { ColumnType, Generated } from 'kysely'

/** Draws of places. */
export type ImpactTables = {
  /** A cohort that gives its places by lot. The seed is told once it is drawn, its hash before. */
  placeDraws: {
    cohortId: string
    seed: string
    seedHash: string
    chosenBy: string
    chosenAt: number
    drawnAt: Generated<number | null>
    /** Null where the clock drew. */
    drawnBy: Generated<string | null>
    /** How many places were given by the draw. */
    places: Generated<number | null>
  }
  /** Who was in the draw. `place`: in the drawn order from 1; `won`: drawn into the season. */
  placeLots: { cohortId: string; enrolmentId: string; stratum: string; place: number; won: boolean; /** When one who waits on was told. */ toldAt: Generated<number | null>; attempts: Attempts }
}

type Attempts = ColumnType<{ way: string; problem: string }[], string | undefined, string>
