import fc from 'fast-check'
import type { BusyKind, BusyTime, ProtectedTime, SchedulePerson, SeriesCase, Weekday } from '#api/scheduling/solver/types.ts'

export const ZONES = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Asia/Kathmandu', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'America/Sao_Paulo']
const ALL_WEEK: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** The same hours Monday to Friday. */
export function weekdays(start: string, end: string): SchedulePerson['workingHours'] {
  return Object.fromEntries(ALL_WEEK.slice(0, 5).map((day) => [day, [start, end]]))
}

const HALF_HOUR = 1_800_000
const DAY = 48 * HALF_HOUR

function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

const hours = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.integer({ min: 14, max: 22 }), fc.integer({ min: 6, max: 20 })).map(([start, length]) => [clock(start * 30), clock(Math.min(start + length, 48) * 30)] as const) },
  { weight: 1, arbitrary: fc.constant(['00:00', '24:00'] as const) },
)

/** Mostly people who live near each other, so that cases are neither always easy nor always hopeless. */
const NEIGHBOURS = [['Europe/London', 'Europe/Berlin'], ['America/New_York', 'America/St_Johns', 'America/Sao_Paulo'], ['Asia/Kolkata', 'Asia/Kathmandu'], ['Australia/Lord_Howe'], ['Europe/London', 'America/New_York'], ['Africa/Cairo', 'Europe/Berlin'], ZONES]

/** From half an hour to nine days, anywhere around the months of the case; sometimes off the half hour, sometimes as a number. */
function busyNear(monthStart: number) {
  return fc
    .tuple(fc.integer({ min: -2, max: 130 }), fc.integer({ min: 0, max: 47 }), fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 48, max: 420 })), fc.constantFrom<BusyKind>('busy', 'busy', 'oof', 'tentative', 'workingElsewhere'), fc.constantFrom(0, 0, 7 * 60_000, 500))
    .map(([day, half, length, kind, off]): BusyTime => {
      const start = monthStart + day * DAY + half * HALF_HOUR + off
      const end = start + length * HALF_HOUR
      return off === 500 ? [start, end, kind] : [new Date(start).toISOString(), new Date(end).toISOString(), kind]
    })
}

function person(id: string, monthStart: number, zones: readonly string[]): fc.Arbitrary<SchedulePerson> {
  return fc.record({
    id: fc.constant(id),
    timeZone: fc.constantFrom(...zones),
    workingHours: fc.tuple(fc.uniqueArray(fc.constantFrom(...ALL_WEEK), { minLength: 2, maxLength: 7 }), hours).map(([days, [start, end]]) => Object.fromEntries(days.map((day) => [day, [start, end]] as const))),
    busy: fc.array(busyNear(monthStart), { maxLength: 24, size: 'max' }),
    holidays: fc.array(fc.integer({ min: 0, max: 120 }).map((days) => dateOf(monthStart + days * DAY)), { maxLength: 5 }),
    protected: fc.constantFrom<readonly ProtectedTime[]>([], [['12:00', '13:00']], [['10:00', '10:30'], ['15:00', '17:00', 'friday']], [['00:00', '24:00', 'tuesday']]),
  })
}

/** Small cases in the weeks when clocks change, crowded enough that exceptions, clashes and failures all happen. */
export const smallCase: fc.Arbitrary<SeriesCase> = fc
  .tuple(fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01', '2026-08-01', '2026-09-01').map((date) => Date.parse(date)), fc.integer({ min: 1, max: 3 }), fc.constantFrom(...NEIGHBOURS))
  .chain(([monthStart, size, zones]) =>
    fc.record({
      series: fc
        .record(
          {
            occurrences: fc.constantFrom(3, 3, 4),
            durationMinutes: fc.constantFrom(30, 60, 90),
            first: fc.integer({ min: 0, max: 27 }),
            timeZone: fc.constantFrom(...zones),
            granularityMinutes: fc.constantFrom(30, 60, 60, 60, 75),
            window: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 5 }),
            notBefore: fc.integer({ min: 0, max: 60 }).map((days) => dateOf(monthStart + days * DAY)),
          },
          { requiredKeys: ['occurrences', 'durationMinutes', 'first', 'window', 'timeZone', 'granularityMinutes'] },
        )
        .map(({ first, window, ...series }) => ({ ...series, firstNotBefore: dateOf(monthStart + first * DAY), firstNotAfter: window === null ? undefined : dateOf(monthStart + (first + window) * DAY) })),
      people: fc.tuple(...['a', 'b', 'c'].slice(0, size).map((id) => person(id, monthStart, zones))),
      rules: fc.record({
        exceptions: fc.constantFrom(true, true, true, true, false),
        minDaysBetween: fc.constantFrom(0, 7, 14, 21, 28, 35),
        weights: fc.constantFrom({}, { exceptionDay: 0 }, { tentative: 1, protected: 1, edge: 3, exceptionDay: 0.5 }, { burden: 1 }, { tentative: 0, protected: 0, edge: 0, burden: 0.5, exceptionDay: 0.25 }),
      }),
    }),
  )
