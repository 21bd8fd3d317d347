import type { Context } from '../context.ts'
import { listGoneFrom } from '../matching/list-circles.ts'
import type { Person } from '../people/contract.ts'
import { getPeople } from '../people/get-person.ts'
import type { Goal } from '../roadmap/contract.ts'
import { listCircleGoals } from '../roadmap/list-goals.ts'
import type { Answers } from '../roadmap/plan/content.ts'
import { type ActionRecord, type ExerciseRecord, listActions, listExercises } from './store.ts'
import type { Seat } from './take-seat.ts'
import { type Seen, seenBy } from './visible.ts'

/** What lies on the table before one member: only what they may see. */
export type Table = Seat & {
  seen: Seen[]
  goals: Goal[]
  /** Of who is in the circle. */
  actions: ActionRecord[]
  person: (id: string) => Person
  /** How many members have an exercise of this session ready. */
  countReady: (formId: string) => number
}

export async function readTable(context: Pick<Context, 'db'>, seat: Seat): Promise<Table> {
  const ids = seat.members.map(({ personId }) => personId)
  const left = (await listGoneFrom(context, [seat.circle.id])).filter(({ personId }) => !ids.includes(personId))
  const [exercises, goals, actions, person] = await Promise.all([listExercises(context.db, seat.circle.id, [...ids, ...left.map(({ personId }) => personId)]), listCircleGoals(context, seat.circle.id, seat.personId), listActions(context.db, seat.circle.id), getPeople(context, ids)])
  return {
    ...seat,
    seen: seenBy(seat.personId, seat.members, left, seat.pack.forms, exercises),
    goals: goals.filter(({ owner }) => ids.includes(owner.id)),
    actions: actions.filter(({ ownerId }) => ids.includes(ownerId)),
    person,
    countReady: (formId) => exercises.filter((exercise) => ids.includes(exercise.personId) && isReady(exercise, formId, seat.number)).length,
  }
}

function isReady({ formId, number, readyAt }: ExerciseRecord, id: string, session: number): boolean {
  return formId === id && number === session && readyAt !== null
}

/** What the viewer filled in last of a form, in this session or an earlier one; {} when nothing. */
export function ownAnswers(table: Table, formId: string): Answers {
  return latest(table, table.personId, formId)?.answers ?? {}
}

/** The newest of somebody's exercises of a form that may be seen with their name, up to this session, or to the one before `before`. */
export function latest({ seen, number }: Table, personId: string, formId: string, before = number + 1): Seen | null {
  return seen.filter((exercise) => exercise.personId === personId && exercise.formId === formId && exercise.number < before && exercise.sight === 'named').at(-1) ?? null
}

/** Names as they stand in lines of text. */
export function nameOn({ person, members }: Table): (personId: string) => string {
  return (personId) => (members.some((member) => member.personId === personId) ? person(personId).displayName : 'somebody who has left')
}
