import { fewest } from '../small-cells/hide-small.ts'
import type { SensitivePart, StoredFigure } from '../store/stored-figures.ts'
import { afterWorkingDays } from '../time/working-days.ts'
import type { FigureId } from './contract.ts'
import type { CohortData } from './load-cohort.ts'
import type { PersonalParts } from './personal-parts.ts'
import type { DueSession } from './sessions-due.ts'

/** One thing that is counted, and of whom it is: `part` of `whole` in a share, the value in a mean, the days. */
type Unit = { people: readonly string[]; part: number; whole: number }
/** All that a figure is counted of. `whole`: where that is not counted of the units, of which group it is asked. */
export type Tally = { id: FigureId; kind: 'share' | 'mean' | 'days'; units: Unit[]; part: SensitivePart | null; whole?: (isIn: (place: Place) => boolean) => number }
export type Place = { function: string; site: string }
/** A figure, and the people in it. */
export type Counted = { figure: StoredFigure; people: Set<string> }

const dayLength = 86_400_000
/** Nobody's answer is waited for longer; who was asked months ago counts as this. */
const mostWorkingDays = 60

/** Lays out what every figure of a cohort but the pulse is counted of. */
export function talliesOf(data: CohortData, parts: PersonalParts, dueOf: ReadonlyMap<string, DueSession[]>): Tally[] {
  const people = Map.groupBy(data.enrolments, ({ personId }) => personId)
  const taking = [...people].filter(([, own]) => own.some(({ inCircle }) => inCircle))
  const ofCircles = (part: (session: DueSession) => boolean) => data.circles.map((circle) => {
    const due = dueOf.get(circle.id) ?? []
    return { people: (circle.members ?? []).map(({ personId }) => personId), part: due.filter(part).length, whole: due.length }
  }).filter(({ whole }) => whole > 0)
  const personal = <Value>(values: ReadonlyMap<string, Value>, unit: (value: Value) => Omit<Unit, 'people'> | null) =>
    [...values].flatMap(([personId, value]) => { const counted = unit(value); return counted ? [{ people: [personId], ...counted }] : [] })
  const eligible = (isIn: (place: Place) => boolean) => data.eligible.filter(isIn).reduce((sum, group) => sum + group.people, 0)
  return [
    { id: 'enrolled', kind: 'share', units: [...people.keys()].map((id) => ({ people: [id], part: 1, whole: 0 })), part: null, whole: eligible },
    { id: 'approval-days', kind: 'days', units: approvals(data), part: null },
    { id: 'days-to-first', kind: 'days', units: firstSessions(data, dueOf), part: null },
    { id: 'held', kind: 'share', units: ofCircles(({ held }) => held), part: null },
    { id: 'moved', kind: 'share', units: ofCircles(({ moved }) => moved), part: null },
    { id: 'goals-moved', kind: 'share', units: personal(parts.goals, ({ ways, moved }) => ({ part: moved, whole: ways.length })), part: 'goals' },
    { id: 'goal-movement', kind: 'mean', units: personal(parts.goals, ({ ways }) => ({ part: ways.reduce((sum, way) => sum + way, 0) / ways.length, whole: 1 })), part: 'goals' },
    { id: 'goal-attainment', kind: 'mean', units: personal(parts.attainment, ({ score }) => ({ part: score, whole: 1 })), part: 'attainment' },
    { id: 'skills-since', kind: 'mean', units: personal(parts.skills, ({ since }) => ({ part: since, whole: 1 })), part: 'skills' },
    { id: 'skills-then', kind: 'mean', units: personal(parts.skills, ({ then }) => (then === null ? null : { part: then, whole: 1 })), part: 'skills' },
    { id: 'actions-done', kind: 'share', units: personal(parts.actions, ({ done, due }) => ({ part: done, whole: due })), part: 'actions' },
    { id: 'completed', kind: 'share', units: taking.map(([id, own]) => ({ people: [id], part: own.some(({ state }) => state === 'completed') ? 1 : 0, whole: 1 })), part: null },
    { id: 'repeat', kind: 'share', units: taking.map(([id, own]) => ({ people: [id], part: own.some(({ before }) => before) ? 1 : 0, whole: 1 })), part: null },
  ]
}

/** Counts a figure of the people of one group; null: of everybody. */
export function count({ kind, units, whole }: Tally, group: { people: ReadonlySet<string>; isIn: (place: Place) => boolean } | null): Counted {
  const own = group === null ? units : units.filter((unit) => unit.people.some((id) => group.people.has(id)))
  const people = new Set(own.flatMap((unit) => (group === null ? unit.people : unit.people.filter((id) => group.people.has(id)))))
  return { figure: summed(kind, own, people.size, whole?.(group?.isIn ?? (() => true))), people }
}

function summed(kind: Tally['kind'], units: readonly Unit[], people: number, whole: number | undefined): StoredFigure {
  if (people === 0) return { kind: 'hidden', why: 'none' }
  if (people < fewest) return { kind: 'hidden', why: 'few' }
  const sum = (of: (unit: Unit) => number) => units.reduce((total, unit) => total + of(unit), 0)
  if (kind === 'share') return { kind, part: sum(({ part }) => part), whole: whole ?? sum((unit) => unit.whole), people }
  if (kind === 'mean') return { kind, sum: sum(({ part }) => part), squares: sum(({ part }) => part ** 2), count: units.length, people }
  const days: Record<string, number> = {}
  for (const { part } of units) days[part] = (days[part] ?? 0) + 1
  return { kind, days, people }
}

/** How long each first answer took, in working days of whoever gave it. */
function approvals({ enrolments, moves }: CohortData): Unit[] {
  const movesOf = Map.groupBy(moves, ({ enrolmentId }) => enrolmentId)
  return enrolments.flatMap(({ id, personId }) => {
    const own = movesOf.get(id) ?? []
    const at = own.findIndex(({ fromState, toState, byPersonId }) => fromState === 'submitted' && byPersonId !== null && toState !== 'withdrawn')
    const answer = own[at]
    const sent = own.slice(0, at).findLast(({ toState }) => toState === 'submitted')
    if (!answer || !sent) return []
    const week = { timeZone: answer.timeZone ?? 'UTC', hours: answer.workingHours ?? {} }
    let days = 0
    while (days < mostWorkingDays && afterWorkingDays(sent.movedAt, days + 1, week) <= answer.movedAt) days += 1
    return [{ people: [personId], part: days, whole: 1 }]
  })
}

/** Whole days from everybody's approval to the first session that their circle held. */
function firstSessions({ enrolments, moves, circles }: CohortData, dueOf: ReadonlyMap<string, DueSession[]>): Unit[] {
  const approvedAt = new Map(enrolments.map(({ id, decidedAt }) => [id, decidedAt]))
  for (const { enrolmentId, toState, movedAt } of moves.toReversed()) if (toState === 'approved') approvedAt.set(enrolmentId, movedAt)
  const firstAt = new Map<string, { personId: string; at: number }>()
  for (const { id, members } of circles) {
    const at = Math.min(...(dueOf.get(id) ?? []).flatMap((session) => (session.held ? [session.at] : [])))
    for (const { personId, enrolmentId } of members ?? []) if (at < (firstAt.get(enrolmentId)?.at ?? Infinity)) firstAt.set(enrolmentId, { personId, at })
  }
  return [...firstAt].flatMap(([enrolmentId, { personId, at }]) => {
    const from = approvedAt.get(enrolmentId)
    return from == null ? [] : [{ people: [personId], part: Math.max(0, Math.floor((at - from) / dayLength)), whole: 1 }]
  })
}
