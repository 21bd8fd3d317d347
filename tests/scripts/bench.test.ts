import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { benchMatching, type BenchOrder } from '#scripts/bench/matching/bench.ts'
import { checkPrices } from '#scripts/bench/matching/check-prices.ts'
import { checkSeating } from '#scripts/bench/matching/check-seating.ts'
import type { Row } from '#scripts/bench/matching/compare-solvers.ts'
import { forms, readInstance, writeInstance, type BenchInstance, type Form } from '#scripts/bench/matching/instance.ts'
import { makeInstance } from '#scripts/bench/matching/make-instance.ts'
import { runWithin, type CaseReport } from '#scripts/bench/matching/measure.ts'
import { cacheFolder, instanceFile } from '#scripts/bench/matching/places.ts'
import { greedy } from '#scripts/bench/matching/solvers/greedy.ts'
import { ours } from '#scripts/bench/matching/solvers/ours.ts'
import { findFailures } from '#scripts/bench/matching/verdicts.ts'
import { asMarkdown, asText } from '#scripts/bench/table.ts'

const small: BenchOrder = {
  sizes: [200],
  families: ['tight'],
  peers: 'none',
  parts: ['solvers', 'late', 'company'],
  late: { mentees: 200, changes: 60 },
  employees: [200],
  proven: [],
  runs: 1,
  limitSeconds: 60,
  patienceSeconds: 60,
}
const quiet = (): void => undefined

async function solve(instance: BenchInstance, form: Form) {
  const { mentorOf, prices } = await (await ours.load(''))(instance, form)()
  return { mentorOf, prices: prices!() }
}

test('the benchmark reports what it measured, in numbers that its own checker confirms', async () => {
  const report = await benchMatching(small, 'bench', quiet)
  expect(report.failures).toEqual([])
  expect(report.solvers.map(({ solver, form, outcome }) => `${solver} ${form} ${outcome.kind}`)).toEqual(['Crosspath free solved', 'greedy free solved', 'Crosspath distinct solved', 'greedy distinct solved'])
  const instance = readInstance(instanceFile('tight', 200, quiet))
  for (const form of forms) {
    const row = report.solvers.find((one) => one.solver === ours.name && one.form === form)
    const { mentorOf } = await solve(instance, form)
    const { matched, score } = checkSeating(instance, form, mentorOf)
    expect(row?.outcome).toMatchObject({ matched, score, faults: [], proof: [] })
  }
  expect(report.late.flatMap(({ result }) => ('cannot' in result ? [result.cannot] : result.faults))).toEqual([])
  expect(report.companies.map(({ result }) => ('cannot' in result ? result.cannot : [result.people, result.mentees, result.gap, ...result.faults]))).toEqual([[200, 140, 0]])
  expect(report.tables.map(({ head, rows }) => rows.length > 0 && rows.every((row) => row.length === head.length))).toEqual([true, true, true, true])
  for (const table of report.tables) expect([asText(table), asMarkdown(table)].every((text) => text.includes(table.question))).toBe(true)
})

test('the same seed makes the same instance, within its rules, and files keep it', () => {
  const instance = makeInstance('scarce', 300, 20, 3)
  expect(makeInstance('scarce', 300, 20, 3)).toEqual(instance)
  expect(makeInstance('scarce', 300, 20, 4)).not.toEqual(instance)
  expect(instance.seats.reduce((sum, seats) => sum + seats, 0)).toBe(225)
  for (let mentee = 0; mentee < 300; mentee++) {
    const scores = instance.offerScore.slice(instance.offerStart[mentee], instance.offerStart[mentee + 1])
    expect(scores).toEqual(scores.toSorted((one, other) => other - one))
    expect(scores.every((score) => score >= 0 && score <= 1_000_000)).toBe(true)
    expect(new Set(instance.offerMentor.subarray(instance.offerStart[mentee], instance.offerStart[mentee + 1])).size).toBe(scores.length)
  }
  const file = join(cacheFolder(), `test-${process.pid}.bin`)
  writeInstance(file, instance)
  expect(readInstance(file)).toEqual(instance)
  rmSync(file)
})

/** Two mentors with one seat and two seats; the first two mentees share a department. */
const tiny: BenchInstance = {
  departments: 2,
  department: Int32Array.of(0, 0, 1),
  seats: Int32Array.of(1, 2),
  offerStart: Int32Array.of(0, 2, 4, 5),
  offerMentor: Int32Array.of(0, 1, 1, 0, 1),
  offerScore: Int32Array.of(900, 300, 800, 700, 500),
}

test.for([
  ['is right', 'distinct', [0, 1, 1], []],
  ['seats two of a department', 'distinct', [1, 1, -1], ['mentor 1 has two mentees of department 0']],
  ['seats two of a department where that does not count', 'free', [1, 1, -1], []],
  ['takes more seats than there are', 'free', [0, 0, 1], ['mentor 0 has more mentees than seats']],
  ['seats somebody who was not offered', 'free', [0, 1, 0], ['mentee 2 sits with mentor 0, whom nobody offered']],
  ['forgets a mentee', 'free', [0, 1], ['2 answers for 3 mentees']],
] satisfies [string, Form, number[], string[]][])('the checker says so when a solver %s', ([, form, mentorOf, faults]) => {
  expect(checkSeating(tiny, form, Int32Array.from(mentorOf)).faults).toEqual(faults)
})

test('a proof holds for the optimum alone', async () => {
  const instance = makeInstance('tight', 200, 50, 5)
  for (const form of forms) {
    const { mentorOf, prices } = await solve(instance, form)
    expect(checkPrices(instance, form, mentorOf, prices)).toEqual([])
    const { mentorOf: byGreed } = await (await greedy.load(''))(instance, form)()
    expect(checkSeating(instance, form, byGreed).faults).toEqual([])
    expect(checkPrices(instance, form, byGreed, prices).join()).toContain('the prices allow')
    const cheaper = { ...prices, mentee: Float64Array.from(prices.mentee, (price) => Math.max(0, price - 1)) }
    expect(checkPrices(instance, form, mentorOf, cheaper).join()).toContain('could improve it')
    expect(checkPrices(instance, form, mentorOf, { ...prices, matchWorth: 5 }).join()).toContain('does not outweigh')
  }
})

test('a solver of ours that misses the optimum, breaks a rule or proves nothing is a failure', () => {
  const report: CaseReport = { buildMs: 1, solveMs: 1, cpuMs: 1, peakMb: 1, proof: [] }
  function row(solver: string, score: number, more: { faults?: string[]; proof?: string[] } = {}): Row {
    return { family: 'three', mentees: 10, form: 'free', solver, runs: 1, outcome: { kind: 'solved', ...report, matched: 10, score, faults: [], ...more } }
  }
  expect(findFailures([row(ours.name, 100), row('LEMON (C++)', 100), row('greedy', 90)])).toEqual([])
  expect(findFailures([row(ours.name, 99), row('LEMON (C++)', 100)])).toEqual(['Crosspath, three, 10 mentees, free: another solver reached more.'])
  expect(findFailures([row(ours.name, 100, { faults: ['two sit on one chair'] })])[0]).toContain('two sit on one chair')
  expect(findFailures([row(ours.name, 100, { proof: ['the prices allow 101'] })])[0]).toContain('the prices allow 101')
  expect(findFailures([{ ...row(ours.name, 100), outcome: { kind: 'solved', buildMs: 1, solveMs: 1, cpuMs: 1, peakMb: 1, matched: 10, score: 100, faults: [] } }])[0]).toContain('it proves nothing')
  expect(findFailures([{ ...row(ours.name, 0), outcome: { kind: 'cannot', reason: 'call stack' } }])).toEqual(['Crosspath, three, 10 mentees, free: call stack.'])
})

test('what a solver cannot do is said with its reason', async () => {
  const limits = { seconds: 60, memoryMb: 60 }
  const run = (code: string, seconds = limits.seconds) => runWithin([process.execPath, '--max-old-space-size=30', '-e', code], { ...limits, seconds })
  const deep = await runWithin([process.execPath, '-e', '(function deeper() { deeper() })()'], { ...limits, memoryMb: 1000 })
  expect(deep.failure).toBe('call stack')
  expect((await run('for (;;);', 0.2)).failure).toBe('time: over 0.2 s')
  expect((await run('const all = []; for (;;) all.push({ more: all.length })')).failure).toMatch(/^memory: over 0\.1 GB$/)
  expect((await runWithin([process.execPath, '-e', 'throw new Error("no basis")'], { ...limits, memoryMb: 1000 })).failure).toContain('no basis')
})

test('the command lists what there is, and answers a wrong word with one sentence', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, ['scripts/bench.ts', ...args], { encoding: 'utf8' })
  expect(run()).toMatchObject({ status: 0, stdout: expect.stringContaining('npm run bench -- matching') as string })
  expect(run('slots')).toMatchObject({ status: 2, stderr: expect.stringContaining('There is nothing to measure called "slots".') as string })
  expect(run('matching', '--sizes', 'many')).toMatchObject({ status: 2, stderr: '--sizes takes whole numbers above 0, as in --sizes 1000,10000.\n' })
  expect(run('matching', '--families', 'three,four')).toMatchObject({ status: 2, stderr: '--families knows no "four", only three, tight, scarce.\n' })
})
