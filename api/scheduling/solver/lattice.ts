import { DAY, MINUTE } from '../../time/calendar.ts'
import { localOf } from '../../time/zone.ts'
import { hasBit } from './bits.ts'
import type { Plane } from './bits.ts'
import { DAY_SECONDS, instantAt, isUneven, wallClockAt, zoneDays } from './horizon.ts'
import type { Horizon, ZoneDays } from './horizon.ts'

/**
 * The evenly spaced instants on which every start of a clock lies: bit k of a plane is a session that begins at
 * `phase` + k × `step` seconds. Clocks of different zones mostly share one.
 */
export type Lattice = { readonly name: string; readonly step: number; readonly phase: number; readonly bits: number }

/** The starts that a zone's wall clock offers on a granularity, day by day (days counted from the zone's first). */
export type Clock = {
  readonly horizon: Horizon
  readonly dates: ZoneDays
  /** Seconds between neighbouring starts on the wall clock, and how many a day has. */
  readonly granularity: number
  readonly slots: number
  readonly lattice: Lattice
  /** Bits between neighbouring starts; 1 unless the granularity is at odds with the day or the zone's clock changes. */
  readonly stride: number
  /** Bit of each midnight. */
  readonly firstBit: Int32Array
  /** Bit of every start of the days on which the clocks change. */
  readonly unevenDays: ReadonlyMap<number, Int32Array>
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : greatestDivisor(b, a % b)
}

/** The clock of a zone on a granularity. Throws RangeError for what is no time zone. */
export function createClock(horizon: Horizon, timeZone: string, granularityMinutes: number): Clock {
  const dates = zoneDays(horizon, timeZone)
  const granularity = (granularityMinutes * MINUTE) / 1000
  const slots = Math.ceil(DAY_SECONDS / granularity)
  const origin = dates.midnights[0]!
  const uneven = new Map<number, Int32Array>()
  let step = granularity
  for (let day = 0; day < dates.days; day++) {
    step = greatestDivisor(step, dates.midnights[day]! - origin)
    if (!isUneven(dates, day)) continue
    const starts = Int32Array.from({ length: slots }, (_, slot) => wallClockAt(horizon, dates, day, slot * granularity))
    for (const start of starts) step = greatestDivisor(step, start - origin)
    uneven.set(day, starts)
  }
  const phase = ((origin % step) + step) % step
  const toBit = (seconds: number) => (seconds - phase) / step
  return {
    horizon,
    dates,
    granularity,
    slots,
    lattice: { name: `${step}+${phase}`, step, phase, bits: Math.floor((horizon.seconds - phase) / step) + 1 },
    stride: granularity / step,
    firstBit: dates.midnights.map(toBit),
    unevenDays: new Map([...uneven].map(([day, starts]) => [day, starts.map(toBit)])),
  }
}

/** The bit of a wall-clock start. */
export function bitOf(clock: Clock, day: number, slot: number): number {
  const uneven = clock.unevenDays.get(day)
  return uneven ? uneven[slot]! : clock.firstBit[day]! + slot * clock.stride
}

/** Seconds of the horizon at which the session of a bit begins. */
export function secondsOfBit({ step, phase }: Lattice, bit: number): number {
  return phase + bit * step
}

/** The first bit that begins at this moment or later. */
export function bitFrom({ step, phase, bits }: Lattice, seconds: number): number {
  return Math.min(bits, Math.max(0, Math.ceil((seconds - phase) / step)))
}

/** How many words a day's starts take. */
export function wordsOfDay(clock: Clock): number {
  return (clock.slots + 31) >>> 5
}

/** Copies the bits of a day's starts to `into`, the start at midnight first. */
export function readDay(clock: Clock, plane: Plane, day: number, into: Int32Array): void {
  const uneven = clock.unevenDays.get(day)
  if (uneven || clock.stride !== 1) {
    into.fill(0)
    for (let slot = 0; slot < clock.slots; slot++) {
      if (hasBit(plane, bitOf(clock, day, slot))) into[slot >>> 5]! |= 1 << (slot & 31)
    }
    return
  }
  const first = clock.firstBit[day]!
  const shift = first & 31
  let word = first >>> 5
  for (let at = 0; at < into.length; at++, word++) {
    into[at] = shift === 0 ? plane[word]! : (plane[word]! >>> shift) | (plane[word + 1]! << (32 - shift))
  }
  const rest = clock.slots & 31
  if (rest !== 0) into[into.length - 1]! &= -1 >>> (32 - rest)
}

/** A wall clock that a gap swallows is some other start of that day: good for a pattern, no start of its own for an exception. */
export function isReal(clock: Clock, day: number, slot: number): boolean {
  if (!clock.unevenDays.has(day)) return true
  const instant = instantAt(clock.horizon, secondsOfBit(clock.lattice, bitOf(clock, day, slot)))
  return localOf(clock.dates.zone, instant) === (clock.dates.firstDay + day) * DAY + slot * clock.granularity * 1000
}
