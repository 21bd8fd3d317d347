import type { CastPerson } from '../cast/types.ts'
import type { Tenant } from '../tenant.ts'
import { GraphFault } from './odata.ts'

/** Person with this object id or user principal name, as paths name them. */
export function personByName(tenant: Tenant, name: string): CastPerson | undefined {
  return tenant.people.get(name.toLowerCase()) ?? (name.includes('@') ? personByAddress(tenant, name) : undefined)
}

/** Addresses as they were when the directory had seen so many changes and had so many people. */
const indexes = new WeakMap<Tenant, { changes: number; size: number; byAddress: Map<string, string> }>()

/** Person with this mail address, compared without case. */
export function personByAddress(tenant: Tenant, address: string): CastPerson | undefined {
  let index = indexes.get(tenant)
  if (!index || index.changes !== tenant.changes.length || index.size !== tenant.people.size) {
    const byAddress = new Map([...tenant.people.values()].map((person) => [person.userPrincipalName.toLowerCase(), person.id]))
    indexes.set(tenant, (index = { changes: tenant.changes.length, size: tenant.people.size, byAddress }))
  }
  return tenant.people.get(index.byAddress.get(address.toLowerCase()) ?? '')
}

/** The person, also when the account was deleted since: what they organized still bears their name. */
export function personEver(tenant: Tenant, id: string): CastPerson | undefined {
  return tenant.people.get(id) ?? tenant.cast.people.find((person) => person.id === id)
}

/** Throws the directory's 404 when nobody is meant. */
export function directoryPerson(tenant: Tenant, name: string): CastPerson {
  const person = personByName(tenant, name)
  if (!person) throw resourceNotFound(name)
  return person
}

/** Throws Outlook's 404s: nobody meant, or somebody without a mailbox in the cloud. */
export function mailboxOwner(tenant: Tenant, name: string): CastPerson & { mailbox: NonNullable<CastPerson['mailbox']> } {
  const person = personByName(tenant, name)
  if (!person) throw new GraphFault(404, 'ErrorInvalidUser', `The requested user '${name}' is invalid.`)
  if (!person.mailbox) {
    throw new GraphFault(404, 'MailboxNotEnabledForRESTAPI', 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.')
  }
  return { ...person, mailbox: person.mailbox }
}

/** The directory's 404. */
export function resourceNotFound(name: string): GraphFault {
  return new GraphFault(404, 'Request_ResourceNotFound', `Resource '${name}' does not exist or one of its queried reference-property objects are not present.`)
}
