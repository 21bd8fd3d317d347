import type { Occurrence } from '../../api/scheduling/contract.ts'
import { say } from '../texts/parts.ts'
import type { Reader } from './moments.ts'
import { slotOf } from './slot-words.ts'

/** "Moved from Tue 3 Mar, 14:00. Somebody is away at the old time."; null for a session that stands where it always did. */
export function movedSentence({ movedFromAt, because }: Pick<Occurrence, 'movedFromAt' | 'because'>, reader: Reader): string | null {
  const from = movedFromAt === null ? null : say('movedFrom', { time: slotOf({ startAt: movedFromAt }, reader) })
  return [from, because].filter((part) => part !== null).join(' ') || null
}
