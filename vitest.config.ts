import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongFirst } from './tests/support/long-first.ts'

const minute = 60_000
/** One file more than there are cores, of whatever kind: a browser, and what waits for a job, leave their core idle for a third of the time. */
const workers = {
  maxWorkers: availableParallelism() + 1,
  // Most of what tests allocate dies young. With more room for it a tenth of the computing, its collection, is saved.
  execArgv: ['--max-semi-space-size=64'],
}
const overPostgres = { globalSetup: ['tests/support/global-postgres.ts'] }

/** One project per kind of test, so that the cheap ones never need a database, all in one queue. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'hearts',
          include: ['tests/{time,matching,scheduling,roadmap,nudges,small-cells,ties,impact}/**/*.test.ts', 'tests/architecture.test.ts'],
          testTimeout: minute,
          ...workers,
        },
      },
      { test: { name: 'tab', include: ['tests/tab/**/*.test.ts'], ...workers } },
      {
        test: {
          name: 'server',
          include: ['tests/{capabilities,wire,conformance,journeys,tenant,scripts,manifest}/**/*.test.ts'],
          testTimeout: minute,
          hookTimeout: minute,
          ...workers,
          ...overPostgres,
        },
      },
      {
        test: {
          name: 'static',
          include: ['tests/static/**/*.test.ts'],
          testTimeout: 10 * minute,
          ...workers,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 5 * minute,
          hookTimeout: 2 * minute,
          // The machine may be busy with other tests; a second, the default, says nothing about the product.
          expect: { poll: { timeout: minute / 3 } },
          ...workers,
          globalSetup: [...overPostgres.globalSetup, 'tests/support/global-pages.ts'],
        },
      },
    ],
  },
})
