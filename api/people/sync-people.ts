import type { Context } from '../context.ts'
import { ExpiredDelta, readPeopleDelta } from '../graph/people.ts'
import { refreshProfiles } from './refresh-profiles.ts'
import { clearManagers, findSync, listStaleProfiles, removeUnseen, savePeople, saveSync, type SyncRecord } from './store.ts'

const day = 86_400_000
/** Skills, interests and working hours never appear in delta, so they are read again after a week. */
const profileAge = 7 * day
const profilesAtOnce = 60

/**
 * Brings the org chart up to date: the first time everybody, afterwards only what changed (Graph's delta link).
 * A page is kept as it comes and the link only at the end, so a crash repeats pages and loses nothing.
 */
export async function syncPeople(context: Context): Promise<void> {
  const before = await findSync(context.db)
  const startedAt = context.now()
  const record: SyncRecord = { deltaLink: before?.deltaLink ?? null, state: 'running', kind: before?.kind ?? null, transferred: before?.transferred ?? 0, startedAt, finishedAt: before?.finishedAt ?? null, problem: null }
  await saveSync(context.db, record)
  try {
    const { kind, deltaLink, transferred } = await readChanges(context, record.deltaLink, startedAt)
    await readStaleProfiles(context)
    await context.db.transaction().execute(async (trx) => {
      await saveSync(trx, { ...record, deltaLink, kind, transferred, state: 'done', finishedAt: context.now() })
      await context.jobs.publish(trx, 'people.synced', { kind, transferred })
    })
  } catch (error) {
    await saveSync(context.db, { ...record, state: 'failed', finishedAt: context.now(), problem: error instanceof Error ? error.message.slice(0, 300) : 'Graph could not be read.' })
    throw error
  }
}

async function readChanges(context: Context, deltaLink: string | null, startedAt: number): Promise<{ kind: 'full' | 'delta'; deltaLink: string; transferred: number }> {
  let transferred = 0
  const keep = async (page: Parameters<typeof savePeople>[1]) => {
    transferred += page.length
    await context.db.transaction().execute((trx) => savePeople(trx, page, context.now()))
  }
  if (deltaLink) {
    try {
      return { kind: 'delta', deltaLink: await readPeopleDelta(context.graph, deltaLink, keep), transferred }
    } catch (error) {
      if (!(error instanceof ExpiredDelta)) throw error
      context.log.warn({ event: 'people.delta-expired' })
      transferred = 0
    }
  }
  const managed = new Set<string>()
  const next = await readPeopleDelta(context.graph, null, async (page) => {
    for (const person of page) if (person.managerId) managed.add(person.id)
    await keep(page)
  })
  await removeUnseen(context.db, startedAt, context.now())
  // A full read says nothing of a manager where there is none; one that is remembered from before would be wrong.
  await clearManagers(context.db, managed)
  return { kind: 'full', deltaLink: next, transferred }
}

async function readStaleProfiles(context: Context): Promise<void> {
  const before = context.now() - profileAge
  for (;;) {
    const ids = await listStaleProfiles(context.db, before, profilesAtOnce)
    if (ids.length === 0) return
    await refreshProfiles(context, ids)
  }
}
