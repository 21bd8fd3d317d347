import type { FreeTime } from '../../api/scheduling/contract.ts'
import { say } from '../texts/parts.ts'
import { type Reader, shortDayOf, timeOf } from './moments.ts'

/** "Thu 5 Mar, 10:00". */
export function slotOf(time: Pick<FreeTime, 'startAt'>, reader: Reader): string {
  return say('slot', { day: shortDayOf(time.startAt, reader), time: timeOf(time.startAt, reader) })
}
