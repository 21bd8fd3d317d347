import type { CardMessage } from '../bot/bot.ts'
import { card, heading, line, openTab, plain } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import { readMyCircle } from '../matching/list-circles.ts'
import type { Trx } from '../store/open.ts'
import { quietActions } from './nudge-cards.ts'
import { dropDueBy, insertNudges } from './store.ts'
import { storyUse } from './timing.ts'

/**
 * Asks people of a circle by a message whether a story of it may be told, within what anybody gets in a week; it stands in Crosspath meanwhile.
 * @param story its version is a new question.
 */
export async function askForStory(context: Context, trx: Trx, { storyId, version, circleId }: { storyId: string; version: number; circleId: string }, personIds: readonly string[]): Promise<void> {
  const now = context.now()
  await insertNudges(trx, personIds.map((personId) => ({ id: context.newId(), personId, kind: 'story' as const, circleId, cohortId: null, number: null, key: `${keyOf(storyId)}${version}:${personId}`, aboutAt: now, dueAt: now, untilAt: now + storyUse })))
}

/** There is nothing to ask any more, of one person or of all; what was sent already stays, and its page says how things stand. */
export async function endStoryQuestions(trx: Trx, storyId: string, personId?: string): Promise<void> {
  await dropDueBy(trx, keyOf(storyId), personId ?? null, 'It was answered in Crosspath, or the story has changed.')
}

function keyOf(storyId: string): string {
  return `story:${storyId}:`
}

/** The question, without a word of the story: a chat may be read over a shoulder. @throws AppError not_found for whoever is not in the circle any more. */
export async function drawStoryQuestion(context: Context, { id, personId, circleId }: { id: string; personId: string; circleId: string }): Promise<CardMessage> {
  const circle = await readMyCircle(context, personId, circleId)
  const title = 'May your circle’s story be told?'
  const text = 'Somebody in your circle has written down what came of it. You choose where it may be told and how you are named. Only you see your answer, and you can take it back at any time.'
  return {
    summary: title,
    card: card({
      spoken: `${title} ${text}`,
      refresh: { verb: 'nudge.show', data: { nudgeId: id } },
      body: [heading(title), line(text), line(plain(circle.name), { subtle: true })],
      actions: [openTab(context.config, 'Read and choose', `/circle/${circle.id}/stories`), ...quietActions(context, 'story')],
    }),
  }
}
