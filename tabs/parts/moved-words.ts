import type { Occurrence } from '../../api/scheduling/contract.ts'
import { type Reader, shortDayOf, timeOf } from './moments.ts'

/** "Moved from Tue 3 Mar, 14:00. Somebody is away at the old time."; null for a session that stands where it always did. */
export function movedSentence({ movedFromAt, because }: Pick<Occurrence, 'movedFromAt' | 'because'>, reader: Reader): string | null {
  const from = movedFromAt === null ? null : `Moved from ${shortDayOf(movedFromAt, reader)}, ${timeOf(movedFromAt, reader)}.`
  return [from, because].filter((part) => part !== null).join(' ') || null
}
