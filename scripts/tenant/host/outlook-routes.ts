import express from 'express'
import type { ShowAs } from '../graph/meeting.ts'
import type { RunningTenant } from '../running.ts'
import { calendarView, findEntry, findMeeting } from './calendar-view.ts'
import { Refusal } from './refusal.ts'

const answers = new Map<unknown, 'accepted' | 'tentativelyAccepted' | 'declined'>([['accept', 'accepted'], ['tentativelyAccept', 'tentativelyAccepted'], ['decline', 'declined']])
const kinds: ShowAs[] = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere']
const longestSubject = 255

/** What a person does in their own Outlook, and what an administrator does to their account. The journal tells of all of it. */
export function outlookRoutes({ tenant, calendars, staff }: Pick<RunningTenant, 'tenant' | 'calendars' | 'staff'>, personOf: (id: unknown) => string): express.Router {
  const api = express.Router()
  const noted = (path: string, status = 202): void => tenant.record({ method: 'POST', path: `/host/${path}`, status, service: 'host' })

  api.get('/people/:personId/calendar', (request, response) => {
    const personId = personOf(request.params.personId)
    response.json(calendarView(tenant, calendars, personId, dateOf(request.query['from']), dateOf(request.query['to'])))
  })

  api.get('/people/:personId/calendar-entry/:entryId', (request, response) => {
    const found = findEntry(calendars, personOf(request.params.personId), request.params.entryId, tenant.clock.now())
    if (!found) throw new Refusal(404, 'This entry is no longer in the calendar.')
    response.json(found)
  })

  api.get('/people/:personId/meeting', (request, response) => {
    const { join } = request.query
    if (typeof join !== 'string') throw new Refusal(400, 'Say which meeting, by its join address.')
    response.json(findMeeting(calendars, personOf(request.params.personId), join, tenant.clock.now()))
  })

  api.post('/people/:personId/calendar', (request, response) => {
    const personId = personOf(request.params.personId)
    const { subject, start, end, isAllDay, showAs } = (request.body ?? {}) as Record<string, unknown>
    const kind = kinds.find((known) => known === showAs)
    if (!kind) throw new Refusal(400, 'Say how the time shows: free, tentative, busy, out of office or working elsewhere.')
    const localStart = wallClockOf(start)
    const localEnd = wallClockOf(end)
    if (localEnd <= localStart) throw new Refusal(400, 'It must end after it begins.')
    const text = typeof subject === 'string' && subject.trim() !== '' ? subject.trim().slice(0, longestSubject) : 'Appointment'
    const { id } = calendars.book(personId, { subject: text, localStart, localEnd, isAllDay: isAllDay === true, showAs: kind })
    noted('calendar/appointment', 201)
    response.status(201).json({ id })
  })

  api.post('/people/:personId/calendar/:entryId/respond', (request, response) => {
    const personId = personOf(request.params.personId)
    const given = answers.get((request.body as { response?: unknown } | undefined)?.response)
    if (!given) throw new Refusal(400, 'Accept, accept tentatively or decline.')
    calendars.answer(personId, request.params.entryId, given)
    noted(`calendar/${given}`)
    response.json({})
  })

  api.post('/people/:personId/calendar/:entryId/move', (request, response) => {
    const personId = personOf(request.params.personId)
    calendars.move(personId, request.params.entryId, wallClockOf((request.body as { start?: unknown } | undefined)?.start))
    noted('calendar/moved')
    response.json({})
  })

  api.post('/people/:personId/calendar/:entryId/delete', (request, response) => {
    calendars.takeOut(personOf(request.params.personId), request.params.entryId)
    noted('calendar/deleted')
    response.json({})
  })

  api.post('/people/:personId/leave', (request, response) => {
    const personId = personOf(request.params.personId)
    const name = tenant.people.get(personId)?.displayName ?? ''
    const how = (request.body as { how?: unknown } | undefined)?.how
    if (how === 'disable') staff.disable(personId)
    else if (how === 'closeMailbox') staff.closeMailbox(personId)
    else if (how === 'remove') staff.remove(personId)
    else throw new Refusal(400, 'Disable the account, close the mailbox or delete the account.')
    noted(`staff/${how}`)
    const said = { disable: `${name} can no longer sign in.`, closeMailbox: `${name} has no mailbox any more.`, remove: `${name} has left the company.` }[how]
    response.json({ line: said })
  })
  return api
}

function dateOf(value: unknown): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(String(value))
  } catch {
    throw new Refusal(400, 'The calendar needs a first and a last date.')
  }
}

function wallClockOf(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value)) {
    try {
      return Temporal.PlainDateTime.from(value).toString({ smallestUnit: 'second' })
    } catch {
      // Falls to the refusal below.
    }
  }
  throw new Refusal(400, 'This is no date and time.')
}
