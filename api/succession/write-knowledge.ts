import { AppError } from '../errors.ts'
import type { NewKnowledgeItem, RoleDetail } from './contract.ts'
import { getRole } from './read-succession.ts'
import { deleteItem, findItem, type ItemRecord, listItems, saveItem } from './store.ts'
import { type Doors, holdingRole, mustKnow, note } from './write-role.ts'

const mostItems = 100

/** @throws AppError not_found | list_full */
export async function addItem(context: Doors, leadId: string, roleId: string, input: NewKnowledgeItem): Promise<RoleDetail> {
  await mustKnow(context, input.heldById)
  await mustKnow(context, input.learnerId)
  await holdingRole(context, roleId, async (trx) => {
    if ((await listItems(trx, roleId)).length >= mostItems) throw new AppError('list_full', `A role holds at most ${mostItems} things to pass on. Remove one first.`)
    await saveItem(trx, { ...input, id: context.newId(), roleId, createdAt: context.now(), changedAt: context.now() })
    await note(context, trx, roleId, leadId, { kind: 'item-added', to: input.what })
  })
  return getRole(context, roleId)
}

/** @throws AppError not_found */
export async function changeItem(context: Doors, leadId: string, itemId: string, input: NewKnowledgeItem): Promise<RoleDetail> {
  const item = await mustFind(context, itemId)
  await holdingRole(context, item.roleId, async (trx) => {
    await saveItem(trx, { ...input, id: itemId, roleId: item.roleId, createdAt: item.createdAt, changedAt: context.now() })
    await note(context, trx, item.roleId, leadId, { kind: 'item-changed', from: item.what, to: input.what })
  })
  return getRole(context, item.roleId)
}

/** @throws AppError not_found */
export async function removeItem(context: Doors, leadId: string, itemId: string): Promise<RoleDetail> {
  const item = await mustFind(context, itemId)
  await holdingRole(context, item.roleId, async (trx) => {
    await deleteItem(trx, itemId)
    await note(context, trx, item.roleId, leadId, { kind: 'item-removed', from: item.what })
  })
  return getRole(context, item.roleId)
}

async function mustFind(context: Doors, itemId: string): Promise<ItemRecord> {
  const item = await findItem(context.db, itemId)
  if (!item) throw new AppError('not_found', 'This entry is not there any more.')
  return item
}
