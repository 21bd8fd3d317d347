import type { AskRecord } from './asks-store.ts'

export type Naming = {
  /** A person's name by id. */
  nameOf: (id: string) => string
  /** Who opened the cohort. */
  organizerId: string | null
  /** Whom everybody concerned named for while they are away, by id. */
  delegateOf: ReadonlyMap<string, string>
}

/** Why somebody is asked, as one sentence to them; null where it is simply as the manager. */
export function whyAsked(ask: AskRecord, naming: Naming): string | null {
  return because(ask, naming, { to: 'you', are: 'you are' })
}

/** The same about them, for the organizer. */
export function whyTheyAreAsked(ask: AskRecord, naming: Naming): string | null {
  return because(ask, naming, { to: 'them', are: 'they are' })
}

function because(ask: AskRecord, { nameOf, organizerId, delegateOf }: Naming, { to, are }: { to: string; are: string }): string | null {
  const by = ask.byPersonId === null ? 'Their manager' : nameOf(ask.byPersonId)
  const role = ask.personId === organizerId ? 'the organizer' : 'the next manager'
  switch (ask.why) {
    case 'manager':
      return null
    case 'next-manager':
      return `Their manager's account is not active, so ${are} asked as the next manager.`
    case 'organizer':
      return `There is nobody above them in the org chart, so ${are} asked as the organizer.`
    case 'delegate':
      return `${by} handed this to ${to}.`
    case 'away':
      return ask.byPersonId !== null && delegateOf.get(ask.byPersonId) === ask.personId ? `${by} is away and named ${to}.` : `${by} is away, so ${are} asked as ${role}.`
    case 'escalation':
      return `${by} has not answered yet, so ${are} asked as ${role}.`
  }
}
