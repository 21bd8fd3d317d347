import type { Context } from '../context.ts'
import { type Availability, readAvailability } from '../graph/calendars.ts'
import { jobPatienceSeconds } from '../graph/client.ts'
import type { PersonRecord } from '../people/get-person.ts'
import { usualHours } from '../programs/planning-span.ts'
import type { Receiver } from './plan/plan-nudges.ts'
import { day } from './timing.ts'

/** So far ahead an absence is looked for. */
const lookAhead = 8 * day

/** Calendars of people who could be written to now. Who cannot be seen is not taken for away: the message would be lost for good. */
export async function readAbsences(context: Context, people: readonly PersonRecord[], now: number): Promise<Map<string, Availability>> {
  const visible = people.filter((person) => person.mailbox === 'cloud')
  if (visible.length === 0) return new Map()
  try {
    const found = await readAvailability(context.graph, visible.map((person) => person.id), visible.map((person) => person.mail), now, now + lookAhead, { patienceSeconds: jobPatienceSeconds })
    return new Map(visible.flatMap((person) => { const calendar = found.get(person.mail); return calendar ? [[person.id, calendar] as const] : [] }))
  } catch (error) {
    context.log.warn({ event: 'nudges.calendars-unknown', people: visible.length, message: error instanceof Error ? error.message : String(error) })
    return new Map()
  }
}

/** What the directory knows of somebody's hours comes before what their calendar states; who states none works the usual week. */
export function toReceiver(person: PersonRecord, calendar: Availability | undefined, rest: Pick<Receiver, 'off' | 'sent'>): Receiver {
  const known = calendar?.known ? calendar : null
  const hours = person.workingHours ?? known?.hours?.workingHours ?? usualHours
  const away = (known?.busy ?? []).filter(({ kind }) => kind === 'oof').map(({ startAt, endAt }) => ({ startAt, endAt }))
  return { timeZone: person.timeZone ?? known?.hours?.timeZone ?? 'Europe/London', workingHours: hours, away, ...rest }
}
