import { tabLink } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { listMyCircles } from '../matching/list-circles.ts'
import { sessionNow } from '../roadmap/plan/session-now.ts'
import { countReached } from '../roadmap/reached.ts'
import { recogniseChat } from '../scheduling/meeting-chat.ts'
import type { SessionInMeeting } from './contract.ts'
import { findRunning } from './store.ts'

/** A run that was begun longer ago was forgotten, and is no longer what the circle is at. */
const FORGOTTEN_MS = 12 * 3_600_000

/** The session that a Teams meeting is about now, told by the meeting's chat; null where it is no circle of theirs that meets there. */
export async function findInMeeting(context: Context, personId: string, chatId: string): Promise<{ session: SessionInMeeting | null; perhaps: SessionInMeeting[] }> {
  const mine = await listMyCircles(context, personId)
  const names = new Map(mine.map(({ id, name }) => [id, name]))
  const { found, perhaps } = await recogniseChat(context, [...names.keys()], chatId)
  const now = context.now()
  const present = async ({ circleId, occurrences }: (typeof perhaps)[number]): Promise<SessionInMeeting | null> => {
    const [running, reached] = await Promise.all([findRunning(context.db, circleId, now - FORGOTTEN_MS), countReached(context, circleId)])
    const number = sessionNow(occurrences, { running, closed: reached.sessions, now })
    return number === null ? null : { circleId, circleName: names.get(circleId) ?? '', number, tabUrl: tabLink(context.config, `/circle/${circleId}/session/${number}`) }
  }
  return { session: found && (await present(found)), perhaps: (await Promise.all(perhaps.map(present))).filter((session) => session !== null) }
}
