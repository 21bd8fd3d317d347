import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { listEverIn, listGoneFrom, readMyCircle } from '../matching/list-circles.ts'
import { listRecords } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { getRoadmap } from '../roadmap/get-roadmap.ts'
import { listCircleGoals } from '../roadmap/list-goals.ts'
import { goalMovement } from '../roadmap/plan/goal-movement.ts'
import { mentorInsight } from '../roadmap/plan/insight.ts'
import type { Certificate, Insight } from './contract.ts'
import { getPack } from '../programs/get-pack.ts'
import { listReadyAnswers } from './store.ts'
import { mentorSince } from './visible.ts'

/**
 * What somebody has been part of, once all sessions of their circle are closed: functions met, sessions, hours and dates. Never goals.
 * @throws AppError not_found | session_wrong_state
 */
export async function getCertificate(context: Context, personId: string, circleId: string): Promise<Certificate> {
  const { cohort, role, stages } = await getRoadmap(context, personId, circleId)
  const held = stages.flatMap(({ session }) => (session.completedAt === null ? [] : [{ ...session, completedAt: session.completedAt }]))
  const [first, last] = [held[0], held.at(-1)]
  if (!first || !last || held.length < stages.length) throw new AppError('session_wrong_state', 'The certificate is here when the last session is closed.')
  const people = await listRecords(context, await listEverIn(context, circleId))
  const others = [...people.values()].filter(({ id }) => id !== personId).map(({ department }) => department)
  const minutes = held.reduce((sum, { startAt, endAt }) => sum + (startAt === null || endAt === null ? cohort.program.sessionMinutes : (endAt - startAt) / 60_000), 0)
  return {
    name: people.get(personId)?.displayName ?? '',
    program: cohort.program.name,
    cohort: cohort.name,
    role,
    functions: [...new Set(others.filter((department) => department !== null && department !== people.get(personId)?.department))].filter((department) => department !== null).sort((one, other) => one.localeCompare(other, 'en')),
    sessions: held.length,
    hours: Math.round((minutes / 60) * 10) / 10,
    // A session may be held ahead of its date, or be closed days after it.
    fromAt: Math.min(first.startAt ?? first.completedAt, first.completedAt),
    untilAt: Math.min(last.startAt ?? last.completedAt, last.completedAt),
  }
}

/** What a mentor can learn from a circle of theirs; to its mentees it is not theirs to read. @throws AppError not_found | not_allowed */
export async function getInsight(context: Context, personId: string, circleId: string): Promise<Insight> {
  const circle = await readMyCircle(context, personId, circleId)
  if (!circle.members.some((member) => member.personId === personId && member.role === 'mentor')) throw new AppError('not_allowed', 'This report is for the mentor of your circle. What you told them shows in your own sessions.')
  const mentees = circle.members.filter(({ role }) => role === 'mentee').map((member) => member.personId)
  const [cohort, roadmap, goals, feedback] = await Promise.all([getCohort(context, circle.cohortId), getRoadmap(context, personId, circle.id), listCircleGoals(context, circle.id, personId), listReadyAnswers(context.db, circle.id, 'mentor-feedback', mentorSince(await listGoneFrom(context, [circle.id])))])
  const pack = await getPack(context, cohort.program.id)
  return mentorInsight({
    mentees: mentees.length,
    sessionsHeld: roadmap.stages.filter(({ session }) => session.completedAt !== null).length,
    sessionsMoved: roadmap.series.occurrences.filter(({ movedFromAt }) => movedFromAt !== null).length,
    form: pack.forms.find(({ id }) => id === 'mentor-feedback') ?? null,
    feedback,
    goals: goals.filter(({ owner }) => mentees.includes(owner.id)).map((goal) => ({ outcome: goal.outcome ?? goalMovement(goal).outcome, level: goal.level })),
  })
}
