import type { Context } from '../context.ts'
import type { Person } from '../people/contract.ts'
import { answerLines } from '../roadmap/plan/answer-lines.ts'
import type { Form } from '../roadmap/plan/content.ts'
import { isFilled, wordsOf } from '../roadmap/plan/read-answers.ts'
import { secondsLeft, stateOf } from '../roadmap/plan/run.ts'
import { type AgendaStep, toSteps } from '../roadmap/plan/steps.ts'
import type { Action, Exercise, SessionRoom, SessionRun, Step } from './contract.ts'
import { nameOn, type Table } from './read-table.ts'
import type { ActionRecord, RunRecord } from './store.ts'
import { suggestFor } from './suggest.ts'
import type { Seat } from './take-seat.ts'

/** The forms that a member fills in in this session, in the order in which they are met. */
export function formsOf({ pack, content, role }: Seat): Form[] {
  return content.exercises.flatMap((id) => pack.forms.find((form) => form.id === id && (form.by === 'everyone' || form.by === role)) ?? [])
}

/** Today in UTC; a day more or less is allowed for wherever dates are checked. */
export function todayOf(context: Pick<Context, 'now'>): string {
  return Temporal.Instant.fromEpochMilliseconds(context.now()).toZonedDateTimeISO('UTC').toPlainDate().toString()
}

/** One exercise for its owner. */
export async function presentExercise(context: Pick<Context, 'db' | 'now'>, table: Table, form: Form): Promise<Exercise> {
  const own = table.seen.find((exercise) => exercise.mine && exercise.formId === form.id && exercise.number === table.number)
  const asked = table.members.filter(({ role }) => form.by === 'everyone' || form.by === role).length
  const { suggested, notes } = await suggestFor(context, table, form, todayOf(context))
  return {
    form,
    answers: own?.answers ?? {},
    shared: own?.shared ?? false,
    readyAt: own?.readyAt ?? null,
    version: own?.version ?? 0,
    changedAt: own?.changedAt ?? null,
    suggested,
    notes,
    // Of what only its owner ever reads, nobody learns whether others have it.
    ready: form.seen === 'mine' ? { count: own?.readyAt == null ? 0 : 1, of: 1 } : { count: table.countReady(form.id), of: asked },
  }
}

/** What others let the viewer see of this session, as lines; without names by alphabet, so that the order tells nothing. */
export function presentShared(table: Table): SessionRoom['shared'] {
  const name = nameOn(table)
  return table.seen
    .filter((exercise) => !exercise.mine && exercise.number === table.number && table.content.exercises.includes(exercise.formId))
    .map(({ form, personId, sight, answers }) => ({ owner: sight === 'named' ? table.person(personId) : null, formId: form.id, title: form.title, lines: answerLines(form, answers, name) }))
    .filter(({ lines }) => lines.length > 0)
    .sort((one, other) => orderOf(table, one.formId) - orderOf(table, other.formId) || sortText(one).localeCompare(sortText(other), 'en'))
}

function orderOf({ content }: Table, formId: string): number {
  return content.exercises.indexOf(formId)
}

function sortText({ owner, lines }: SessionRoom['shared'][number]): string {
  return owner?.displayName ?? lines.map(({ text }) => text).join()
}

/** Open ones of the whole circle, and those agreed in this session. `now`: the session from which is looked. */
export function presentActions(actions: readonly ActionRecord[], person: (id: string) => Person, number: number): Action[] {
  return actions.map((action) => ({ id: action.id, what: action.what, doneWhen: action.doneWhen, owner: person(action.ownerId), dueOn: action.dueOn, doneAt: action.doneAt, number: action.number, carriedOver: action.number < number && action.doneAt === null }))
}

/** The first step of the viewer's plan, unless it is an action already. */
export function suggestActions({ seen, number, personId, actions }: Table): SessionRoom['suggestedActions'] {
  const plan = seen.filter((exercise) => exercise.mine && exercise.formId === 'plan' && exercise.number <= number).at(-1)
  const [what, dueOn] = [wordsOf(plan?.answers ?? {}, 'firstStep').slice(0, 120), wordsOf(plan?.answers ?? {}, 'firstStepOn')]
  if (what.length < 3 || !isFilled(dueOn) || actions.some((action) => action.ownerId === personId && action.what === what)) return []
  return [{ what, doneWhen: '', ownerId: personId, dueOn }]
}

/** The agenda of this circle in steps: everybody's names in it, in this session's order. `absent`: ids of who is not here. */
export function agendaSteps({ content, members, number }: Seat, absent: readonly string[]): AgendaStep[] {
  const mentees = members.filter(({ role }) => role === 'mentee').map(({ personId }) => personId)
  return toSteps(content.agenda[mentees.length === 1 ? 'pair' : 'circle'], { mentees, everyone: members.map(({ personId }) => personId) }, number, new Set(absent))
}

export function presentSteps(steps: readonly AgendaStep[], person: (id: string) => Person): Step[] {
  const named = (id: string | null) => (id === null ? null : person(id))
  return steps.map((step) => ({ ...step, turnOf: named(step.turnOf), insteadOf: named(step.insteadOf) }))
}

export function presentRun(run: RunRecord | null, steps: readonly AgendaStep[], person: (id: string) => Person, now: number): SessionRun {
  return {
    version: run?.version ?? 0,
    state: stateOf(run),
    step: Math.min(run?.step ?? 0, Math.max(0, steps.length - 1)),
    secondsLeft: secondsLeft(run, steps, now),
    startedAt: run?.startedAt ?? null,
    pressedBy: run?.pressedBy == null ? null : person(run.pressedBy),
  }
}
