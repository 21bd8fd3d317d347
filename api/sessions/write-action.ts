import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { type CircleRecord, getMyCircle, readMyCircle } from '../matching/list-circles.ts'
import { getPeople } from '../people/get-person.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { countReached } from '../roadmap/reached.ts'
import type { Action, ActionChange, ActionInput } from './contract.ts'
import { presentActions } from './present.ts'
import { type ActionRecord, deleteAction, findAction, holdCircle, insertAction, listActions as listAll, updateAction } from './store.ts'
import { refuseUnopened, takeSeat } from './take-seat.ts'

/** More than anybody keeps in view. */
const mostActions = 100

/** What a circle agreed, for one of its members: of those who are in it. @throws AppError not_found */
export async function listActions(context: Context, personId: string, circleId: string): Promise<Action[]> {
  const circle = await readMyCircle(context, personId, circleId)
  const actions = (await listAll(context.db, circle.id)).filter(({ ownerId }) => isMember(circle, ownerId))
  return present(context, circle, actions)
}

/** @throws AppError not_found | session_wrong_state | invalid_input | list_full */
export async function addAction(context: Context, personId: string, { circleId, number, ...input }: ActionInput & { circleId: string; number: number }): Promise<Action> {
  const seat = await takeSeat(context, personId, { circleId, number })
  refuseUnopened(seat)
  refuseStranger(seat.circle, input.ownerId)
  const now = context.now()
  const { done, ...words } = input
  const action: ActionRecord = { id: context.newId(), circleId: seat.circle.id, number, ...words, doneAt: done ? now : null, createdBy: personId, createdAt: now, changedAt: now }
  await context.db.transaction().execute(async (trx) => {
    await holdCircle(trx, seat.circle.id)
    if ((await listAll(trx, seat.circle.id)).length >= mostActions) throw new AppError('list_full', `There are ${mostActions} actions already. Remove some that are done first.`)
    await insertAction(trx, action)
  })
  return presentOne(context, seat.circle, action)
}

/** Any member may: what was agreed belongs to the circle. What is left out stays as it is. @throws AppError not_found | invalid_input */
export async function changeAction(context: Context, personId: string, actionId: string, { done, ...words }: ActionChange): Promise<Action> {
  const { circle, action } = await getOurs(context, personId, actionId)
  if (words.ownerId !== undefined) refuseStranger(circle, words.ownerId)
  const doneAt = done === undefined ? {} : { doneAt: done ? (action.doneAt ?? context.now()) : null }
  const changed = await updateAction(context.db, action.id, { ...words, ...doneAt, changedAt: context.now() })
  if (!changed) throw new AppError('not_found', noSuchAction)
  return presentOne(context, circle, changed)
}

/** @throws AppError not_found */
export async function removeAction(context: Context, personId: string, actionId: string): Promise<void> {
  const { action } = await getOurs(context, personId, actionId)
  await deleteAction(context.db, action.id)
}

const noSuchAction = 'There is no such action of a circle of yours.'

async function getOurs(context: Context, personId: string, actionId: string): Promise<{ circle: CircleRecord; action: ActionRecord }> {
  const action = await findAction(context.db, actionId)
  if (!action) throw new AppError('not_found', noSuchAction)
  const circle = await getMyCircle(context, personId, action.circleId)
  // Of somebody who has left, nothing is shown, so nothing is changed either.
  if (!isMember(circle, action.ownerId)) throw new AppError('not_found', noSuchAction)
  return { circle, action }
}

export function isMember(circle: CircleRecord, personId: string): boolean {
  return circle.members.some((member) => member.personId === personId)
}

/** @throws AppError invalid_input */
export function refuseStranger(circle: CircleRecord, ownerId: string): void {
  const message = 'Choose somebody of your circle.'
  if (!isMember(circle, ownerId)) throw new AppError('invalid_input', `The request is not right at body.ownerId: ${message}`, [{ path: 'body.ownerId', message }])
}

async function present(context: Context, circle: CircleRecord, actions: ActionRecord[]): Promise<Action[]> {
  const [person, { program }, reached] = await Promise.all([getPeople(context, actions.map(({ ownerId }) => ownerId)), getCohort(context, circle.cohortId), countReached(context, circle.id)])
  return presentActions(actions, person, Math.min(reached.sessions + 1, program.sessions))
}

async function presentOne(context: Context, circle: CircleRecord, record: ActionRecord): Promise<Action> {
  const [action] = await present(context, circle, [record])
  if (!action) throw new Error('One action always gives one action.')
  return action
}
