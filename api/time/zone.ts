import { DAY } from './calendar.ts'
import { windowsZones } from './windows-zones.ts'

/**
 * A time zone's offsets, ready for integer arithmetic. Filled in four-year blocks when first asked for, since Temporal is some
 * hundred times slower than this table and a solver asks a hundred thousand times.
 */
export type Zone = { readonly id: string; readonly blocks: Map<number, Block> }
type Block = { readonly from: number[]; readonly offsets: number[] }

const BLOCK = 1461 * DAY
const known = new Map<string, Zone>()

const ianaToWindows = new Map<string, string>()
const foldedWindows = new Map<string, string>()
for (const [windows, ids] of Object.entries(windowsZones)) {
  foldedWindows.set(windows.toLowerCase(), windows)
  for (const id of ids.split(' ')) ianaToWindows.set(id.toLowerCase(), windows)
}

/** The Windows name of an IANA id or alias ('Asia/Calcutta' → 'India Standard Time'), itself if it is one, null where there is none. */
export function toWindowsName(name: string): string | null {
  return foldedWindows.get(name.toLowerCase()) ?? ianaToWindows.get(name.toLowerCase()) ?? null
}

/** The IANA id of a Windows name ('India Standard Time' → 'Asia/Kolkata'), an IANA id as it is, null for what is neither. */
export function toIanaName(name: string): string | null {
  const windows = foldedWindows.get(name.toLowerCase())
  if (windows !== undefined) return (windowsZones[windows] as string).split(' ')[0] as string
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return name
  } catch {
    return null
  }
}

/** Whether a name means a time zone, IANA or Windows. */
export function isZone(name: string): boolean {
  return known.has(name) || toIanaName(name) !== null
}

/** The zone of an IANA or Windows name. Throws RangeError for anything else. */
export function getZone(name: string): Zone {
  const found = known.get(name)
  if (found) return found
  const id = toIanaName(name)
  if (id === null) throw new RangeError(`"${name}" is not a time zone.`)
  const zone: Zone = { id, blocks: new Map() }
  known.set(name, zone)
  return zone
}

function fillBlock(zone: Zone, number: number): Block {
  const start = number * BLOCK
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone.id)
  const block: Block = { from: [start], offsets: [at.offsetNanoseconds / 1e6] }
  for (at = at.getTimeZoneTransition('next'); at && at.epochMilliseconds < start + BLOCK; at = at.getTimeZoneTransition('next')) {
    block.from.push(at.epochMilliseconds)
    block.offsets.push(at.offsetNanoseconds / 1e6)
  }
  zone.blocks.set(number, block)
  return block
}

/** Milliseconds to add to an instant to read the zone's wall clock. */
export function offsetAt(zone: Zone, instant: number): number {
  const number = Math.floor(instant / BLOCK)
  const { from, offsets } = zone.blocks.get(number) ?? fillBlock(zone, number)
  let index = from.length - 1
  while ((from[index] as number) > instant) index--
  return offsets[index] as number
}

/** Instant → wall clock in local milliseconds. */
export function localOf(zone: Zone, instant: number): number {
  return instant + offsetAt(zone, instant)
}

/**
 * Wall clock in local milliseconds → instant, as Temporal's "compatible" and RFC 5545 §3.3.5 have it: a reading that happens
 * twice means the first time; one that never happens is read with the offset before the gap (02:30 becomes 03:30).
 */
export function instantOf(zone: Zone, local: number): number {
  const before = offsetAt(zone, local - DAY)
  const after = offsetAt(zone, local + DAY)
  const early = local - before
  if (before === after || offsetAt(zone, early) === before) return early
  const late = local - after
  return offsetAt(zone, late) === after ? late : early
}
