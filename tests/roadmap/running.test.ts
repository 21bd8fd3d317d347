import fc from 'fast-check'
import { expect, test } from 'vitest'
import { press, type Press, type Run, secondsLeft, stateOf } from '#api/roadmap/plan/run.ts'
import { toSteps } from '#api/roadmap/plan/steps.ts'

const agenda = [{ minutes: 5, text: 'Arrive' }, { minutes: 16, text: 'Introduce', turns: 'everyone' as const }, { minutes: 17, text: 'Goals', turns: 'mentees' as const }, { minutes: 22, text: 'Close' }]
const three = { mentees: ['ann', 'bob', 'cid'], everyone: ['mia', 'ann', 'bob', 'cid'] }

test('a line with turns becomes one step each, equal to the second, in an order that moves on from session to session', () => {
  const steps = toSteps(agenda, three, 1)
  expect(steps.map(({ seconds, turnOf, line }) => [line, turnOf, seconds])).toEqual([
    [0, null, 300], [1, 'mia', 240], [1, 'ann', 240], [1, 'bob', 240], [1, 'cid', 240], [2, 'ann', 340], [2, 'bob', 340], [2, 'cid', 340], [3, null, 1320],
  ])
  expect([1, 2, 3, 4].map((number) => toSteps(agenda, three, number).filter(({ line }) => line === 2).map(({ turnOf }) => turnOf).join(' '))).toEqual(['ann bob cid', 'bob cid ann', 'cid ann bob', 'ann bob cid'])
  expect(toSteps(agenda, { mentees: [], everyone: [] }, 3).map(({ turnOf }) => turnOf)).toEqual([null, null, null, null])
})

test('the turn of somebody who is not here becomes time of everybody at its place, and nothing else moves', () => {
  const before = toSteps(agenda, three, 2)
  const after = toSteps(agenda, three, 2, new Set(['bob', 'somebody else']))
  const bobs = before.flatMap(({ turnOf }, at) => (turnOf === 'bob' ? [at] : []))
  expect(bobs).toEqual([2, 5])
  expect(after).toEqual(before.map((step, at) => (bobs.includes(at) ? { ...step, turnOf: null, insteadOf: 'bob' } : step)))
  expect(toSteps(agenda, three, 2, new Set(three.everyone)).some(({ turnOf }) => turnOf !== null)).toBe(false)
})

test('the steps take exactly as long as the agenda, whoever is there, and nobody is always last', () => {
  const people = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 })
  fc.assert(fc.property(fc.array(fc.record({ minutes: fc.integer({ min: 1, max: 40 }), text: fc.constant('Talk'), turns: fc.constantFrom('mentees' as const, 'everyone' as const, undefined) }), { maxLength: 8 }), people, fc.integer({ min: 1, max: 12 }), (drawn, mentees, number) => {
    const lines = drawn.map(({ turns, ...line }) => (turns ? { ...line, turns } : line))
    const steps = toSteps(lines, { mentees, everyone: ['mentor of them', ...mentees] }, number)
    lines.forEach((line, at) => {
      const seconds = steps.filter((step) => step.line === at).map((step) => step.seconds)
      expect(seconds.reduce((sum, each) => sum + each, 0)).toBe(line.minutes * 60)
      expect(Math.max(...seconds) - Math.min(...seconds)).toBeLessThanOrEqual(1)
    })
  }))
  const last = Array.from({ length: 3 }, (_, at) => toSteps([{ minutes: 3, text: 'Talk', turns: 'mentees' }], three, at + 1).at(-1)?.turnOf)
  expect(new Set(last).size).toBe(3)
})

const minute = 60_000
const steps = [{ seconds: 60 }, { seconds: 120 }, { seconds: 30 }]
/** Presses one after the other, each a minute after the last, by who sees what stands. */
function live(...presses: Press[]): Run | null {
  return presses.reduce<Run | null>((run, pressed, at) => press(run, { press: pressed, version: run?.version ?? 0, by: 'ann', now: at * minute, steps: 3 }) ?? run, null)
}

test('a session begins, turns, pauses and ends; and back from the end is its last step', () => {
  expect(stateOf(null)).toBe('not-begun')
  expect(live('start')).toEqual({ version: 1, startedAt: 0, step: 0, stepStartedAt: 0, pausedAt: null, finishedAt: null, pressedBy: 'ann' })
  expect(live('start', 'next')).toMatchObject({ step: 1, stepStartedAt: minute, version: 2 })
  expect(live('start', 'next', 'back', 'back')).toMatchObject({ step: 0, stepStartedAt: 3 * minute })
  expect(stateOf(live('start', 'pause'))).toBe('paused')
  expect(stateOf(live('start', 'pause', 'next'))).toBe('running')
  expect(live('start', 'next', 'next', 'next')).toMatchObject({ step: 2, finishedAt: 3 * minute })
  expect(live('start', 'next', 'next', 'next', 'back')).toMatchObject({ step: 2, finishedAt: null, stepStartedAt: 4 * minute })
  expect(live('start', 'finish', 'start')).toMatchObject({ step: 0, startedAt: 2 * minute, finishedAt: null, version: 3 })
})

test('a pause takes nothing from the step', () => {
  const paused = live('start', 'pause')
  expect(secondsLeft(live('start'), steps, 45_000)).toBe(15)
  expect(secondsLeft(live('start'), steps, 75_000)).toBe(-15)
  expect(secondsLeft(paused, steps, 50 * minute)).toBe(0)
  const resumed = press(paused, { press: 'resume', version: 2, by: 'bob', now: 10 * minute, steps: 3 })
  expect(resumed).toMatchObject({ version: 3, pressedBy: 'bob', pausedAt: null })
  expect(secondsLeft(resumed, steps, 10 * minute + 5_000)).toBe(-5)
  expect(secondsLeft(live('start', 'finish'), steps, 9 * minute)).toBe(0)
  expect(secondsLeft(null, steps, 0)).toBe(0)
})

test('a press on what somebody else has moved already changes nothing, nor does one that has nothing to do', () => {
  const begun = live('start')
  const at = { by: 'bob', now: minute, steps: 3 }
  expect(press(begun, { ...at, press: 'next', version: 0 })).toBeNull()
  expect(press(begun, { ...at, press: 'next', version: 2 })).toBeNull()
  expect(press(null, { ...at, press: 'start', version: 1 })).toBeNull()
  expect(press(null, { ...at, press: 'next', version: 0 })).toBeNull()
  expect(press(begun, { ...at, press: 'start', version: 1 })).toBeNull()
  expect(press(begun, { ...at, press: 'resume', version: 1 })).toBeNull()
  expect(press(live('start', 'pause'), { ...at, press: 'pause', version: 2 })).toBeNull()
  for (const pressed of ['next', 'pause', 'resume', 'finish'] as const) expect(press(live('start', 'finish'), { ...at, press: pressed, version: 2 })).toBeNull()
})

test('whatever is pressed, the step is one of the agenda, and each press that counts raises the version by one', () => {
  const presses = fc.array(fc.record({ pressed: fc.constantFrom<Press>('start', 'next', 'back', 'pause', 'resume', 'finish'), stale: fc.boolean(), after: fc.integer({ min: 0, max: 300 }) }), { maxLength: 40 })
  fc.assert(fc.property(presses, (all) => {
    let run: Run | null = null
    let now = 0
    for (const { pressed, stale, after } of all) {
      now += after * 1000
      const version: number = (run?.version ?? 0) - (stale ? 1 : 0)
      const next: Run | null = press(run, { press: pressed, version, by: 'ann', now, steps: 3 })
      if (stale) expect(next).toBeNull()
      if (!next) continue
      expect(next.version).toBe(version + 1)
      expect(steps[next.step]).toBeDefined()
      expect(secondsLeft(next, steps, now)).toBeLessThanOrEqual(steps[next.step]?.seconds ?? 0)
      run = next
    }
  }))
})
