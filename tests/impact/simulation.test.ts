import { expect, test } from 'vitest'
import { type Assigned, judge } from '#api/impact/judge.ts'

/** A small generator with a seed (mulberry32), so that each run draws the same. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const seasons = 2_000
type Season = { first: Assigned[]; second: Assigned[] }
type Target = 'asDrawn' | 'moved'

/** How often a planted effect lies in the interval, how often the interval leaves zero out, and how often there is none, over many seasons. */
function live(target: Target, effect: number, draw: (next: () => number) => Season, kind: 'yes-no' | 'number' = 'yes-no') {
  const next = chance(20_261_123)
  const seen = { told: 0, covered: 0, alarms: 0, mean: 0 }
  for (let season = 0; season < seasons; season += 1) {
    const { first, second } = draw(next)
    const { interval } = judge(kind, first, second)[target]
    if (!interval) continue
    seen.told += 1
    seen.mean += interval.difference
    if (interval.low <= effect && effect <= interval.high) seen.covered += 1
    if (interval.low > 0 || interval.high < 0) seen.alarms += 1
  }
  return { told: seen.told / seasons, covered: seen.covered / seen.told, alarms: seen.alarms / seen.told, mean: seen.mean / seen.told }
}

/** Four standard errors of a share of 95 % over that many seasons. */
const error = 4 * Math.sqrt((0.95 * 0.05) / seasons)

function people(count: number, draw: (at: number) => Assigned): Assigned[] {
  return Array.from({ length: count }, (_, at) => draw(at))
}

/** A lottery of places: everybody drawn takes part, in circles of three whose members share their luck to some degree. */
function lottery(counts: readonly [number, number], shares: readonly [number, number], alike = 0) {
  return (next: () => number): Season => {
    const luck = Array.from({ length: Math.ceil(counts[0] / 3) }, () => next())
    return {
      first: people(counts[0], (at) => {
        const circle = Math.floor(at / 3)
        return { outcome: (next() < alike ? luck[circle]! : next()) < shares[0] ? 1 : 0, tookPart: true, circleId: `${circle}` }
      }),
      second: people(counts[1], () => ({ outcome: next() < shares[1] ? 1 : 0, tookPart: false, circleId: null })),
    }
  }
}

/** Only who is invited can take part, and some of them do; those who would gain are not like the others. */
function invitation(count: number, takeUp: number, gain: number) {
  return (next: () => number): Season => {
    const arm = (invited: boolean) =>
      people(count, () => {
        const willing = next() < takeUp
        const base = willing ? 0.8 : 0.9
        const tookPart = invited && willing
        return { outcome: next() < base + (tookPart ? gain : 0) ? 1 : 0, tookPart, circleId: null }
      })
    return { first: arm(true), second: arm(false) }
  }
}

test('an effect that was planted by a lottery is in its interval as often as the interval says', () => {
  const planted = live('asDrawn', -0.06, lottery([300, 240], [0.08, 0.14]))
  expect(planted.told).toBe(1)
  expect(planted.mean).toBeCloseTo(-0.06, 2)
  expect(Math.abs(planted.covered - 0.95)).toBeLessThan(error)
})

test('where nothing was planted, one season in twenty looks like an effect and no more', () => {
  const nothing = live('asDrawn', 0, lottery([250, 200], [0.12, 0.12]))
  expect(nothing.told).toBe(1)
  expect(nothing.alarms).toBeLessThan(0.05 + error)
  expect(nothing.alarms).toBeGreaterThan(0.05 - error)
})

test('members of a circle who share their luck raise no false alarms, though strangers are what the interval was made for', () => {
  const alike = lottery([600, 600], [0.3, 0.3], 0.6)
  const nothing = live('asDrawn', 0, alike)
  expect(nothing.told).toBe(1)
  expect(nothing.alarms).toBeLessThan(0.05 + error)
  // The same people as if each stood alone: half as many alarms again, or the test says nothing.
  const apart = live('asDrawn', 0, (next) => {
    const { first, second } = alike(next)
    return { first: first.map((person) => ({ ...person, circleId: null })), second }
  })
  expect(apart.alarms).toBeGreaterThan(0.07)
})

test('an effect on those who were moved by an invitation is found again, though they are not like the others', () => {
  const planted = live('moved', 0.1, invitation(900, 0.45, 0.1))
  expect(planted.told).toBeGreaterThan(0.99)
  expect(planted.mean).toBeCloseTo(0.1, 2)
  expect(Math.abs(planted.covered - 0.95)).toBeLessThan(error)
  const nothing = live('moved', 0, invitation(900, 0.45, 0))
  expect(nothing.alarms).toBeLessThan(0.05 + error)
})

test('a number is found again too, where the arms vary differently', () => {
  const bell = (next: () => number) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  const planted = live('asDrawn', 0.3, (next) => ({
    first: people(280, () => ({ outcome: 3.3 + 1.4 * bell(next), tookPart: true, circleId: null })),
    second: people(240, () => ({ outcome: 3 + bell(next), tookPart: false, circleId: null })),
  }), 'number')
  expect(planted.told).toBe(1)
  expect(Math.abs(planted.covered - 0.95)).toBeLessThan(error)
})

test('seasons that cannot tell are refused, every one', () => {
  expect(live('asDrawn', 0, lottery([200, 49], [0.1, 0.2])).told).toBe(0)
  expect(live('asDrawn', 0, lottery([90, 90], [0.5, 0.5])).told).toBe(0)
  // An invitation that moves one in thirty of a hundred.
  expect(live('moved', 0, invitation(100, 0.03, 0.1)).told).toBe(0)
})
