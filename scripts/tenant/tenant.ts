import { randomUUID } from 'node:crypto'
import type { Cast, CastPerson } from './cast/types.ts'
import { type Memory, noMemory } from './memory.ts'

/** A moving "now" for the whole rehearsal: real time plus an offset that only grows. */
export type Clock = {
  now(): Temporal.Instant
  /** Moves the clock forward; listeners (the API process, open pages) are told. */
  advance(duration: Temporal.DurationLike): void
  /** Milliseconds that the rehearsal is ahead of the machine's clock. */
  offsetMilliseconds(): number
  onChange(listener: (offsetMilliseconds: number) => void): () => void
}

export type RequestRecord = { at: string; method: string; path: string; status: number; service: 'entra' | 'graph' | 'connector' | 'host' }

/** The application as registered in the stand-in's Entra ID, Bot Framework and Teams catalogue. */
export type Registration = {
  clientId: string
  clientSecret: string
  /** Application ID URI, audience of the tab's single sign-on tokens: api://localhost:PORT/CLIENT-ID. */
  applicationIdUri: string
  /** Manifest id of the Teams app (`externalId` in the catalogue). */
  teamsAppId: string
  /** Where the Bot Connector posts activities: http://localhost:PORT/api/messages. */
  botEndpoint: string
  /** What the Teams app's manifest declares; where it is not given, nothing is held against it. */
  declared?: Declared
}

/** `activities.activityTypes`, `authorization.permissions.resourceSpecific` and `staticTabs` of a manifest. */
export type Declared = {
  activityTypes: { type: string; templateText: string }[]
  resourceSpecific: { name: string; type: string }[]
  staticTabs: { entityId: string; contentUrl?: string; scopes: string[]; context?: string[] }[]
}

/** Everything the stand-in knows. Each service keeps its own maps beside it; this is what they share. */
export type Tenant = {
  id: string
  domain: string
  companyName: string
  people: Map<string, CastPerson>
  featured: Cast['featured']
  cast: Cast
  registration: Registration
  clock: Clock
  /** Newest last; the last 2,000 are kept, and now and then some more. */
  requests: RequestRecord[]
  record(entry: Omit<RequestRecord, 'at'>): void
  /** Directory changes in order, so that users/delta can answer "since". Call after any change to a person. */
  changes: { sequence: number; personId: string; kind: 'changed' | 'deleted'; managerId: string | null }[]
  touch(personId: string, kind?: 'changed' | 'deleted'): void
  /** Where each service keeps what must outlive the process. */
  memory: Memory
}

/** What is kept of the directory: only the people that differ from the cast. */
type KeptDirectory = { tenantId: string; offset: number; changedPeople: CastPerson[]; gone: string[]; changes: Tenant['changes'] }

/**
 * Makes the shared state from a cast and what `memory` holds of an earlier start, whose clock goes before `offsetMilliseconds`.
 * Throws when the memory is another company's.
 */
export function createTenant(cast: Cast, registration: Registration, options: { offsetMilliseconds?: number; memory?: Memory } = {}): Tenant {
  const memory = options.memory ?? noMemory()
  const kept = memory.part('directory', (): KeptDirectory => ({ tenantId: cast.tenantId, offset, ...differences(cast, tenant.people), changes: tenant.changes }))
  if (kept && kept.tenantId !== cast.tenantId) throw new Error('The folder keeps the rehearsal of another company.')
  let offset = kept?.offset ?? options.offsetMilliseconds ?? 0
  const listeners = new Set<(offsetMilliseconds: number) => void>()
  const clock: Clock = {
    now: () => Temporal.Instant.fromEpochMilliseconds(Date.now() + offset),
    advance(duration) {
      const start = clock.now().toZonedDateTimeISO('UTC')
      const ahead = start.add(duration).epochMilliseconds - start.epochMilliseconds
      if (ahead < 0) throw new RangeError('The rehearsal clock only moves forward.')
      offset += ahead
      memory.changed()
      for (const listener of listeners) listener(offset)
    },
    offsetMilliseconds: () => offset,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const tenant: Tenant = {
    id: cast.tenantId,
    domain: cast.domain,
    companyName: cast.companyName,
    people: new Map(cast.people.map((person) => [person.id, structuredClone(person)])),
    featured: cast.featured,
    cast,
    registration,
    clock,
    requests: [],
    record(entry) {
      tenant.requests.push({ at: clock.now().toString(), ...entry })
      if (tenant.requests.length > 2_500) tenant.requests.splice(0, tenant.requests.length - 2_000)
    },
    changes: kept?.changes ?? [],
    touch(personId, kind = 'changed') {
      const managerId = tenant.people.get(personId)?.managerId ?? null
      tenant.changes.push({ sequence: tenant.changes.length + 1, personId, kind, managerId })
      memory.changed()
    },
    memory,
  }
  for (const id of kept?.gone ?? []) tenant.people.delete(id)
  for (const person of kept?.changedPeople ?? []) tenant.people.set(person.id, person)
  if (!kept) for (const person of cast.people) tenant.touch(person.id)
  return tenant
}

function differences(cast: Cast, people: Tenant['people']): Pick<KeptDirectory, 'changedPeople' | 'gone'> {
  const before = new Map(cast.people.map((person) => [person.id, JSON.stringify(person)]))
  return {
    changedPeople: [...people.values()].filter((person) => JSON.stringify(person) !== before.get(person.id)),
    gone: cast.people.flatMap(({ id }) => (people.has(id) ? [] : id)),
  }
}

/** A fresh identifier in the shape Microsoft's services print. */
export function freshId(): string {
  return randomUUID()
}
