import type { Memory } from '../memory.ts'

export type ItemChange = { personId: string; itemId: string; kind: 'created' | 'updated' | 'deleted' }

/**
 * What has changed in the calendars since the cast left them, by mailbox. Occurrences have no entries of their own: whatever
 * happens to one is a change of its series, as in Exchange.
 */
export type Journal = {
  write(change: ItemChange): void
  /** Number of the newest change, 0 before the first. */
  latest(): number
  /** Items of a mailbox whose last change is later than `after` and not later than `until`, oldest first; null when that is forgotten. */
  changedItems(personId: string, after: number, until: number): string[] | null
  /** Every delta token given out so far is lost, as happens when Exchange drops a sync state. */
  forget(): void
  onWrite(listener: (change: ItemChange) => void): void
}

/** An item's last change is all that is kept of it: the journal grows with the calendars, not with time. */
type KeptJournal = { latest: number; forgottenUntil: number; mailboxes: Map<string, Map<string, number>> }

export function createJournal(memory: Memory): Journal {
  const listeners: ((change: ItemChange) => void)[] = []
  const kept: KeptJournal = memory.part('calendar journal', (): KeptJournal => kept) ?? { latest: 0, forgottenUntil: -1, mailboxes: new Map() }
  return {
    write(change) {
      kept.latest += 1
      const items = kept.mailboxes.get(change.personId) ?? new Map<string, number>()
      kept.mailboxes.set(change.personId, items)
      // Taken out first, so that the map's own order is the order of the last changes.
      items.delete(change.itemId)
      items.set(change.itemId, kept.latest)
      memory.changed()
      for (const listener of listeners) listener(change)
    },
    latest: () => kept.latest,
    changedItems(personId, after, until) {
      if (after <= kept.forgottenUntil) return null
      return [...(kept.mailboxes.get(personId) ?? [])].filter(([, sequence]) => sequence > after && sequence <= until).map(([itemId]) => itemId)
    },
    forget() {
      kept.forgottenUntil = kept.latest
      kept.latest += 1
      memory.changed()
    },
    onWrite: (listener) => void listeners.push(listener),
  }
}
