import type { Tenant } from '../tenant.ts'
import type { Subscriptions } from './subscriptions.ts'
import type { Block, Installations } from './teams.ts'

/** What an administrator does to people and mailboxes; nobody of the company can do it in Outlook. Nothing happens to strangers. */
export type Staff = {
  /** The account can no longer sign in. Its mailbox stays, with everything in it, and applications still reach it. */
  disable(personId: string): void
  /** The licence is taken away: Outlook answers 404 for the mailbox, the directory still knows the person. */
  closeMailbox(personId: string): void
  /** The account is deleted: the directory has it among the deleted ones, and its mailbox is gone. Their meetings stay with the others. */
  remove(personId: string): void
  /** Nobody may see their free and busy times. */
  hideFreeBusy(personId: string, hidden?: boolean): void
  /** Teams refuses whatever the app wants for the person: everything without a licence ('teams'), the chat alone ('bot'); null lifts it. */
  blockTeams(personId: string, block?: Block | null): void
}

/** Graph itself ends the subscriptions of a mailbox that is no more. */
export function createStaff(tenant: Tenant, subscriptions: Subscriptions, installations: Installations): Staff {
  function endSubscriptions(personId: string): void {
    for (const { id } of subscriptions.ofMailbox(personId)) subscriptions.remove(id, true)
  }
  return {
    disable(personId) {
      const person = tenant.people.get(personId)
      if (!person) return
      person.accountEnabled = false
      tenant.touch(personId)
    },
    closeMailbox(personId) {
      const person = tenant.people.get(personId)
      if (!person) return
      person.mailbox = null
      tenant.touch(personId)
      endSubscriptions(personId)
    },
    remove(personId) {
      if (!tenant.people.delete(personId)) return
      for (const person of tenant.people.values()) {
        if (person.managerId !== personId) continue
        person.managerId = null
        tenant.touch(person.id)
      }
      tenant.touch(personId, 'deleted')
      endSubscriptions(personId)
    },
    hideFreeBusy(personId, hidden = true) {
      const mailbox = tenant.people.get(personId)?.mailbox
      if (!mailbox) return
      mailbox.hidesFreeBusy = hidden
      tenant.memory.changed()
    },
    blockTeams: (personId, block = 'teams') => installations.block(personId, block),
  }
}
