import type { Context } from '../context.ts'
import { type EnrolmentRecord, listAll } from '../enrolment/list-enrolments.ts'
import { isInCircle } from '../enrolment/state.ts'
import { AppError } from '../errors.ts'
import { type CircleRecord, listCirclesById, listCohortCircles, listGoneFrom } from '../matching/list-circles.ts'
import { settingsOf } from '../matching/match-settings.ts'
import { listOpenMentors, type OpenMentor } from '../matching/mentor-seats.ts'
import type { Seat } from '../matching/rearrange.ts'
import { listRecords } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { countReached } from '../roadmap/reached.ts'

/** Somebody in the circle: their seat, their enrolment, their name, and whether they can still sign in. */
export type Sitter = Seat & { enrolment: EnrolmentRecord; name: string; enabled: boolean }

/** All that ways of repairing a circle are found from. */
export type Situation = {
  circle: CircleRecord
  cohort: Cohort
  /** Most mentees in one circle. */
  circleSize: number
  mentor: Sitter | null
  mentees: Sitter[]
  /** Every circle of the cohort that goes on. */
  circles: CircleRecord[]
  enrolmentOf: Map<string, EnrolmentRecord>
  openMentors: OpenMentor[]
  /** Who was in the circle and left it. */
  gone: Set<string>
  reached: { sessions: number; goals: number }
  nameOf(personId: string): string
  isEnabled(personId: string): boolean
}

/** Reads the situation of a circle that goes on. @throws AppError not_found */
export async function loadSituation(context: Context, circleId: string): Promise<Situation> {
  const [circle] = await listCirclesById(context, [circleId])
  if (!circle) throw new AppError('not_found', 'There is no such circle, or it has ended.')
  const cohort = await getCohort(context, circle.cohortId)
  const [circles, enrolments, gone, reached, { rules }] = await Promise.all([
    listCohortCircles(context, cohort.id),
    listAll(context, cohort.id),
    listGoneFrom(context, [circleId]),
    countReached(context, circleId),
    settingsOf(context, cohort),
  ])
  const openMentors = await listOpenMentors(context, enrolments, circles)
  const personIds = [...circles.flatMap(({ members }) => members.map(({ personId }) => personId)), ...openMentors.map(({ enrolment }) => enrolment.personId)]
  const records = await listRecords(context, [...new Set(personIds)])
  const nameOf = (personId: string) => records.get(personId)?.displayName ?? 'Former colleague'
  const isEnabled = (personId: string) => records.get(personId)?.enabled === true
  const enrolmentOf = new Map(enrolments.map((enrolment) => [enrolment.id, enrolment]))
  const sitters = circle.members.flatMap(({ personId, enrolmentId, role }): Sitter[] => {
    const enrolment = enrolmentOf.get(enrolmentId)
    return enrolment ? [{ circleId, personId, enrolmentId, role, enrolment, name: nameOf(personId), enabled: isEnabled(personId) }] : []
  })
  return {
    circle,
    cohort,
    circleSize: rules.circleSize,
    mentor: sitters.find(({ role }) => role === 'mentor') ?? null,
    mentees: sitters.filter(({ role }) => role === 'mentee').sort((one, other) => one.name.localeCompare(other.name, 'en') || (one.personId < other.personId ? -1 : 1)),
    circles,
    enrolmentOf,
    openMentors,
    gone: new Set(gone.map(({ personId }) => personId)),
    reached,
    nameOf,
    isEnabled,
  }
}

/** Whether somebody in the circle is still on the way; a circle whose members have completed the season needs no repair. */
export function isUnderWay({ mentees, mentor }: Pick<Situation, 'mentees' | 'mentor'>): boolean {
  return [...mentees, ...(mentor ? [mentor] : [])].some(({ enrolment }) => isInCircle(enrolment.state, enrolment.pausedFrom))
}

/** The other circles that somebody leads in this cohort. */
export function leadsBesides({ circles, circle }: Situation, enrolmentId: string): CircleRecord[] {
  return circles.filter(({ id, members }) => id !== circle.id && members.some((member) => member.role === 'mentor' && member.enrolmentId === enrolmentId))
}
