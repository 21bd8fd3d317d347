import { DAY, parseDate, parseInstant } from '../../time/calendar.ts'
import { instantOf } from '../../time/zone.ts'
import { clearBits, createPlane } from './bits.ts'
import type { Plane } from './bits.ts'
import { createHorizon, secondsAt } from './horizon.ts'
import type { Horizon } from './horizon.ts'
import { bitFrom } from './lattice.ts'
import type { Lattice } from './lattice.ts'
import { holds, meets, mergeStretches } from './stretches.ts'
import type { Stretches } from './stretches.ts'
import type { BusyKind, HardKind, SchedulePerson } from './types.ts'
import { buildWorkingWeek, weekKey, weekPlanes } from './working-week.ts'
import type { WorkingWeek } from './working-week.ts'

/** The kinds of engagement that keep somebody from coming, and in whose order they are named. */
export const ENGAGEMENTS = ['busy', 'oof', 'holiday'] as const
export const HARD_KINDS: readonly HardKind[] = [...ENGAGEMENTS, 'hours']

/** A person's time over the horizon, as small as it can be kept; what is free follows from it for any length of session. */
export type Member = {
  readonly id: string
  /** What sentences call the person. */
  readonly name: string
  readonly week: WorkingWeek
  readonly busy: Stretches
  readonly oof: Stretches
  readonly holiday: Stretches
  readonly tentative: Stretches
  /** Sessions of ours, booked while planning: from, to, from, to … in the order of booking. */
  booked: number[]
  /** Free starts by lattice and length, kept for whoever is asked about often; null: drawn each time. */
  readonly planes: Map<string, { lattice: Lattice; duration: number; free: Plane }> | null
}

/** People of one search: who works alike shares what can be shared. */
export type Roster = { readonly horizon: Horizon; readonly weeks: Map<string, WorkingWeek>; readonly scratch: Map<string, Plane> }

export function createRoster(from: number, to: number): Roster {
  return { horizon: createHorizon(from, to), weeks: new Map(), scratch: new Map() }
}

/** A plane to draw on, the same each time the same use asks for it: its content lasts until then. */
export function borrowPlane({ scratch }: Roster, use: string, { bits, name }: Lattice): Plane {
  const key = `${use} ${name}`
  const known = scratch.get(key)
  if (known) return known
  const made = createPlane(bits)
  scratch.set(key, made)
  return made
}

function weekOf(roster: Roster, person: SchedulePerson): WorkingWeek {
  const key = weekKey(person)
  const known = roster.weeks.get(key)
  if (known) return known
  const made = buildWorkingWeek(roster.horizon, person)
  roster.weeks.set(key, made)
  return made
}

function instantIn(moment: string | number): number {
  return typeof moment === 'number' ? moment : parseInstant(moment)
}

/** Reads a person. `keeps`: free starts are kept once drawn. Throws RangeError for what is no zone, date or time. */
export function readMember(roster: Roster, person: SchedulePerson, keeps: boolean): Member {
  const { horizon } = roster
  const week = weekOf(roster, person)
  const entries: Record<BusyKind, number[]> = { busy: [], oof: [], tentative: [], workingElsewhere: [] }
  for (const [from, to, kind] of person.busy ?? []) {
    // Rounded outward, a meeting stands in the way of the same whole seconds.
    const start = Math.floor(secondsAt(horizon, instantIn(from)))
    const end = Math.ceil(secondsAt(horizon, instantIn(to)))
    if (kind !== 'workingElsewhere' && start < end && end > 0 && start < horizon.seconds) entries[kind].push(Math.max(0, start), Math.min(horizon.seconds, end))
  }
  const holidays: number[] = []
  for (const date of person.holidays ?? []) {
    const midnights = [0, 1].map((ahead) => secondsAt(horizon, instantOf(week.dates.zone, (parseDate(date) + ahead) * DAY)))
    const [start, end] = midnights as [number, number]
    if (end > 0 && start < horizon.seconds) holidays.push(start, end)
  }
  return {
    id: person.id,
    name: person.name ?? person.id,
    week,
    busy: mergeStretches(entries.busy),
    oof: mergeStretches(entries.oof),
    holiday: mergeStretches(holidays),
    tentative: mergeStretches(entries.tentative),
    booked: [],
    planes: keeps ? new Map() : null,
  }
}

/** Clears or draws every start from which a session of `duration` seconds would meet one of the stretches. */
export function eachStartThatMeets(stretches: ArrayLike<number>, lattice: Lattice, duration: number, change: (from: number, to: number) => void): void {
  for (let at = 0; at < stretches.length; at += 2) change(bitFrom(lattice, stretches[at]! - duration + 1), bitFrom(lattice, stretches[at + 1]!))
}

/** Which hard kinds of one person are to be overlooked. */
export type Overlook = (member: Member, kind: HardKind) => boolean

/** Draws on `plane` the starts at which a member can come for `duration` seconds; `overlook` says what not to mind. */
export function drawFree(member: Member, lattice: Lattice, duration: number, plane: Plane, overlook?: Overlook): void {
  if (overlook?.(member, 'hours')) plane.fill(-1)
  else plane.set(weekPlanes(member.week, lattice, duration).hours)
  const clear = (from: number, to: number) => clearBits(plane, from, to)
  for (const kind of ENGAGEMENTS) {
    if (overlook?.(member, kind)) continue
    eachStartThatMeets(member[kind], lattice, duration, clear)
    if (kind === 'busy') eachStartThatMeets(member.booked, lattice, duration, clear)
  }
}

/** The starts at which a member can come: the kept plane, or one drawn on the roster's scratch. Only to be read, and soon. */
export function freeStarts(roster: Roster, member: Member, lattice: Lattice, duration: number): Plane {
  if (!member.planes) {
    const plane = borrowPlane(roster, 'member', lattice)
    drawFree(member, lattice, duration, plane)
    return plane
  }
  const name = `${lattice.name}/${duration}`
  const known = member.planes.get(name)
  if (known) return known.free
  const free = createPlane(lattice.bits)
  drawFree(member, lattice, duration, free)
  member.planes.set(name, { lattice, duration, free })
  return free
}

/** Books a session of ours: the member is busy from then on. */
export function book(member: Member, from: number, to: number): void {
  member.booked.push(from, to)
  for (const { lattice, duration, free } of member.planes?.values() ?? []) {
    eachStartThatMeets([from, to], lattice, duration, (first, last) => clearBits(free, first, last))
  }
}

/** Whether a hard kind keeps a member from a session. */
export function isHindered(member: Member, kind: HardKind, from: number, to: number): boolean {
  if (kind === 'hours') return !holds(member.week.hours, from, to)
  return meets(member[kind], from, to) || (kind === 'busy' && member.booked.length > 0 && meets(mergeStretches(member.booked), from, to))
}

/** Takes sessions of ours back. */
export function unbook(member: Member, sessions: readonly number[]): void {
  const rest: number[] = []
  for (let at = 0; at < member.booked.length; at += 2) {
    const isTaken = sessions.some((from, index) => index % 2 === 0 && from === member.booked[at] && sessions[index + 1] === member.booked[at + 1])
    if (!isTaken) rest.push(member.booked[at]!, member.booked[at + 1]!)
  }
  member.booked = rest
  for (const { lattice, duration, free } of member.planes?.values() ?? []) drawFree(member, lattice, duration, free)
}

