import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, formatInstant, HOUR, parseDate, parseInstant } from '#api/time/calendar.ts'
import { sharedBy, workedOn } from '#api/time/shared-hours.ts'
import { type WorkingWeek } from '#api/time/working-days.ts'
import { getZone, instantOf } from '#api/time/zone.ts'

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const week = (timeZone: string, from = '09:00', to = '17:00'): WorkingWeek => ({ timeZone, hours: Object.fromEntries(days.map((day) => [day, [from, to] as const])) })
const on = (date: string, member: WorkingWeek, zone: string) => workedOn(member, parseDate(date), zone).map(({ startAt, endAt }) => `${formatInstant(startAt)}/${formatInstant(endAt)}`)

test('a day of work is cut at the midnights of who looks at it', () => {
  expect(on('2026-03-03', week('Europe/London'), 'Europe/London')).toEqual(['2026-03-03T09:00:00Z/2026-03-03T17:00:00Z'])
  // Nine to five in Sydney is two stretches of one day in Los Angeles: the end of its Wednesday begins there on Tuesday.
  expect(on('2026-03-03', week('Australia/Sydney', '14:00', '22:00'), 'America/Los_Angeles')).toEqual(['2026-03-03T08:00:00Z/2026-03-03T11:00:00Z', '2026-03-04T03:00:00Z/2026-03-04T08:00:00Z'])
  expect(on('2026-03-01', week('Europe/London'), 'Europe/London')).toEqual([])
})

test('in the weeks in which only one of two places has changed its clocks, they share another hour', () => {
  const shared = (date: string) => sharedBy(['Europe/London', 'America/New_York'].map((zone) => workedOn(week(zone), parseDate(date), 'Europe/London'))).map(({ startAt, endAt }) => (endAt - startAt) / HOUR)
  expect(['2026-03-03', '2026-03-17', '2026-03-31'].map(shared)).toEqual([[3], [4], [3]])
})

test('whoever looks, an instant is shared exactly when everybody works at it', () => {
  const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'America/St_Johns']
  const member = fc.record({ zone: fc.constantFrom(...zones), from: fc.integer({ min: 0, max: 20 }), hours: fc.integer({ min: 1, max: 12 }) })
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`
  fc.assert(
    fc.property(fc.array(member, { minLength: 1, maxLength: 4 }), fc.constantFrom(...zones), fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 95 }), (members, viewer, offset, quarter) => {
      const weeks = members.map(({ zone, from, hours }) => week(zone, clock(from), clock(Math.min(24, from + hours))))
      const day = parseDate('2026-01-01') + offset
      const at = instantOf(getZone(viewer), day * DAY) + (quarter * HOUR) / 4
      fc.pre(at < instantOf(getZone(viewer), (day + 1) * DAY))
      const works = (one: WorkingWeek) => {
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(one.timeZone)
        const span = one.hours[(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const)[local.dayOfWeek - 1] ?? 'monday']
        if (!span) return false
        const minutes = local.hour * 60 + local.minute
        const [from = 0, to = 0] = span.map((text) => Number(text.slice(0, 2)) * 60)
        return minutes >= from && minutes < to
      }
      const shared = sharedBy(weeks.map((one) => workedOn(one, day, viewer)))
      expect(shared.some(({ startAt, endAt }) => at >= startAt && at < endAt)).toBe(weeks.every(works))
    }),
    { numRuns: 500 },
  )
})

test('nobody shares nothing', () => {
  expect(sharedBy([])).toEqual([])
  expect(sharedBy([[{ startAt: 0, endAt: parseInstant('2026-01-01T00:00:00Z') }], []])).toEqual([])
})
