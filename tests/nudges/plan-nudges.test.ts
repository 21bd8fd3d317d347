import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Decision, type Nudge, planNudges, type Receiver } from '#api/nudges/plan/plan-nudges.ts'

const hour = 3_600_000
const day = 24 * hour
/** A Monday, midnight in UTC. */
const monday = Date.UTC(2026, 2, 2)
const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds

const usual = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
const weekOf = (days: readonly string[], hours: [string, string] = ['08:00', '18:00']) => Object.fromEntries(days.map((name) => [name, hours]))
const someone = (more: Partial<Receiver> = {}): Receiver => ({ timeZone: 'Europe/London', workingHours: weekOf(usual), away: [], off: [], sent: [], ...more })
const prepare = (startAt: number, key = 'prepare:1'): Nudge => ({ key, kind: 'prepare', aboutAt: startAt, dueAt: startAt - 5 * day, untilAt: startAt - hour, resting: false })
const pulse = (endAt: number, key = 'pulse:1'): Nudge => ({ key, kind: 'pulse', aboutAt: endAt, dueAt: endAt + 2 * hour, untilAt: endAt + 5 * day, resting: false })
const one = (nudge: Nudge, receiver: Receiver, now: number): Decision => planNudges([nudge], receiver, now)[0] as Decision

test('what is to be prepared is said on the working day before, from nine o’clock of the person’s own zone', () => {
  const tuesday = at('2026-03-03T14:00:00Z')
  expect(one(prepare(tuesday), someone(), at('2026-03-01T12:00:00Z'))).toEqual({ key: 'prepare:1', what: 'keep', untilAt: at('2026-03-02T09:00:00Z'), why: 'early' })
  expect(one(prepare(tuesday), someone(), at('2026-03-02T09:00:00Z')).what).toBe('send')
  expect(one(prepare(tuesday), someone({ timeZone: 'America/New_York' }), at('2026-03-02T09:00:00Z'))).toMatchObject({ what: 'keep', untilAt: at('2026-03-02T14:00:00Z') })
  // A Monday is prepared on Friday, or on Thursday by somebody who is off on Fridays.
  const nextMonday = at('2026-03-09T14:00:00Z')
  expect(one(prepare(nextMonday), someone(), monday)).toMatchObject({ what: 'keep', untilAt: at('2026-03-06T09:00:00Z') })
  expect(one(prepare(nextMonday), someone({ workingHours: weekOf(usual.slice(0, 4), ['10:00', '15:00']) }), monday)).toMatchObject({ what: 'keep', untilAt: at('2026-03-05T10:00:00Z') })
})

test('a pulse comes two hours after the session, or at nine the next working day', () => {
  expect(one(pulse(at('2026-03-03T12:00:00Z')), someone(), at('2026-03-03T13:00:00Z'))).toMatchObject({ what: 'keep', untilAt: at('2026-03-03T14:00:00Z'), why: 'early' })
  expect(one(pulse(at('2026-03-06T16:00:00Z')), someone(), at('2026-03-06T18:00:00Z'))).toMatchObject({ what: 'keep', untilAt: at('2026-03-09T09:00:00Z'), why: 'hours' })
})

test('nothing comes while somebody is out of office; it waits for their return, and is dropped where that is too late', () => {
  const away = [{ startAt: monday, endAt: at('2026-03-04T11:00:00Z') }]
  expect(one(pulse(at('2026-03-02T12:00:00Z')), someone({ away }), at('2026-03-02T14:00:00Z'))).toEqual({ key: 'pulse:1', what: 'keep', untilAt: at('2026-03-04T11:00:00Z'), why: 'away' })
  expect(one(prepare(at('2026-03-03T14:00:00Z')), someone({ away }), at('2026-03-02T09:00:00Z'))).toEqual({ key: 'prepare:1', what: 'drop', why: 'away' })
})

test('whoever takes a break from a program is asked nothing about it, and anything about another', () => {
  const now = at('2026-03-03T14:00:00Z')
  const [rested, other] = planNudges([{ ...pulse(now - 2 * hour), resting: true }, pulse(now - 2 * hour, 'pulse:2')], someone(), now)
  expect([rested?.what, other?.what]).toEqual(['keep', 'send'])
})

test('what is turned off, over or sent before is dropped with its reason', () => {
  const now = at('2026-03-03T14:00:00Z')
  const due = pulse(now - 2 * hour)
  expect(one(due, someone({ off: ['pulse'] }), now)).toMatchObject({ what: 'drop', why: 'turned-off' })
  expect(one(due, someone(), due.untilAt)).toMatchObject({ what: 'drop', why: 'passed' })
  expect(one(due, someone({ sent: [{ key: due.key, at: now - 30 * day }] }), now)).toMatchObject({ what: 'drop', why: 'sent-before' })
  expect(one(due, someone({ workingHours: weekOf(usual, ['18:00', '24:00']) }), now)).toMatchObject({ what: 'drop', why: 'hours' })
})

test('two a week and one a day, and what has a date goes before what only asks how it was', () => {
  const now = at('2026-03-03T14:00:00Z')
  const tomorrow = prepare(at('2026-03-04T14:00:00Z'))
  expect(planNudges([pulse(now - 2 * hour), tomorrow], someone(), now).map(({ key, what }) => [key, what])).toEqual([['prepare:1', 'send'], ['pulse:1', 'keep']])
  // One was sent on Friday, and Thursday's session is prepared on Wednesday: the pulse would take its place.
  const sent = [{ key: 'x', at: at('2026-02-27T10:00:00Z') }]
  const decided = planNudges([pulse(now - 2 * hour), prepare(at('2026-03-05T14:00:00Z'))], someone({ sent }), now)
  expect(decided).toEqual([{ key: 'prepare:1', what: 'keep', untilAt: at('2026-03-04T09:00:00Z'), why: 'early' }, { key: 'pulse:1', what: 'keep', untilAt: at('2026-03-06T10:00:00Z'), why: 'cap' }])
})

const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Sao_Paulo', 'Africa/Cairo')
const hours = fc.tuple(fc.integer({ min: 5, max: 14 }), fc.integer({ min: 4, max: 9 })).map(([from, long]): [string, string] => [`${String(from).padStart(2, '0')}:00`, `${String(Math.min(from + long, 24)).padStart(2, '0')}:00`])
const week = fc.tuple(fc.subarray([...usual, 'saturday', 'sunday'], { minLength: 1 }), hours).map(([days, open]) => weekOf(days, open))
const moment = fc.integer({ min: 0, max: 60 * 24 * 4 }).map((quarter) => monday + quarter * 15 * 60_000)
const nudges = fc.uniqueArray(
  fc.record({ kind: fc.constantFrom('prepare' as const, 'pulse' as const, 'quiet-circle' as const, 'early-warning' as const, 'story' as const, 'kept-ties' as const), key: fc.uuid(), aboutAt: moment, wait: fc.integer({ min: 0, max: 72 }), use: fc.integer({ min: 1, max: 14 * 24 }), resting: fc.boolean() }).map(
    ({ kind, key, aboutAt, wait, use, resting }): Nudge => (kind === 'prepare' ? { ...prepare(aboutAt, key), resting } : { key, kind, aboutAt, dueAt: aboutAt + wait * hour, untilAt: aboutAt + (wait + use) * hour, resting }),
  ),
  { selector: ({ key }) => key, maxLength: 14 },
)
const stretches = fc.array(fc.tuple(moment, fc.integer({ min: 1, max: 10 * 24 })).map(([startAt, long]) => ({ startAt, endAt: startAt + long * hour })), { maxLength: 3 })
const receiver = fc.record({ timeZone: zones, workingHours: week, away: stretches, off: fc.subarray(['pulse', 'quiet-circle'] as const, { maxLength: 1 }) })

/** Lives two months with somebody, looking every hour and a half: what was sent when, and what became of everything. */
function live(all: readonly Nudge[], person: Omit<Receiver, 'sent'>, shuffled: (list: readonly Nudge[]) => readonly Nudge[]) {
  const sent: { key: string; at: number }[] = []
  const ends = new Map<string, string>()
  for (let now = monday - 7 * day; now < monday + 100 * day; now += 1.5 * hour) {
    const open = all.filter((nudge) => !ends.has(nudge.key) && nudge.aboutAt - 5 * day <= now)
    for (const decision of planNudges(shuffled(open), { ...person, sent }, now)) {
      if (decision.what === 'keep') continue
      ends.set(decision.key, decision.what === 'send' ? 'sent' : decision.why)
      if (decision.what === 'send') sent.push({ key: decision.key, at: now })
    }
  }
  return { sent, ends }
}

function expectKept(sent: readonly { key: string; at: number }[], person: Omit<Receiver, 'sent'>): void {
  for (const [index, { at: moment }] of sent.entries()) {
    expect(sent.filter((other) => other.at >= moment && other.at < moment + 7 * day).length).toBeLessThanOrEqual(2)
    expect(sent.findIndex((other) => other.key === sent[index]?.key)).toBe(index)
    const local = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(person.timeZone)
    const open = person.workingHours[([...usual, 'saturday', 'sunday'] as const)[local.dayOfWeek - 1] as 'monday']
    const clock = local.toPlainTime().toString({ smallestUnit: 'minute' })
    expect(open !== undefined && clock >= open[0] && clock < open[1] && clock >= '09:00' && clock < '17:00', local.toString()).toBe(true)
    expect(person.away.some(({ startAt, endAt }) => startAt <= moment && moment < endAt)).toBe(false)
  }
}

test('whatever is due for whomever: never three in seven days, never outside hours, never while away, nothing twice, and everything ends sent or with a reason', () => {
  fc.assert(
    fc.property(nudges, receiver, (all, person) => {
      const { sent, ends } = live(all, person, (list) => list)
      expectKept(sent, person)
      expect(all.filter(({ key }) => !ends.has(key))).toEqual([])
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('the order in which nudges come changes nothing', () => {
  fc.assert(
    fc.property(nudges, receiver, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 8 * 24 }), (all, person, turn, ahead) => {
      const turned = [...all.slice(turn), ...all.slice(0, turn)].reverse()
      const ask = (list: readonly Nudge[]) => planNudges(list, { ...person, sent: [] }, monday + ahead * 7 * hour)
      expect(ask(turned)).toEqual(ask(all))
    }),
    { numRuns: 300 },
  )
})
