import type { Context } from '../context.ts'
import { type EnrolmentRecord, listAll } from '../enrolment/list-enrolments.ts'
import { isInCircle } from '../enrolment/state.ts'
import { type CircleRecord, listCohortCircles, presentCircles } from '../matching/list-circles.ts'
import { settingsOf } from '../matching/match-settings.ts'
import { getPeople, listLines, listRecords, type PersonRecord } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import type { CircleToRepair, RepairReason } from './contract.ts'

/** A break of which more is left than this lets a circle wait for too long. */
const longBreakDays = 30

type Around = {
  enrolmentOf: Map<string, EnrolmentRecord>
  people: Map<string, PersonRecord>
  lines: Map<string, string | null>
  /** How many levels above somebody their mentor may not stand. */
  levels: number
  longAfterOn: string
}
type Found = Pick<RepairReason, 'kind' | 'line'> & { personId: string | null }

/** Circles of a cohort that need a look, each with every reason. @throws AppError not_found */
export async function listCirclesToRepair(context: Context, cohortId: string): Promise<CircleToRepair[]> {
  const cohort = await getCohort(context, cohortId)
  const [circles, enrolments, lines, { rules }] = await Promise.all([listCohortCircles(context, cohort.id), listAll(context, cohort.id), listLines(context), settingsOf(context, cohort)])
  const personIds = circles.flatMap(({ members }) => members.map(({ personId }) => personId))
  const [people, person] = await Promise.all([listRecords(context, personIds), getPeople(context, personIds)])
  const around: Around = {
    enrolmentOf: new Map(enrolments.map((enrolment) => [enrolment.id, enrolment])),
    people,
    lines,
    levels: rules.reportingLevels === 'any' ? Number.MAX_SAFE_INTEGER : rules.reportingLevels,
    longAfterOn: Temporal.Instant.fromEpochMilliseconds(context.now()).toZonedDateTimeISO('UTC').toPlainDate().add({ days: longBreakDays }).toString(),
  }
  const found = circles.map((circle) => ({ circle, reasons: reasonsOf(circle, around) })).filter(({ reasons }) => reasons.length > 0)
  const presented = await presentCircles(context, found.map(({ circle }) => circle))
  return found.flatMap(({ reasons }, at) => {
    const circle = presented[at]
    return circle ? [{ circle, reasons: reasons.map(({ personId, ...reason }) => ({ ...reason, person: personId === null ? null : person(personId) })) }] : []
  })
}

function reasonsOf({ members }: CircleRecord, { enrolmentOf, people, lines, levels, longAfterOn }: Around): Found[] {
  const present = members.filter(({ enrolmentId }) => {
    const enrolment = enrolmentOf.get(enrolmentId)
    return enrolment && isInCircle(enrolment.state, enrolment.pausedFrom)
  })
  const mentees = present.filter(({ role }) => role === 'mentee')
  // Whoever is left has completed the season.
  if (mentees.length === 0) return []
  const mentor = members.find(({ role }) => role === 'mentor')
  const nameOf = (personId: string) => people.get(personId)?.displayName ?? 'Somebody'
  const left = present.filter(({ personId }) => people.get(personId)?.enabled !== true).map(({ personId }): Found => ({ kind: 'left-company', line: `${nameOf(personId)} has left the company.`, personId }))
  const away = present.flatMap(({ personId, enrolmentId }): Found[] => {
    const { state, untilOn } = enrolmentOf.get(enrolmentId) ?? {}
    return state === 'paused' && untilOn && untilOn > longAfterOn ? [{ kind: 'long-break', line: `${nameOf(personId)} takes a break for more than ${longBreakDays} days from now.`, personId }] : []
  })
  if (!mentor) return [{ kind: 'no-mentor', line: 'This circle has no mentor.', personId: null }, ...left, ...away]
  const reorganised = mentees.flatMap(({ personId }): Found[] => {
    const above = levelsAbove(lines, mentor.personId, personId)
    const below = levelsAbove(lines, personId, mentor.personId)
    const department = people.get(personId)?.department ?? null
    if (above !== null && above <= levels) return [{ kind: 'in-line', line: `${nameOf(mentor.personId)} now stands ${above === 1 ? 'directly above' : `${above} levels above`} ${nameOf(personId)} in the reporting line.`, personId }]
    if (below !== null && below <= levels) return [{ kind: 'in-line', line: `${nameOf(personId)} now stands ${below === 1 ? 'directly above' : `${below} levels above`} ${nameOf(mentor.personId)} in the reporting line.`, personId }]
    if (department !== null && department === people.get(mentor.personId)?.department) return [{ kind: 'same-department', line: `${nameOf(mentor.personId)} and ${nameOf(personId)} now work in the same department.`, personId }]
    return []
  })
  return [...left, ...reorganised, ...away]
}

/** How many levels one person stands above another; null where they do not. A cycle in the directory ends the walk. */
function levelsAbove(lines: Map<string, string | null>, upperId: string, lowerId: string): number | null {
  const seen = new Set([lowerId])
  for (let id = lines.get(lowerId) ?? null, levels = 1; id !== null && !seen.has(id); id = lines.get(id) ?? null, levels++) {
    if (id === upperId) return levels
    seen.add(id)
  }
  return null
}
