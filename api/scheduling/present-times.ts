import type { Context } from '../context.ts'
import { getPeople } from '../people/get-person.ts'
import type { FreeTime } from './contract.ts'
import type { RankedTime } from './rank-times.ts'

/** Times as their readers see them: people instead of ids. */
export async function presentTimes(context: Pick<Context, 'db'>, times: RankedTime[], unseen: string[]): Promise<FreeTime[]> {
  const person = await getPeople(context, [...unseen, ...times.flatMap((time) => time.tentative.map((entry) => entry.personId))])
  return times.map(({ startAt, endAt, tentative }) => ({
    startAt,
    endAt,
    tentative: tentative.map(({ personId, meetings }) => ({ person: person(personId), meetings })),
    unseen: unseen.map(person),
  }))
}
