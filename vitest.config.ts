import { defineConfig } from 'vitest/config'

const minute = 60_000
/** What only computes may have every core, and so may what waits for companies most of its time; a browser has the machine to itself. */
const everyCore = { maxWorkers: '100%' }
const overPostgres = { globalSetup: ['tests/support/global-postgres.ts'] }

/** One project per kind of test, so that the cheap ones never wait for a database and the browser has the machine to itself. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'hearts',
          include: ['tests/{time,matching,scheduling,roadmap,nudges}/**/*.test.ts', 'tests/architecture.test.ts'],
          sequence: { groupOrder: 0 },
          ...everyCore,
        },
      },
      { test: { name: 'tab', include: ['tests/tab/**/*.test.ts'], sequence: { groupOrder: 0 }, ...everyCore } },
      {
        test: {
          name: 'server',
          include: ['tests/{capabilities,wire,conformance,journeys,tenant,scripts,manifest}/**/*.test.ts'],
          testTimeout: minute,
          hookTimeout: minute,
          sequence: { groupOrder: 1 },
          ...everyCore,
          ...overPostgres,
        },
      },
      {
        test: {
          name: 'static',
          include: ['tests/static/**/*.test.ts'],
          testTimeout: 5 * minute,
          ...everyCore,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 5 * minute,
          hookTimeout: 2 * minute,
          maxWorkers: 1,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          ...overPostgres,
        },
      },
    ],
  },
})
