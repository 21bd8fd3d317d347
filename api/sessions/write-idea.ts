import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { type CircleRecord, getMyCircle, readMyCircle } from '../matching/list-circles.ts'
import { getPeople } from '../people/get-person.ts'
import type { Idea, IdeaChange, IdeaInput } from './contract.ts'
import { findIdea, holdCircle, type IdeaRecord, insertIdea, listIdeas as listAll, updateIdea } from './store.ts'
import { isMember, refuseStranger } from './write-action.ts'

const mostIdeas = 50

/** What a circle makes together, for its members. @throws AppError not_found */
export async function listIdeas(context: Context, personId: string, circleId: string): Promise<Idea[]> {
  const circle = await readMyCircle(context, personId, circleId)
  return present(context, circle, await listAll(context.db, circle.id))
}

/** @throws AppError not_found | invalid_input | list_full */
export async function addIdea(context: Context, personId: string, circleId: string, input: IdeaInput): Promise<Idea> {
  const circle = await getMyCircle(context, personId, circleId)
  refuseStranger(circle, input.ownerId)
  const now = context.now()
  const idea: IdeaRecord = { id: context.newId(), circleId: circle.id, ...input, createdBy: personId, createdAt: now, changedAt: now }
  await context.db.transaction().execute(async (trx) => {
    await holdCircle(trx, circle.id)
    if ((await listAll(trx, circle.id)).length >= mostIdeas) throw new AppError('list_full', `There are ${mostIdeas} ideas already. Follow one of them to its outcome instead.`)
    await insertIdea(trx, idea)
  })
  return presentOne(context, circle, idea)
}

/** Any member may; what is left out stays as it is. @throws AppError not_found | invalid_input */
export async function changeIdea(context: Context, personId: string, ideaId: string, change: IdeaChange): Promise<Idea> {
  const idea = await findIdea(context.db, ideaId)
  if (!idea) throw new AppError('not_found', 'There is no such idea of a circle of yours.')
  const circle = await getMyCircle(context, personId, idea.circleId)
  if (change.ownerId !== undefined) refuseStranger(circle, change.ownerId)
  const changed = await updateIdea(context.db, idea.id, { ...change, changedAt: context.now() })
  if (!changed) throw new AppError('not_found', 'There is no such idea of a circle of yours.')
  return presentOne(context, circle, changed)
}

async function present(context: Context, circle: CircleRecord, ideas: IdeaRecord[]): Promise<Idea[]> {
  const person = await getPeople(context, ideas.map(({ ownerId }) => ownerId))
  return ideas.map(({ ownerId, circleId: _circleId, createdBy: _createdBy, createdAt: _createdAt, ...idea }) => ({ ...idea, owner: isMember(circle, ownerId) ? person(ownerId) : null }))
}

async function presentOne(context: Context, circle: CircleRecord, record: IdeaRecord): Promise<Idea> {
  const [idea] = await present(context, circle, [record])
  if (!idea) throw new Error('One idea always gives one idea.')
  return idea
}
