import { GraphFault } from './odata.ts'

/** Windows zone names and the IANA zone Unicode CLDR (windowsZones, territory 001) gives for each. */
export const ianaByWindows: Record<string, string> = {
  UTC: 'Etc/UTC',
  'Dateline Standard Time': 'Etc/GMT+12',
  'Hawaiian Standard Time': 'Pacific/Honolulu',
  'Alaskan Standard Time': 'America/Anchorage',
  'Pacific Standard Time': 'America/Los_Angeles',
  'US Mountain Standard Time': 'America/Phoenix',
  'Mountain Standard Time': 'America/Denver',
  'Central America Standard Time': 'America/Guatemala',
  'Central Standard Time': 'America/Chicago',
  'Central Standard Time (Mexico)': 'America/Mexico_City',
  'Canada Central Standard Time': 'America/Regina',
  'SA Pacific Standard Time': 'America/Bogota',
  'Eastern Standard Time': 'America/New_York',
  'US Eastern Standard Time': 'America/Indiana/Indianapolis',
  'Atlantic Standard Time': 'America/Halifax',
  'SA Western Standard Time': 'America/La_Paz',
  'Pacific SA Standard Time': 'America/Santiago',
  'Newfoundland Standard Time': 'America/St_Johns',
  'E. South America Standard Time': 'America/Sao_Paulo',
  'Argentina Standard Time': 'America/Argentina/Buenos_Aires',
  'Azores Standard Time': 'Atlantic/Azores',
  'GMT Standard Time': 'Europe/London',
  'Greenwich Standard Time': 'Atlantic/Reykjavik',
  'Morocco Standard Time': 'Africa/Casablanca',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'W. Central Africa Standard Time': 'Africa/Lagos',
  'GTB Standard Time': 'Europe/Bucharest',
  'FLE Standard Time': 'Europe/Kyiv',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'Egypt Standard Time': 'Africa/Cairo',
  'South Africa Standard Time': 'Africa/Johannesburg',
  'Israel Standard Time': 'Asia/Jerusalem',
  'Turkey Standard Time': 'Europe/Istanbul',
  'Arab Standard Time': 'Asia/Riyadh',
  'E. Africa Standard Time': 'Africa/Nairobi',
  'Russian Standard Time': 'Europe/Moscow',
  'Iran Standard Time': 'Asia/Tehran',
  'Arabian Standard Time': 'Asia/Dubai',
  'Pakistan Standard Time': 'Asia/Karachi',
  'India Standard Time': 'Asia/Kolkata',
  'Sri Lanka Standard Time': 'Asia/Colombo',
  'Nepal Standard Time': 'Asia/Kathmandu',
  'Bangladesh Standard Time': 'Asia/Dhaka',
  'SE Asia Standard Time': 'Asia/Bangkok',
  'China Standard Time': 'Asia/Shanghai',
  'Singapore Standard Time': 'Asia/Singapore',
  'W. Australia Standard Time': 'Australia/Perth',
  'Taipei Standard Time': 'Asia/Taipei',
  'Tokyo Standard Time': 'Asia/Tokyo',
  'Korea Standard Time': 'Asia/Seoul',
  'Cen. Australia Standard Time': 'Australia/Adelaide',
  'AUS Central Standard Time': 'Australia/Darwin',
  'E. Australia Standard Time': 'Australia/Brisbane',
  'AUS Eastern Standard Time': 'Australia/Sydney',
  'New Zealand Standard Time': 'Pacific/Auckland',
}
const windowsByLowerCase = new Map(Object.entries(ianaByWindows).map(([name, iana]) => [name.toLowerCase(), iana]))
const knownIana = new Map<string, boolean>()
const instants = new Map<string, Map<string, number>>()

/** Wall clock in a zone. `local` is `YYYY-MM-DDTHH:mm:ss`; `zoneName` as the client wrote it, `zone` its IANA name. */
export type Moment = { local: string; zoneName: string; zone: string }

/** IANA zone of a Windows or IANA name. Throws 400 TimeZoneNotSupportedException for any other text. */
export function zoneOf(name: string | undefined): string {
  const windows = windowsByLowerCase.get((name ?? '').toLowerCase())
  if (windows) return windows
  if (name && isIana(name)) return name
  throw new GraphFault(400, 'TimeZoneNotSupportedException', `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name ?? ''}'.`)
}

function isIana(name: string): boolean {
  const known = knownIana.get(name)
  if (known !== undefined) return known
  let valid = /^[A-Za-z]/.test(name)
  try {
    Temporal.PlainDateTime.from('2026-01-01T00:00').toZonedDateTime(name)
  } catch {
    valid = false
  }
  knownIana.set(name, valid)
  return valid
}

/**
 * Reads Graph's `dateTimeTimeZone`. Throws 400 TimeZoneNotSupportedException for the zone, 400 ErrorInvalidParameter for a
 * wall clock that is none, and for one with an offset.
 */
export function momentFrom(dateTime: string | undefined, timeZone: string | undefined): Moment {
  const zone = zoneOf(timeZone)
  const local = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(?:\.\d{1,9})?$/.exec(dateTime ?? '')
  try {
    if (!local) throw new RangeError('no wall clock')
    const read = Temporal.PlainDateTime.from(`${local[1]}${local[2] ?? ':00'}`)
    return { local: read.toString({ smallestUnit: 'second' }), zoneName: timeZone ?? '', zone }
  } catch {
    throw new GraphFault(400, 'ErrorInvalidParameter', `The value '${dateTime ?? ''}' of parameter 'DateTime' is invalid.`)
  }
}

/**
 * Instant of a wall clock, in milliseconds. A time that a clock change skips or repeats is read as Temporal's "compatible"
 * does: later in a gap, the earlier of two in an overlap (RFC 5545, 3.3.5).
 */
export function milliseconds(local: string, zone: string): number {
  // Calendars keep to round times, so a company's year is some thousand wall clocks asked for again and again.
  let inZone = instants.get(zone)
  if (!inZone || inZone.size > 50_000) instants.set(zone, (inZone = new Map<string, number>()))
  let found = inZone.get(local)
  if (found === undefined) inZone.set(local, (found = Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds))
  return found
}

/** Wall clock of an instant in a zone, `YYYY-MM-DDTHH:mm:ss`. */
export function localAt(epochMilliseconds: number, zone: string): string {
  if (zone === 'Etc/UTC') return new Date(epochMilliseconds).toISOString().slice(0, 19)
  const instant = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
  return instant.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' })
}

/** `dateTimeTimeZone` of an instant, with the seven digits Graph prints. */
export function printMoment(epochMilliseconds: number, zoneName: string): { dateTime: string; timeZone: string } {
  return { dateTime: `${localAt(epochMilliseconds, zoneOf(zoneName))}.0000000`, timeZone: zoneName }
}

/** Instant of a query option such as `startDateTime`: ISO 8601, UTC when it has no offset. Null when unreadable. */
export function instantFrom(text: string | null): number | null {
  if (text === null) return null
  // A plus sign that was not escaped arrives as a space.
  const repaired = text.trim().replace(' ', '+')
  const complete = /^\d{4}-\d\d-\d\d$/.test(repaired) ? `${repaired}T00:00:00` : repaired
  try {
    return Temporal.Instant.from(/(?:Z|[+-]\d\d:?\d\d)$/i.test(complete) ? complete : `${complete}Z`).epochMilliseconds
  } catch {
    return null
  }
}
