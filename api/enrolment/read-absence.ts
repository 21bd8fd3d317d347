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

export type Absences = { week: WorkingWeek; absences: Absence[] }
export type AbsenceReader = (person: PersonRecord) => Promise<Absences>

/**
 * When people are out of office, from an instant until about two months after now; each calendar is read once by one reader. One that cannot be
 * seen tells of nothing, and neither does Outlook when it cannot be reached: whoever is not known to be away is asked.
 * @param from epoch milliseconds.
 */
export function createAbsenceReader(context: Pick<Context, 'graph' | 'now' | 'log'>, from: number): AbsenceReader {
  const known = new Map<string, Absences>()
  return async (person) => {
    const absences = known.get(person.id) ?? (await readAbsences(context, person, from))
    known.set(person.id, absences)
    return absences
  }
}

async function readAbsences(context: Pick<Context, 'graph' | 'now' | 'log'>, person: PersonRecord, from: number): Promise<Absences> {
  const week = weekOf(person)
  if (person.mailbox === 'none') return { week, absences: [] }
  try {
    const calendar = (await readAvailability(context.graph, person.id, [person.mail], Math.floor(from / 1_000) * 1_000, context.now() + lookAheadDays * day)).get(person.mail)
    if (!calendar?.known) return { week, absences: [] }
    const stated = calendar.hours === null ? week : { timeZone: calendar.hours.timeZone, hours: calendar.hours.workingHours }
    return { week: stated, absences: calendar.busy.filter(({ kind }) => kind === 'oof') }
  } catch (error) {
    context.log.warn({ event: 'enrolment.calendar-unreadable', message: error instanceof Error ? error.message.slice(0, 200) : String(error) })
    return { week, absences: [] }
  }
}
