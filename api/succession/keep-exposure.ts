import type { Context } from '../context.ts'
import { listRecords } from '../people/get-person.ts'
import { saveMet } from './store.ts'

/**
 * Keeps that the members of a circle have met each other's functions: a mentee the mentor's, a mentor the mentees'. For
 * everybody whose session was held, whatever anybody is a candidate for, so that the table tells nothing.
 */
export async function keepExposure(context: Pick<Context, 'db' | 'now' | 'taxonomy'>, { mentorIds, menteeIds }: { mentorIds: string[]; menteeIds: string[] }): Promise<void> {
  const people = await listRecords(context, [...mentorIds, ...menteeIds])
  const functionsOf = (ids: string[]) => ids.flatMap((id) => people.get(id)?.department ?? []).map((name) => context.taxonomy.canonical('function', name))
  const met = (ids: string[], others: string[]) => ids.flatMap((personId) => [...new Set(functionsOf(others))].map((functionKey) => ({ personId, functionKey, firstAt: context.now() })))
  await saveMet(context.db, [...met(menteeIds, mentorIds), ...met(mentorIds, menteeIds)])
}
