import type { Calendars, OutlookEntry } from '../graph/outlook.ts'
import type { Tenant } from '../tenant.ts'
import type { CalendarEntry, CalendarView, MeetingView } from './wire.ts'

/** The zone a person lives in; UTC for people without a mailbox. */
export function zoneOfPerson(tenant: Tenant, personId: string): string {
  return tenant.people.get(personId)?.mailbox?.ianaTimeZone ?? 'UTC'
}

/** What stands in a person's calendar from one local date to another (exclusive), in the person's own wall clock. */
export function calendarView(tenant: Tenant, calendars: Calendars, personId: string, from: Temporal.PlainDate, to: Temporal.PlainDate): CalendarView {
  const zone = tenant.people.get(personId)?.mailbox?.ianaTimeZone ?? null
  if (zone === null) return { timeZone: null, entries: [] }
  const found = calendars.eventsOf(personId, from.toZonedDateTime(zone).toInstant(), to.toZonedDateTime(zone).toInstant())
  return { timeZone: zone, entries: found.map(entryOf) }
}

/** Next occurrence of a Teams meeting series of the person, after `now`; looked for half a year ahead. */
export function nextSession(calendars: Calendars, personId: string, now: Temporal.Instant): { subject: string; start: Temporal.Instant } | null {
  const ahead = now.add({ hours: 24 * 183 })
  const upcoming = calendars
    .eventsOf(personId, now, ahead)
    .find((entry) => entry.seriesMasterId !== null && entry.joinUrl !== null && !entry.isCancelled && Temporal.Instant.compare(entry.start, now) > 0)
  return upcoming ? { subject: upcoming.subject, start: upcoming.start } : null
}

/** One entry by its id, or by its series' id: then the next occurrence. Looked for from a year back to a year ahead. */
export function findEntry(calendars: Calendars, personId: string, id: string, now: Temporal.Instant): CalendarEntry | null {
  const year = { hours: 24 * 366 }
  const all = calendars.eventsOf(personId, now.subtract(year), now.add(year))
  const found = all.find((entry) => entry.id === id) ?? all.find((entry) => entry.seriesMasterId === id && Temporal.Instant.compare(entry.end, now) > 0)
  return found ? entryOf(found) : null
}

/**
 * The meeting behind a join address: as it stands in the person's calendar, else in that of whoever made the address, whose id it
 * carries. Of several dates the one nearest to `now`, from a year back to a year ahead.
 */
export function findMeeting(calendars: Calendars, personId: string, joinUrl: string, now: Temporal.Instant): MeetingView | null {
  const year = { hours: 24 * 366 }
  const away = (entry: OutlookEntry): number => Math.abs(entry.start.epochMilliseconds - now.epochMilliseconds)
  for (const owner of [personId, makerOf(joinUrl)]) {
    const found = owner === null ? [] : calendars.eventsOf(owner, now.subtract(year), now.add(year)).filter((entry) => entry.joinUrl === joinUrl && !entry.isCancelled)
    const [entry] = found.toSorted((one, other) => away(one) - away(other))
    if (!entry) continue
    const organizer = entry.organizer.name || entry.organizer.address
    const invited = entry.attendees.filter(({ personId: id, type }) => type !== 'resource' && id !== entry.organizer.personId)
    return {
      subject: entry.subject,
      start: entry.localStart.slice(0, 16),
      end: entry.localEnd.slice(0, 16),
      organizer,
      people: [{ id: entry.organizer.personId, name: organizer, declined: false }, ...invited.map(({ personId: id, name, address, response }) => ({ id, name: name || address, declined: response === 'declined' }))],
    }
  }
  return null
}

/** `context` of a join address is JSON with the tenant and the organizer: learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-workflow. */
function makerOf(joinUrl: string): string | null {
  try {
    const context = JSON.parse(new URL(joinUrl).searchParams.get('context') ?? '{}') as { Oid?: unknown }
    return typeof context.Oid === 'string' ? context.Oid : null
  } catch {
    return null
  }
}

function entryOf(entry: OutlookEntry): CalendarEntry {
  return {
    id: entry.id,
    seriesId: entry.seriesMasterId,
    subject: entry.subject,
    start: entry.localStart.slice(0, 16),
    end: entry.localEnd.slice(0, 16),
    isAllDay: entry.isAllDay,
    showAs: entry.showAs,
    isPrivate: entry.sensitivity === 'private',
    isCancelled: entry.isCancelled,
    series: entry.seriesMasterId === null ? 'single' : entry.type === 'exception' ? 'exception' : 'occurrence',
    organizer: entry.organizer.name || entry.organizer.address,
    isOrganizer: entry.isOrganizer,
    location: entry.location || null,
    response: entry.response,
    attendees: entry.attendees.map(({ name, address, response, type }) => ({ name: name || address, address, response, optional: type === 'optional' })),
    bodyHtml: entry.bodyHtml || null,
    joinUrl: entry.joinUrl,
  }
}
