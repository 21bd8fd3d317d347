import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { findRecord } from '../people/get-person.ts'
import type { Trx } from '../store/open.ts'
import type { NewCriticalRole, RoleDetail, SuccessionChange } from './contract.ts'
import { getRole } from './read-succession.ts'
import { insertChange, insertRole, lockRole, type RoleRecord, setRoleRemoved, updateRole } from './store.ts'

export type Doors = Pick<Context, 'db' | 'taxonomy' | 'now' | 'newId'>

/** @throws AppError not_found when the directory does not know the holder. */
export async function addRole(context: Doors, leadId: string, input: NewCriticalRole): Promise<RoleDetail> {
  await mustKnow(context, input.holderId)
  const role = { ...input, functions: distinct(context, input.functions), id: context.newId(), createdBy: leadId, createdAt: context.now() }
  await context.db.transaction().execute(async (trx) => {
    await insertRole(trx, role)
    await note(context, trx, role.id, leadId, { kind: 'role-added', to: role.title })
  })
  return getRole(context, role.id)
}

/** @throws AppError not_found */
export async function changeRole(context: Doors, leadId: string, roleId: string, input: NewCriticalRole): Promise<RoleDetail> {
  await mustKnow(context, input.holderId)
  await holdingRole(context, roleId, async (trx, role) => {
    const next = { ...input, functions: distinct(context, input.functions), holderLeftAt: input.holderId === role.holderId ? role.holderLeftAt : null }
    await updateRole(trx, roleId, next)
    await note(context, trx, roleId, leadId, { kind: 'role-changed', personId: input.holderId, from: inWords(role), to: inWords(next) })
  })
  return getRole(context, roleId)
}

/** Takes a role off the list; its rows stay. @throws AppError not_found */
export async function removeRole(context: Doors, roleId: string): Promise<void> {
  await holdingRole(context, roleId, (trx) => setRoleRemoved(trx, roleId, context.now()))
}

/** Does something with a role while nobody else does. @throws AppError not_found */
export async function holdingRole(context: Doors, roleId: string, work: (trx: Trx, role: RoleRecord) => Promise<void>): Promise<void> {
  await context.db.transaction().execute(async (trx) => {
    const role = await lockRole(trx, roleId)
    if (!role) throw new AppError('not_found', 'This role is not on the list any more. Go back to the list.')
    await work(trx, role)
  })
}

/** Keeps that something changed, who did it (null: the directory) and when. */
export async function note(context: Pick<Doors, 'now' | 'newId'>, trx: Trx, roleId: string, byPersonId: string | null, { kind, personId = null, from = null, to = null }: { kind: SuccessionChange['kind']; personId?: string | null; from?: string | null; to?: string | null }): Promise<void> {
  await insertChange(trx, { id: context.newId(), roleId, at: context.now(), byPersonId, kind, personId, fromWords: from, toWords: to })
}

/** @throws AppError not_found */
export async function mustKnow(context: Doors, personId: string | null): Promise<void> {
  if (personId !== null && !(await findRecord(context, personId))?.enabled) throw new AppError('not_found', 'The company directory does not know this person any more. Choose somebody else.')
}

/** Each function once, as it was spelled first. */
function distinct({ taxonomy }: Doors, functions: string[]): string[] {
  return [...new Map(functions.toReversed().map((name) => [taxonomy.canonical('function', name), name])).values()].toReversed()
}

function inWords({ title, department, functions }: Pick<RoleRecord, 'title' | 'department' | 'functions'>): string {
  return [title, department, functions.join(', ')].filter(Boolean).join(' · ')
}
