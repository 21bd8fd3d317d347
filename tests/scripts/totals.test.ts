import { expect, test } from 'vitest'
import { totalsOf } from '#scripts/test.ts'

const file = (status: string, ...statuses: string[]) => ({
  name: 'some.test.ts',
  status,
  message: '',
  assertionResults: statuses.map((each) => ({ status: each })),
})
const counts = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 }

test('the totals are those of the report', () => {
  const run = { ...counts, numFailedTests: 2, testResults: [file('failed', 'failed', 'failed', 'passed'), file('passed', 'passed', 'passed')] }
  expect(totalsOf(run, 1)).toEqual({ passed: 3, failed: 2, skipped: 2 })
})

test('a file that could not be loaded is a failure', () => {
  expect(totalsOf({ ...counts, testResults: [file('passed', 'passed'), file('failed')] }, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 })
})

test('a file whose clean-up broke after green tests is a failure', () => {
  expect(totalsOf({ ...counts, testResults: [file('failed', 'passed', 'passed')] }, 1).failed).toBe(1)
})

test('a run that ends badly without naming a test is a failure, and so is one without a report', () => {
  expect(totalsOf({ ...counts, testResults: [file('passed', 'passed')] }, 1).failed).toBe(1)
  expect(totalsOf(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(totalsOf({ ...counts, testResults: [file('passed', 'passed')] }, 0).failed).toBe(0)
})
