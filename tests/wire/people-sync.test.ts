import { expect, inject, test } from 'vitest'
import { findManagersUpward, type PersonRecord } from '#api/people/get-person.ts'
import { findPerson, findSync } from '#api/people/store.ts'
import { syncPeople } from '#api/people/sync-people.ts'
import { castCompany } from '#scripts/tenant/cast/company.ts'
import type { Cast, CastPerson } from '#scripts/tenant/cast/types.ts'
import { type Doors, openDoors } from '../support/api-doors.ts'

/** The whole company with empty calendars: 240 people are three pages of the directory. */
function company(change: (people: CastPerson[]) => void = () => undefined): Cast {
  const cast = castCompany({ startsOn: Temporal.Now.plainDateISO('UTC').toString() })
  change(cast.people)
  return { ...cast, events: [] }
}

const day = 86_400_000

/** How often the directory was asked, and with what outcome, since the last time. */
function asked({ running: { tenant } }: Doors): string[] {
  return tenant.requests.splice(0).filter((request) => request.path.endsWith('/users/delta')).map((request) => `${request.status}`)
}

async function read(doors: Doors, id: string): Promise<PersonRecord> {
  const person = await findPerson(doors.context.db, id)
  if (!person) throw new Error(`Nobody is kept by the id ${id}.`)
  return person
}

async function sync(doors: Doors) {
  await syncPeople(doors.context)
  const record = await findSync(doors.context.db)
  return { state: record?.state, kind: record?.kind, transferred: record?.transferred }
}

/** Graph tells one span in ticks for all days; we keep minutes for each. */
function hoursOf({ daysOfWeek, startTime, endTime }: { daysOfWeek: string[]; startTime: string; endTime: string }) {
  return Object.fromEntries(daysOfWeek.map((weekday) => [weekday, [startTime.slice(0, 5), endTime.slice(0, 5)]]))
}

test('the first sync pages through everybody, with all that the directory, the profile and the mailbox tell', async () => {
  await using doors = await openDoors(inject('postgresUrl'), company())
  const { tenant } = doors.running
  expect(await sync(doors)).toEqual({ state: 'done', kind: 'full', transferred: 240 })
  expect(asked(doors)).toEqual(['200', '200', '200'])
  for (const person of tenant.people.values()) {
    const kept = await read(doors, person.id)
    expect(kept, person.displayName).toMatchObject({
      displayName: person.displayName, mail: person.userPrincipalName, jobTitle: person.jobTitle, department: person.department, officeLocation: person.officeLocation,
      managerId: person.managerId, enabled: person.accountEnabled, guest: person.userType === 'Guest',
    })
    if (!person.accountEnabled) continue
    expect({ skills: kept.skills, interests: kept.interests, mailbox: kept.mailbox, timeZone: kept.timeZone, hours: kept.workingHours }, person.displayName).toEqual({
      skills: person.skills,
      interests: person.interests,
      mailbox: person.mailbox ? 'cloud' : 'none',
      timeZone: person.mailbox?.ianaTimeZone ?? null,
      hours: person.mailbox ? hoursOf(person.mailbox.workingHours) : null,
    })
  }
  const zones = new Set(await Promise.all([...tenant.people.keys()].map(async (id) => (await read(doors, id)).timeZone)))
  expect(zones).toContain('Asia/Kolkata')
  expect([...zones].filter((zone) => zone !== null && !zone.includes('/'))).toEqual([])
})

test('a second sync transfers only what changed: titles, managers, departures', async () => {
  await using doors = await openDoors(inject('postgresUrl'), company())
  const { tenant } = doors.running
  await sync(doors)
  asked(doors)
  expect(await sync(doors)).toEqual({ state: 'done', kind: 'delta', transferred: 0 })
  expect(asked(doors)).toEqual(['200'])

  const [promoted, moved, orphaned, left, married] = [...tenant.people.values()].filter((person) => person.managerId !== null && person.accountEnabled)
  if (!promoted || !moved || !orphaned || !left || !married) throw new Error('The company has five people with a manager.')
  const untouched = { ...(await read(doors, moved.id)), managerId: promoted.id }
  promoted.jobTitle = 'Director of Springs'
  moved.managerId = promoted.id
  orphaned.managerId = null
  married.displayName = 'A New Name'
  for (const person of [promoted, moved, orphaned, married]) tenant.touch(person.id)
  tenant.touch(left.id, 'deleted')
  expect(await sync(doors)).toEqual({ state: 'done', kind: 'delta', transferred: 5 })
  expect((await read(doors, promoted.id)).jobTitle).toBe('Director of Springs')
  expect(await read(doors, moved.id)).toEqual(untouched)
  expect((await read(doors, orphaned.id)).managerId).toBeNull()
  expect((await read(doors, married.id)).displayName).toBe('A New Name')
  expect((await read(doors, left.id)).enabled).toBe(false)
})

test('a page that comes twice, and a sync that is done again from an older link, change nothing', async () => {
  await using doors = await openDoors(inject('postgresUrl'), company())
  const { running, context } = doors
  await sync(doors)
  const link = (await findSync(context.db))?.deltaLink ?? ''
  const [somebody] = running.tenant.people.values()
  if (!somebody) throw new Error('The company has people.')
  somebody.jobTitle = 'Twice told'
  running.tenant.touch(somebody.id)
  await sync(doors)
  const before = await context.db.selectFrom('people').selectAll().orderBy('id').execute()
  await context.db.updateTable('directorySyncs').set({ deltaLink: link }).execute()
  expect(await sync(doors)).toMatchObject({ kind: 'delta', transferred: 1 })
  const after = await context.db.selectFrom('people').selectAll().orderBy('id').execute()
  expect(after.map(({ syncedAt: _syncedAt, ...person }) => person)).toEqual(before.map(({ syncedAt: _syncedAt, ...person }) => person))
})

test('an expired link begins again with everybody: who is gone is marked, who lost their manager has none, who is back is back', async () => {
  await using doors = await openDoors(inject('postgresUrl'), company())
  const { running, context } = doors
  const { tenant } = running
  await sync(doors)
  const [gone, alone, back] = [...tenant.people.values()].filter((person) => person.managerId !== null && person.accountEnabled)
  if (!gone || !alone || !back) throw new Error('The company has three people with a manager.')
  tenant.touch(back.id, 'deleted')
  await sync(doors)
  expect((await read(doors, back.id)).enabled).toBe(false)
  tenant.touch(back.id)
  tenant.touch(gone.id, 'deleted')
  alone.managerId = null
  tenant.touch(alone.id)
  asked(doors)

  tenant.clock.advance({ days: 8 })
  doors.now.ahead = 8 * day
  expect(await sync(doors)).toEqual({ state: 'done', kind: 'full', transferred: 239 })
  expect(asked(doors)).toEqual(['410', '200', '200', '200'])
  expect((await read(doors, gone.id)).enabled).toBe(false)
  expect((await read(doors, alone.id)).managerId).toBeNull()
  expect((await read(doors, back.id)).enabled).toBe(true)
  expect(await context.db.selectFrom('people').select('id').where('removedAt', 'is', null).execute()).toHaveLength(239)
  expect(await sync(doors)).toMatchObject({ kind: 'delta', transferred: 0 })
})

test('throttling in the middle is waited out, within a batch too, and a failure is told and cured by the next sync', async () => {
  await using doors = await openDoors(inject('postgresUrl'), company())
  const { running, context } = doors
  const began = performance.now()
  running.trouble.order({ kind: 'throttled', path: /\/users\/delta/, times: 1, retryAfterSeconds: 1 })
  running.trouble.order({ kind: 'throttled', path: /mailboxSettings/, times: 3, retryAfterSeconds: 1 })
  running.trouble.order({ kind: 'unavailable', path: /^\/users\/[^/]+$/, times: 2, retryAfterSeconds: 1 })
  expect(await sync(doors)).toMatchObject({ state: 'done', transferred: 240 })
  expect(performance.now() - began).toBeGreaterThan(2_000)
  expect(running.trouble.pending()).toEqual([])
  const unread = await context.db.selectFrom('people').select('displayName').where('accountEnabled', '=', true).where((e) => e.or([e('mailbox', '=', 'unknown'), e('profileReadAt', 'is', null)])).execute()
  expect(unread).toEqual([])

  running.trouble.order({ kind: 'tokenExpired', path: /\/users\/delta/, times: 1 })
  const link = (await findSync(context.db))?.deltaLink
  await expect(syncPeople(context)).rejects.toThrow()
  expect(await findSync(context.db)).toMatchObject({ state: 'failed', deltaLink: link, problem: expect.stringContaining('expired') as string })
  expect(await sync(doors)).toMatchObject({ state: 'done', kind: 'delta' })
  expect((await findSync(context.db))?.problem).toBeNull()
})

test('managers in a circle, of themselves, unknown or disabled are survived, and the walk upwards ends', async () => {
  const names: Record<string, string> = {}
  const cast = company((people) => {
    const [a, b, self, lost, under, boss, top] = people.filter((person) => person.managerId !== null && person.accountEnabled)
    if (!a || !b || !self || !lost || !under || !boss || !top) throw new Error('The company has seven people with a manager.')
    a.managerId = b.id
    b.managerId = a.id
    self.managerId = self.id
    lost.managerId = '99999999-9999-4999-8999-999999999999'
    under.managerId = boss.id
    boss.accountEnabled = false
    boss.managerId = top.id
    top.managerId = null
    Object.assign(names, { a: a.id, b: b.id, self: self.id, lost: lost.id, under: under.id, top: top.id })
  })
  await using doors = await openDoors(inject('postgresUrl'), cast)
  expect(await sync(doors)).toMatchObject({ state: 'done', transferred: 240 })
  const upward = async (id: string) => (await findManagersUpward(doors.context, id)).map((person) => person.id)
  expect(await upward(names['a'] ?? '')).toEqual([names['b']])
  expect(await upward(names['b'] ?? '')).toEqual([names['a']])
  expect(await upward(names['self'] ?? '')).toEqual([])
  expect(await upward(names['lost'] ?? '')).toEqual([])
  expect(await upward(names['under'] ?? '')).toEqual([names['top']])
})
