import { expect, test } from 'vitest'
import { type Nudge, planNudges, type Receiver } from '#api/nudges/plan/plan-nudges.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const begin = Date.UTC(2026, 1, 2)
const seasonDays = 150
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const zones = ['Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Asia/Kolkata', 'Asia/Tokyo', 'Australia/Sydney', 'America/Sao_Paulo']

type Person = Omit<Receiver, 'sent'> & { nudges: (Nudge & { writtenAt: number })[] }
type Sent = { key: string; at: number; kind: Nudge['kind'] }

/** The same chance at every run. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const roll = dice(43)
const upTo = (count: number) => Math.floor(roll() * count)
const pick = <Value>(list: readonly Value[]) => list[upTo(list.length)] as Value

function somebody(): Person {
  const from = 6 + upTo(6)
  const hours = [`${String(from).padStart(2, '0')}:${pick(['00', '30'])}`, `${String(from + 5 + upTo(5)).padStart(2, '0')}:00`] as const
  const worked = weekdays.filter((_, at) => (at < 5 ? roll() < 0.9 : roll() < 0.08))
  const away = Array.from({ length: upTo(4) }, () => {
    const startAt = begin + upTo(seasonDays) * day
    return { startAt, endAt: startAt + (1 + upTo(18)) * day }
  })
  return { timeZone: pick(zones), workingHours: Object.fromEntries(worked.map((name) => [name, hours])), away, off: roll() < 0.1 ? ['pulse'] : [], nudges: [] }
}

/** One circle's sessions for its members, as the clock writes them: some move before they are held, some are never held. */
function letMeet(people: readonly Person[], members: number[], circle: string): void {
  for (let number = 1; number <= 4; number++) {
    const planned = begin + (number * 30 + upTo(9)) * day + (6 + upTo(12)) * hour
    // Every fourth session moves, now and then after its preparation was due.
    const startAt = roll() < 0.25 ? planned + (1 + upTo(10)) * day : planned
    const endAt = startAt + hour
    const held = roll() < 0.9
    for (const [place, member] of members.entries()) {
      const nudges = people[member]?.nudges
      const resting = roll() < 0.03
      for (const at of new Set([planned, startAt])) nudges?.push({ key: `prepare ${circle} ${number} ${at}`, kind: 'prepare', aboutAt: at, dueAt: at - 5 * day, untilAt: at - hour, resting, writtenAt: at - 5 * day })
      nudges?.push({ key: `pulse ${circle} ${number}`, kind: 'pulse', aboutAt: endAt, dueAt: endAt + 2 * hour, untilAt: endAt + 5 * day, resting, writtenAt: endAt + 2 * hour })
      if (!held && place === 0) nudges?.push({ key: `quiet ${circle} ${number}`, kind: 'quiet-circle', aboutAt: endAt, dueAt: endAt + 21 * day, untilAt: endAt + 35 * day, resting, writtenAt: endAt + 21 * day })
    }
  }
}

/** One person's season: looked at whenever something was written or comes back, a little late each time, as a clock is. */
function live(person: Person): { sent: Sent[]; ends: Map<string, string> } {
  const sent: Sent[] = []
  const ends = new Map<string, string>()
  const looks = new Map(person.nudges.map((nudge) => [nudge.key, nudge.writtenAt]))
  let now = begin
  while (looks.size > 0) {
    now = Math.max(now, Math.min(...looks.values())) + upTo(10) * minute
    const known = person.nudges.filter((nudge) => looks.has(nudge.key) && nudge.writtenAt <= now)
    for (const decision of planNudges(known, { ...person, sent }, now)) {
      if (decision.what === 'keep') {
        looks.set(decision.key, decision.untilAt)
        continue
      }
      looks.delete(decision.key)
      ends.set(decision.key, decision.what === 'send' ? 'sent' : decision.why)
      const nudge = known.find(({ key }) => key === decision.key)
      if (decision.what === 'send' && nudge) sent.push({ key: nudge.key, at: now, kind: nudge.kind })
    }
  }
  return { sent, ends }
}

test('a season of 1,000 people in several programs: nobody gets more than two in any seven days, none at night, none while away, and everything ends sent or with a reason', () => {
  const people = Array.from({ length: 1_000 }, somebody)
  for (const program of ['Bridges', 'Voices', 'Returners']) {
    const taking = people.map((_, at) => at).filter(() => roll() < 0.7)
    for (let first = 0; first + 4 <= taking.length; first += 4) letMeet(people, taking.slice(first, first + 4), `${program} ${first}`)
  }
  const counts = new Map<string, number>()
  let busiest = 0
  for (const person of people) {
    const { sent, ends } = live(person)
    expect(ends.size).toBe(new Set(person.nudges.map(({ key }) => key)).size)
    for (const end of ends.values()) counts.set(end, (counts.get(end) ?? 0) + 1)
    expect(new Set(sent.map(({ key }) => key)).size).toBe(sent.length)
    for (const { at } of sent) {
      const within = sent.filter((other) => other.at >= at && other.at < at + 7 * day).length
      busiest = Math.max(busiest, within)
      const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(person.timeZone)
      const open = person.workingHours[weekdays[local.dayOfWeek - 1] as 'monday']
      const clock = local.toPlainTime().toString({ smallestUnit: 'minute' })
      if (!open || clock < open[0] || clock >= open[1] || clock < '09:00' || clock >= '17:00') expect.fail(`Written to at ${local.toString()}.`)
      if (person.away.some(({ startAt, endAt }) => startAt <= at && at < endAt)) expect.fail(`Written to while away at ${local.toString()}.`)
    }
  }
  expect(busiest).toBe(2)
  expect(Math.min(counts.get('sent') ?? 0, counts.get('cap') ?? 0, counts.get('away') ?? 0, counts.get('turned-off') ?? 0, counts.get('resting') ?? 0)).toBeGreaterThan(0)
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  // Hours, absences and the cap cost something; a rule that let next to nothing through would pass all the others.
  expect((counts.get('sent') ?? 0) / all).toBeGreaterThan(0.6)
}, 60_000)
