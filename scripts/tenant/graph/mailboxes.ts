import type { Tenant } from '../tenant.ts'
import { meetingOfCast } from './cast-meeting.ts'
import { createJournal, type Journal } from './journal.ts'
import { copyId, parseItemId, timesOn, type Copy, type Instance, type Meeting } from './meeting.ts'
import { happensOn, occurrenceDates } from './recurrence.ts'

/** Singles are found by the 30-day stretch they touch, so that a window looks at a few of them only. */
const stretch = 30 * 86_400_000
const dayMilliseconds = 86_400_000

type Mailbox = {
  byId: Map<string, Copy>
  singles: Map<number, Set<Copy>>
  series: Set<Copy>
  stretches: Map<Copy, [number, number]>
}

/** Mail accepted by sendMail; `at` on the rehearsal's clock. */
export type SentMail = { at: string; fromId: string; to: string[]; subject: string; body: string; contentType: string; importance: string; /** Whether it was opened. */ seen: boolean }

/** All calendars of the company. Windows are half-open instants in milliseconds. */
export type Mailboxes = {
  /** Puts a meeting into the mailboxes of its organizer and attendees who have none of it yet; returns the organizer's copy. */
  spread(meeting: Meeting): Copy
  /** Takes one copy out of its mailbox. */
  remove(copy: Copy): void
  /** Call after any change to a meeting or one of its copies, so that it is kept. */
  changed(meeting: Meeting): void
  /** Call after a copy looks different to its owner, so that the journal tells of it. */
  touch(copy: Copy): void
  /** The same for every copy of a meeting. */
  touchAll(meeting: Meeting): void
  /** What has become of items since the cast; copies that `spread` makes and `remove` takes away are told of by themselves. */
  journal: Journal
  /** Call after times or recurrence of a meeting changed. */
  reindex(meeting: Meeting): void
  copyOf(personId: string, meeting: Meeting): Copy | null
  copiesOf(personId: string): Copy[]
  /** Entry by item id, master, single or occurrence; null when this mailbox has no such item. */
  find(personId: string, id: string): Instance | null
  /** What stands in a calendar and overlaps the window, by start; no masters. */
  window(personId: string, fromMilliseconds: number, toMilliseconds: number): Instance[]
  /** Occurrences of one series that overlap the window. */
  occurrences(copy: Copy, fromMilliseconds: number, toMilliseconds: number): Instance[]
  byTransaction: Map<string, Copy>
  sent: SentMail[]
}

/**
 * What is kept of the calendars: only meetings that are not as the cast has them, each with the copies that are left of it.
 * `began` is when the cast's own meetings were made.
 */
type KeptCalendars = { began: string; meetings: { meeting: Meeting; copies: Omit<Copy, 'meeting'>[] }[] }

/** Fills the calendars with the cast's own events, and with what the tenant's memory has kept. */
export function createMailboxes(tenant: Tenant): Mailboxes {
  const mailboxes = new Map<string, Mailbox>()
  const changed = new Set<Meeting>()
  const kept = tenant.memory.part('calendars', (): KeptCalendars => ({ began, meetings: [...changed].map((meeting) => ({ meeting, copies: copiesOfMeeting(meeting) })) }))
  const began = kept?.began ?? tenant.clock.now().toString({ smallestUnit: 'second' })
  const journal = createJournal(tenant.memory)
  let filling = true
  const sent: SentMail[] = tenant.memory.part('mail', (): SentMail[] => sent) ?? []
  const of = (personId: string): Mailbox => {
    let mailbox = mailboxes.get(personId)
    if (!mailbox) mailboxes.set(personId, (mailbox = { byId: new Map(), singles: new Map(), series: new Set(), stretches: new Map() }))
    return mailbox
  }

  function index(copy: Copy): void {
    const mailbox = of(copy.ownerId)
    if (copy.meeting.recurrence) {
      mailbox.series.add(copy)
      return
    }
    const { startMilliseconds, endMilliseconds } = timesOn(copy.meeting, null)
    const touched: [number, number] = [Math.floor(startMilliseconds / stretch), Math.floor(endMilliseconds / stretch)]
    mailbox.stretches.set(copy, touched)
    for (let number = touched[0]; number <= touched[1]; number += 1) {
      const set = mailbox.singles.get(number) ?? new Set()
      mailbox.singles.set(number, set.add(copy))
    }
  }

  function unindex(copy: Copy): void {
    const mailbox = of(copy.ownerId)
    mailbox.series.delete(copy)
    const touched = mailbox.stretches.get(copy)
    if (touched) for (let number = touched[0]; number <= touched[1]; number += 1) mailbox.singles.get(number)?.delete(copy)
    mailbox.stretches.delete(copy)
  }

  /** The owner's copy, made with this answer when there is none. */
  function place(ownerId: string, meeting: Meeting, response: Copy['response']): Copy {
    const id = copyId(ownerId, meeting.iCalUId)
    const known = of(ownerId).byId.get(id)
    if (known) return known
    const copy: Copy = {
      id,
      ownerId,
      meeting,
      response,
      occurrenceResponses: new Map(),
      hiddenDates: new Set(),
      showAs: null,
      categories: [],
      isReminderOn: true,
      reminderMinutesBeforeStart: 15,
      extended: new Map(),
    }
    put(copy)
    if (!filling) journal.write({ personId: ownerId, itemId: id, kind: 'created' })
    return copy
  }

  function put(copy: Copy): void {
    of(copy.ownerId).byId.set(copy.id, copy)
    index(copy)
  }

  function allCopies(meeting: Meeting): Copy[] {
    const owners = new Set([meeting.organizerId, ...meeting.attendees.flatMap(({ personId }) => personId ?? [])])
    return [...owners].flatMap((ownerId) => self.copyOf(ownerId, meeting) ?? [])
  }

  function copiesOfMeeting(meeting: Meeting): Omit<Copy, 'meeting'>[] {
    return allCopies(meeting).map(({ meeting: _shared, ...own }) => own)
  }

  function restore({ meeting, copies }: KeptCalendars['meetings'][number]): void {
    changed.add(meeting)
    for (const own of copies) put({ ...own, meeting })
    const organizers = self.copyOf(meeting.organizerId, meeting)
    if (meeting.transactionId && organizers) self.byTransaction.set(`${meeting.organizerId}|${meeting.transactionId}`, organizers)
  }

  const self: Mailboxes = {
    byTransaction: new Map(),
    sent,
    journal,
    spread(meeting) {
      const own = place(meeting.organizerId, meeting, { response: 'organizer', at: null })
      for (const attendee of meeting.attendees) {
        const { personId } = attendee
        if (!personId || personId === meeting.organizerId || !tenant.people.get(personId)?.mailbox) continue
        place(personId, meeting, attendee.response === 'none' ? { response: 'notResponded', at: null } : { response: attendee.response, at: attendee.at })
      }
      return own
    },
    remove(copy) {
      unindex(copy)
      of(copy.ownerId).byId.delete(copy.id)
      journal.write({ personId: copy.ownerId, itemId: copy.id, kind: 'deleted' })
    },
    touch(copy) {
      // A copy that was taken away meanwhile has been told of as deleted.
      if (of(copy.ownerId).byId.has(copy.id)) journal.write({ personId: copy.ownerId, itemId: copy.id, kind: 'updated' })
    },
    touchAll(meeting) {
      for (const copy of allCopies(meeting)) self.touch(copy)
    },
    changed(meeting) {
      changed.add(meeting)
      tenant.memory.changed()
    },
    reindex(meeting) {
      for (const personId of [meeting.organizerId, ...meeting.attendees.map((attendee) => attendee.personId)]) {
        const copy = personId ? self.copyOf(personId, meeting) : null
        if (!copy) continue
        unindex(copy)
        index(copy)
      }
    },
    copyOf: (personId, meeting) => of(personId).byId.get(copyId(personId, meeting.iCalUId)) ?? null,
    copiesOf: (personId) => [...of(personId).byId.values()],
    find(personId, id) {
      const parsed = parseItemId(id)
      const copy = parsed && of(personId).byId.get(parsed.copyId)
      if (!copy) return null
      const { recurrence } = copy.meeting
      if (parsed.date === null) {
        return { copy, date: null, type: recurrence ? 'seriesMaster' : 'singleInstance', ...timesOn(copy.meeting, null) }
      }
      if (!recurrence || !isThere(copy, parsed.date) || !happensOn(recurrence, parsed.date)) return null
      return occurrenceOn(copy, parsed.date)
    },
    window(personId, from, to) {
      const mailbox = of(personId)
      const found = new Set<Copy>()
      for (let number = Math.floor(from / stretch); number <= Math.floor(to / stretch); number += 1) {
        for (const copy of mailbox.singles.get(number) ?? []) found.add(copy)
      }
      const instances: Instance[] = []
      for (const copy of found) {
        const instance: Instance = { copy, date: null, type: 'singleInstance', ...timesOn(copy.meeting, null) }
        if (overlaps(instance, from, to)) instances.push(instance)
      }
      for (const copy of mailbox.series) instances.push(...self.occurrences(copy, from, to))
      return instances.sort((one, other) => one.startMilliseconds - other.startMilliseconds)
    },
    occurrences(copy, from, to) {
      const { meeting } = copy
      if (!meeting.recurrence) return []
      const { range } = meeting.recurrence
      if (range.startDate > utcDate(to + 2 * dayMilliseconds) && meeting.exceptions.size === 0) return []
      const span = Math.ceil((Date.parse(`${meeting.end.local}Z`) - Date.parse(`${meeting.start.local}Z`)) / dayMilliseconds)
      // A local date is never more than a day from the UTC one.
      const early = utcDate(from - (span + 2) * dayMilliseconds)
      if (range.type === 'endDate' && range.endDate < early && meeting.exceptions.size === 0) return []
      const dates = new Set(occurrenceDates(meeting.recurrence, { from: early, until: utcDate(to + 2 * dayMilliseconds) }))
      for (const date of meeting.exceptions.keys()) dates.add(date)
      const instances: Instance[] = []
      for (const date of dates) {
        if (!isThere(copy, date)) continue
        const instance = occurrenceOn(copy, date)
        if (overlaps(instance, from, to)) instances.push(instance)
      }
      return instances.sort((one, other) => one.startMilliseconds - other.startMilliseconds)
    },
  }
  const replaced = new Set(kept?.meetings.map(({ meeting }) => meeting.iCalUId))
  for (const [number, event] of tenant.cast.events.entries()) {
    const meeting = meetingOfCast(tenant, event, number, began)
    if (!replaced.has(meeting.iCalUId)) self.spread(meeting)
  }
  kept?.meetings.forEach(restore)
  filling = false
  return self
}

function isThere(copy: Copy, date: string): boolean {
  if (copy.hiddenDates.has(date)) return false
  // The organizer's cancelled occurrence is gone; attendees keep a "Canceled:" entry until they delete it.
  return !(copy.meeting.cancelledDates.has(date) && copy.ownerId === copy.meeting.organizerId)
}

function occurrenceOn(copy: Copy, date: string): Instance {
  const { meeting } = copy
  const changed = meeting.exceptions.has(date) || meeting.cancelledDates.has(date) || meeting.occurrenceResponses.has(date) || copy.occurrenceResponses.has(date)
  return { copy, date, type: changed ? 'exception' : 'occurrence', ...timesOn(meeting, date) }
}

function overlaps(instance: Instance, from: number, to: number): boolean {
  return instance.startMilliseconds < to && (instance.endMilliseconds > from || instance.startMilliseconds >= from)
}

function utcDate(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString().slice(0, 10)
}
