import type { Context } from '../context.ts'
import { bind, type Http } from '../http/bind.ts'
import { getMe, getSuggestions, getSyncStatus, searchPeople as searchEndpoint, startSync } from './contract.ts'
import { getSignedIn } from './get-person.ts'
import { everybody, organizers, toPerson } from './policy.ts'
import { countPeople, countReports, findPerson, findSync, listWords, searchPeople } from './store.ts'

export function mountPeople(http: Http, context: Context): void {
  bind(http, getMe, everybody, async ({ caller }) => {
    const person = await getSignedIn(context, caller.personId)
    const manager = person.managerId ? await findPerson(context.db, person.managerId) : null
    return {
      person: toPerson(person),
      roles: caller.roles,
      manager: manager?.enabled ? toPerson(manager) : null,
      reports: await countReports(context.db, person.id),
      skills: person.skills,
      interests: person.interests,
      timeZone: person.timeZone,
      language: person.language,
      nowAt: context.now(),
    }
  })
  bind(http, getSuggestions, everybody, () => listWords(context.db))
  bind(http, searchEndpoint, everybody, async ({ caller, query }) => {
    const me = await getSignedIn(context, caller.personId)
    return { people: await searchPeople(context.db, query.search, me.id) }
  })
  bind(http, getSyncStatus, organizers, async () => {
    const sync = await findSync(context.db)
    return {
      state: sync?.state ?? ('never' as const),
      lastFinishedAt: sync?.finishedAt ?? null,
      lastKind: sync?.kind ?? null,
      lastTransferred: sync?.transferred ?? 0,
      problem: sync?.problem ?? null,
      ...(await countPeople(context.db)),
    }
  })
  bind(http, startSync, organizers, async () => {
    await context.db.transaction().execute((trx) => context.jobs.publish(trx, 'people.sync-requested', { reason: 'organizer' }))
    return { done: true as const }
  })
}
