import type { Context } from '../context.ts'
import { listSeries, type SeriesRecord } from './store.ts'

/**
 * Id of the Teams chat of a meeting, `19:meeting_…@thread.v2`, as its join address carries it; null for addresses that carry none.
 * Source: learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-workflow, "Deep link to a meeting".
 */
export function chatOf(joinUrl: string): string | null {
  const thread = /\/l\/meetup-join\/([^/?#]+)/.exec(joinUrl)?.[1]
  if (!thread) return null
  try {
    return decodeURIComponent(thread)
  } catch {
    return null
  }
}

/**
 * The series of these circles that meet in this chat, all dates of a series in the same: at most one. Where there is none, those whose
 * addresses name no chat may be it: `perhaps`.
 */
export async function recogniseChat(context: Pick<Context, 'db'>, circleIds: string[], chatId: string): Promise<{ found: SeriesRecord | null; perhaps: SeriesRecord[] }> {
  const booked = (await listSeries(context.db, circleIds)).filter(({ state, joinUrl }) => state === 'booked' && joinUrl !== null)
  const chat = new Map(booked.map((series) => [series.circleId, chatOf(series.joinUrl ?? '')]))
  const found = booked.find(({ circleId }) => chat.get(circleId) === chatId) ?? null
  return { found, perhaps: found ? [] : booked.filter(({ circleId }) => chat.get(circleId) === null) }
}
