import type { Context } from '../context.ts'
import { readAvailability } from '../graph/calendars.ts'
import type { PersonRecord } from '../people/get-person.ts'
import { usualHours } from '../programs/planning-span.ts'
import type { Absence, WorkingWeek } from '../time/working-days.ts'

/** As far as one request tells. */
const lookAheadDays = 61
const day = 86_400_000

/** When somebody works, as far as their mailbox has told; the usual week where it has not. */
export function weekOf(person: Pick<PersonRecord, 'timeZone' | 'workingHours'> | null): WorkingWeek {
  return { timeZone: person?.timeZone ?? 'Europe/London', hours: person?.workingHours ?? usualHours }
}

/**
 * When somebody is out of office, from an instant until about two months after now, from one reading of their calendar. A calendar that cannot be
 * seen tells of nothing: whoever cannot be known to be away is asked.
 */
export async function readAbsence(context: Pick<Context, 'graph' | 'now'>, person: PersonRecord, from: number): Promise<{ week: WorkingWeek; absences: Absence[] }> {
  const week = weekOf(person)
  if (person.mailbox === 'none') return { week, absences: [] }
  const calendar = (await readAvailability(context.graph, person.id, [person.mail], Math.floor(from / 1_000) * 1_000, context.now() + lookAheadDays * day)).get(person.mail)
  if (!calendar?.known) return { week, absences: [] }
  return { week: calendar.hours === null ? week : { timeZone: calendar.hours.timeZone, hours: calendar.hours.workingHours }, absences: calendar.busy.filter(({ kind }) => kind === 'oof') }
}
