import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { listEverIn } from '../matching/list-circles.ts'
import { checkAnswers, missingFrom } from '../roadmap/plan/check-answers.ts'
import type { Answers, Form } from '../roadmap/plan/content.ts'
import { tickLines } from '../roadmap/tick-lines.ts'
import type { Exercise } from './contract.ts'
import { formsOf, presentExercise, todayOf } from './present.ts'
import { readTable } from './read-table.ts'
import { type ExerciseRecord, findExercise, saveExercise as keep } from './store.ts'
import { refuseUnopened, type Seat, takeSeat } from './take-seat.ts'

type Request = { circleId: string; number: number; formId: string; answers: Answers; version: number; shared: boolean; ready: boolean }

/**
 * Keeps what somebody filled in, also half of it. What asks for this exercise among their preparation is ticked when it is ready.
 * The same again, as after an answer that was lost, changes nothing.
 * @throws AppError not_found | session_wrong_state | invalid_input | exercise_incomplete | changed_elsewhere
 */
export async function saveExercise(context: Context, personId: string, request: Request): Promise<Exercise> {
  const seat = await takeSeat(context, personId, request)
  refuseUnopened(seat)
  const form = formsOf(seat).find(({ id }) => id === request.formId)
  if (!form) throw new AppError('not_found', 'There is no such exercise for you in this session.')
  await refuseWrong(context, seat, form, request)
  const { answers, shared, version, ready } = request
  const key = { circleId: seat.circle.id, personId, number: seat.number, formId: form.id }
  const before = await findExercise(context.db, key)
  const now = context.now()
  const row: ExerciseRecord = { ...key, answers, shared: form.seen === 'choice' && shared, readyAt: ready ? (before?.readyAt ?? now) : null, version: version + 1, changedAt: now }
  const lines = seat.content.preparation[seat.role].filter(({ exercise }) => exercise === form.id).map(({ id }) => id)
  await context.db.transaction().execute(async (trx) => {
    if (!(await keep(trx, row, version))) {
      const there = await findExercise(trx, key)
      if (there && isSame(there, row)) return
      throw new AppError('changed_elsewhere', 'You have changed this in another window meanwhile. Look at what is there, then decide which of the two to keep.')
    }
    if ((before?.readyAt == null) === ready) await tickLines(trx, { circleId: seat.circle.id, number: seat.number, personId, itemIds: lines }, row.readyAt)
  })
  return presentExercise(context, await readTable(context, seat), form)
}

/** Wrong values are refused, and ready is only what has all that is needed. Whoever was in the circle once may stay named. */
async function refuseWrong(context: Context, seat: Seat, form: Form, { answers, ready }: Request): Promise<void> {
  const members = new Set(await listEverIn(context, seat.circle.id))
  const faults = checkAnswers(form, answers, { members, today: todayOf(context) })
  const [first] = faults
  if (first) throw new AppError('invalid_input', `The request is not right at body.answers.${first.path}: ${first.message}`, faults.map(({ path, message }) => ({ path: `body.answers.${path}`, message })))
  const missing = ready ? missingFrom(form, answers) : []
  if (missing.length > 0) throw new AppError('exercise_incomplete', `Before this counts as ready: ${missing.join(' ')}`, missing.map((message) => ({ path: 'body.ready', message })))
}

function isSame(there: ExerciseRecord, row: ExerciseRecord): boolean {
  return there.version === row.version && there.shared === row.shared && (there.readyAt === null) === (row.readyAt === null) && canonical(there.answers) === canonical(row.answers)
}

/** jsonb keeps no order of keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))) : part))
}
