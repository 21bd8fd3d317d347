import type { Context } from '../context.ts'
import { readProfiles } from '../graph/people.ts'
import type { WorkingHours } from '../store/stored.ts'
import { toIanaName } from '../time/zone.ts'
import { saveProfile } from './store.ts'

/**
 * Reads skills, interests, time zone and working hours of some people from Graph and keeps them.
 * A part that Graph does not tell leaves what was known.
 */
export async function refreshProfiles(context: Pick<Context, 'db' | 'graph' | 'now' | 'log'>, ids: string[]): Promise<void> {
  for (const profile of await readProfiles(context.graph, ids)) {
    const timeZone = profile.timeZone === null ? null : toIanaName(profile.timeZone)
    if (profile.timeZone !== null && timeZone === null) context.log.warn({ event: 'people.unknown-zone', personId: profile.id, zone: profile.timeZone })
    await saveProfile(context.db, { ...profile, timeZone, workingHours: toWorkingHours(profile.workingHours) }, context.now())
  }
}

/** Graph's one span for all days ("08:00:00.0000000") as our hours per weekday ("08:00"). */
function toWorkingHours(hours: { daysOfWeek: string[]; startTime: string; endTime: string } | null): WorkingHours | null {
  if (!hours) return null
  const span: [string, string] = [hours.startTime.slice(0, 5), hours.endTime.slice(0, 5)]
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
  return Object.fromEntries(days.filter((day) => hours.daysOfWeek.some((worked) => worked.toLowerCase() === day)).map((day) => [day, span]))
}
