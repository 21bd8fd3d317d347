import type { StoredSlot } from '../store/stored.ts'
import type { Fairness, FairnessWords } from './contract.ts'
import { describeFairness, type FairnessPerson, slotQualityOf } from './engine/fairness.ts'
import type { MatchAnswer, MatchInstance, PoolPerson, Weekday } from './engine/types.ts'

const weekdays: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** How groups of people fared in an answer, as it is shown; figures that fewer than five people stand behind are left out. */
export function reportFairness(instance: MatchInstance, answer: MatchAnswer, slots: Map<string, StoredSlot>): { fairness: Fairness[]; fairnessWords: FairnessWords } {
  const people = new Map(instance.people.map((person) => [person.id, person]))
  const taking = (ids: string[], role: FairnessPerson['role']): FairnessPerson[] =>
    ids.map((id) => {
      const person = people.get(id)
      return { id, role, site: person?.site ?? null, department: person?.department[0] ?? null, timeZone: person?.timeZone ?? null, workingHours: person?.workingHours ?? null }
    })
  const report = describeFairness({
    people: [...taking(instance.mentors.map((mentor) => mentor.person), 'mentor'), ...taking(instance.mentees.map((mentee) => mentee.person), 'mentee')],
    circles: answer.circles,
    slotQuality: (mentor, id) => {
      const [slot, person] = [slots.get(mentor), people.get(id)]
      return slot && person ? qualityFor(person, slot) : null
    },
  })
  return {
    fairness: report.tables.map((table) => ({
      by: table.by,
      groups: table.rows.map((row) => ({
        name: row.group,
        people: row.people,
        matched: row.menteesMatched?.value ?? null,
        averageFit: row.fit ? Math.round(row.fit.value * 1_000_000) : null,
        slotQuality: row.slot?.value ?? null,
      })),
    })),
    fairnessWords: { summary: report.summary, findings: report.findings, method: report.method },
  }
}

/** How the first session lies in somebody's own day; null when their hours are not known. */
function qualityFor(person: PoolPerson, slot: StoredSlot): number | null {
  if (!person.timeZone || !person.workingHours) return null
  const local = Temporal.Instant.fromEpochMilliseconds(slot.firstAt).toZonedDateTimeISO(person.timeZone)
  const hours = person.workingHours[weekdays[local.dayOfWeek - 1] ?? 'monday']
  const start = local.hour * 60 + local.minute
  return slotQualityOf({ start, end: start + slot.minutes }, hours ? { start: minutesOf(hours[0]), end: minutesOf(hours[1]) } : null)
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}
