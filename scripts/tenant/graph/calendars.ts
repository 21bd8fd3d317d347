import type { Tenant } from '../tenant.ts'
import type { Mailboxes } from './mailboxes.ts'
import { showAsOf, type ShowAs } from './meeting.ts'
import { GraphFault, preferences, read, readList, readText, type GraphAnswer, type GraphRequest, type GraphRoute } from './odata.ts'
import { mailboxOwner, personByAddress } from './people.ts'
import { workingHoursView } from './users.ts'
import { milliseconds, momentFrom, printMoment, zoneOf } from './zones.ts'

const permissions = ['Calendars.ReadBasic', 'Calendars.Read', 'Calendars.ReadWrite']
const longestWindowDays = 62
// The pages say 20, the service refuses beyond 100.
const mostSchedules = 100
const mostEntries = 1000
const dayMilliseconds = 86_400_000
const minuteMilliseconds = 60_000

/** `0` free or working elsewhere … `3` out of office; the highest in a slot wins. */
const codes: Record<ShowAs, number> = { free: 0, workingElsewhere: 0, unknown: 0, tentative: 1, busy: 2, oof: 3 }

/** getSchedule and the default calendar (Microsoft: "calendar: getSchedule", "Get free/busy schedule of Outlook calendar users"). */
export function calendarRoutes(tenant: Tenant, mailboxes: Mailboxes): GraphRoute[] {
  return [
    {
      method: 'POST',
      area: 'outlook',
      path: '/users/:id/calendar/getSchedule',
      application: permissions,
      delegated: permissions,
      handle: (request) => getSchedule(tenant, mailboxes, request),
    },
    {
      method: 'POST',
      area: 'outlook',
      path: '/users/:id/findMeetingTimes',
      // No application permission exists: app-only callers are always refused.
      application: [],
      delegated: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared'],
      handle: () => {
        throw new GraphFault(501, 'NotImplemented', "findMeetingTimes in a person's name is not imitated.")
      },
    },
  ]
}

function getSchedule(tenant: Tenant, mailboxes: Mailboxes, request: GraphRequest): GraphAnswer {
  mailboxOwner(tenant, request.params['id'] ?? '')
  const schedules = readList(request.body, 'schedules').map(String)
  const instant = (name: string): number => {
    const value = read(request.body, name)
    const moment = momentFrom(readText(value, 'dateTime'), readText(value, 'timeZone'))
    return milliseconds(moment.local, moment.zone)
  }
  const from = instant('startTime')
  const to = instant('endTime')
  const asked = read(request.body, 'availabilityViewInterval')
  if (asked === null) throw new GraphFault(500, 'InternalServerError', 'Object reference not set to an instance of an object.')
  const interval = asked === undefined ? 30 : Number(asked)
  if (!Number.isInteger(interval) || interval < 5 || interval > 1440) {
    throw new GraphFault(400, 'ErrorInvalidMergedFreeBusyInterval', 'The merged free/busy interval value is invalid. It must be from 5 to 1440 minutes.')
  }
  if (schedules.length === 0) throw new GraphFault(400, 'ErrorInvalidParameter', "The value of parameter 'Schedules' is empty.")
  if (schedules.length > mostSchedules) {
    throw new GraphFault(400, 'ErrorMailboxDataArrayTooBig', `There are too many target users in the EmailAddress array. The allowed size = ${mostSchedules}; the actual size = ${schedules.length}.`)
  }
  if (to <= from) throw new GraphFault(400, 'ErrorInvalidTimeInterval', 'The time duration specified for FreeBusyViewOptions.TimeWindow is invalid.')
  if (to - from > longestWindowDays * dayMilliseconds) {
    const actual = Math.ceil((to - from) / dayMilliseconds)
    throw new GraphFault(400, 'ErrorTimeIntervalTooBig', `The requested time duration specified for FreeBusyViewOptions.TimeWindow is too long. The allowed limit = ${longestWindowDays} days; the actual limit = ${actual} days.`)
  }
  const wished = preferences(request).get('outlook.timezone')
  const zoneName = wished || 'UTC'
  zoneOf(zoneName)
  return {
    status: 200,
    ...(wished && { headers: { 'preference-applied': `outlook.timezone="${wished}"` } }),
    body: {
      '@odata.context': `${request.base}/$metadata#Collection(microsoft.graph.scheduleInformation)`,
      value: schedules.map((address) => scheduleOf(tenant, mailboxes, address, { from, to, interval, zoneName })),
    },
  }
}

type Window = { from: number; to: number; interval: number; zoneName: string }

/**
 * Free/busy of one address. Subjects and places are never told: they are at the calendar owner's discretion, and an
 * application must do without.
 */
function scheduleOf(tenant: Tenant, mailboxes: Mailboxes, address: string, window: Window): object {
  const person = personByAddress(tenant, address)
  if (!person) return failed(address, '5009', `Unable to resolve e-mail address ${address} to an Active Directory object.`)
  if (!person.mailbox) return failed(address, '5014', 'The mailbox cannot be reached: it is not hosted in this organization.')
  // Neither number is documented; what matters is that an error stands where the times would.
  if (person.mailbox.hidesFreeBusy) return failed(address, '5037', 'The caller does not have free/busy viewing rights on the Calendar folder in question.')
  const instances = mailboxes.window(person.id, window.from, window.to)
  if (instances.length > mostEntries) return failed(address, '5006', `The result set contains too many calendar entries. The allowed size = ${mostEntries}; the actual size = ${instances.length}.`)
  const slots = new Array<number>(Math.ceil((window.to - window.from) / (window.interval * minuteMilliseconds))).fill(0)
  const items = instances.map((instance) => {
    const status = showAsOf(instance)
    const first = Math.max(0, Math.floor((instance.startMilliseconds - window.from) / (window.interval * minuteMilliseconds)))
    const last = Math.ceil((instance.endMilliseconds - window.from) / (window.interval * minuteMilliseconds)) - 1
    for (let slot = first; slot <= Math.min(last, slots.length - 1); slot += 1) slots[slot] = Math.max(slots[slot] ?? 0, codes[status])
    return {
      status,
      start: printMoment(instance.startMilliseconds, window.zoneName),
      end: printMoment(instance.endMilliseconds, window.zoneName),
    }
  })
  return {
    scheduleId: address,
    availabilityView: slots.join(''),
    scheduleItems: items,
    workingHours: workingHoursView(person.mailbox, new Date(window.from).getUTCFullYear()),
  }
}

function failed(scheduleId: string, responseCode: string, message: string): object {
  return { scheduleId, error: { message, responseCode } }
}
