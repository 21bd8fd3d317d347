import type { ColumnType, Generated } from 'kysely'
import type { Json } from './stored.ts'

/** Draws of places and invitations, what was registered before a season, and the outcomes of people. */
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
  encouragements: { cohortId: string; seed: string; seedHash: string; chosenBy: string; chosenAt: number; drawnAt: Generated<number | null> }
  /** Everybody who could have been invited by name, and who was. */
  encouragementLots: { cohortId: string; personId: string; stratum: string; invited: boolean; /** When a message was begun: it goes out once. */ claimedAt: Generated<number | null>; toldAt: Generated<number | null>; way: Generated<'card' | 'feed' | 'mail' | 'tab' | null>; attempts: Attempts }
  /** Append-only; the database refuses to change a row. */
  impactRegistrations: {
    cohortId: string
    version: number
    design: 'lottery' | 'encouragement'
    outcome: string
    kind: 'yes-no' | 'number'
    better: 'more' | 'less'
    measuredOn: string
    registeredBy: string
    registeredAt: number
    /** It was said when the season had begun. */
    afterStart: boolean
    hash: string
  }
  impactImports: { cohortId: string; columns: Json<{ name: string; kind: 'yes-no' | 'number' }[]>; people: number; unknown: number; importedBy: string; importedAt: number }
  /** Person by person; nobody reads them but the estimate. */
  impactOutcomes: { cohortId: string; personId: string; outcome: string; value: number }
}

type Attempts = ColumnType<{ way: string; problem: string }[], string | undefined, string>
