import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Db } from './open.ts'
import * as people from './migrations/0001-people.ts'
import * as programs from './migrations/0002-programs.ts'
import * as enrolment from './migrations/0003-enrolment.ts'
import * as matching from './migrations/0004-matching.ts'
import * as scheduling from './migrations/0005-scheduling.ts'
import * as roadmap from './migrations/0006-roadmap.ts'
import * as matchScenarios from './migrations/0007-match-scenarios.ts'
import * as wishes from './migrations/0008-wishes.ts'
import * as wishChanges from './migrations/0009-wish-changes.ts'
import * as sessionsInOutlook from './migrations/0010-sessions-in-outlook.ts'
import * as leavingCircles from './migrations/0011-leaving-circles.ts'
import * as calendarWatches from './migrations/0012-calendar-watches.ts'
import * as selfHealing from './migrations/0013-self-healing.ts'
import * as handOver from './migrations/0014-hand-over.ts'
import * as checkIns from './migrations/0015-check-ins.ts'
import * as publishingAndTakingUp from './migrations/0016-publishing-and-taking-up.ts'
import * as approval from './migrations/0017-approval.ts'
import * as enrolmentHistory from './migrations/0018-enrolment-history.ts'
import * as nudges from './migrations/0019-nudges.ts'
import * as repairs from './migrations/0020-repairs.ts'
import * as toldMoves from './migrations/0021-told-moves.ts'
import * as nudgeAttempts from './migrations/0022-nudge-attempts.ts'
import * as exercises from './migrations/0023-exercises.ts'
import * as undrawnCards from './migrations/0024-undrawn-cards.ts'
import * as keptAttempts from './migrations/0025-kept-attempts.ts'
import * as triedMoves from './migrations/0026-tried-moves.ts'
import * as placesByLot from './migrations/0027-places-by-lot.ts'
import * as results from './migrations/0028-results.ts'
import * as stories from './migrations/0029-stories.ts'
import * as impact from './migrations/0030-impact.ts'
import * as succession from './migrations/0031-succession.ts'
import * as sessionAbsences from './migrations/0032-session-absences.ts'
import * as ties from './migrations/0033-ties.ts'

const migrations: Record<string, Migration> = {
  '0001-people': people,
  '0002-programs': programs,
  '0003-enrolment': enrolment,
  '0004-matching': matching,
  '0005-scheduling': scheduling,
  '0006-roadmap': roadmap,
  '0007-match-scenarios': matchScenarios,
  '0008-wishes': wishes,
  '0009-wish-changes': wishChanges,
  '0010-sessions-in-outlook': sessionsInOutlook,
  '0011-leaving-circles': leavingCircles,
  '0012-calendar-watches': calendarWatches,
  '0013-self-healing': selfHealing,
  '0014-hand-over': handOver,
  '0015-check-ins': checkIns,
  '0016-publishing-and-taking-up': publishingAndTakingUp,
  '0017-approval': approval,
  '0018-enrolment-history': enrolmentHistory,
  '0019-nudges': nudges,
  '0020-repairs': repairs,
  '0021-told-moves': toldMoves,
  '0022-nudge-attempts': nudgeAttempts,
  '0023-exercises': exercises,
  '0024-undrawn-cards': undrawnCards,
  '0025-kept-attempts': keptAttempts,
  '0026-tried-moves': triedMoves,
  '0027-places-by-lot': placesByLot,
  '0028-results': results,
  '0029-stories': stories,
  '0030-impact': impact,
  '0031-succession': succession,
  '0032-session-absences': sessionAbsences,
  '0033-ties': ties,
}

/**
 * Brings the database to the newest schema, or to the one after the migration `until`; safe to call from several processes at once (the migrator takes a lock).
 * @throws the database's error of the migration that failed; that migration is rolled back.
 */
export async function migrate(db: Db, until?: string): Promise<void> {
  // Migrations speak plain SQL, so the plugin that renames columns must not touch them.
  const migrator = new Migrator({ db: db.withoutPlugins(), provider: { getMigrations: () => Promise.resolve(migrations) } })
  const { error } = until === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(until)
  if (error) throw error instanceof Error ? error : new Error('A migration failed.', { cause: error })
}

/** Whether the database answers. */
export async function isReachable(db: Db): Promise<boolean> {
  try {
    await sql`select 1`.execute(db)
    return true
  } catch {
    return false
  }
}
