import type { CardMessage } from '../bot/bot.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getMyCircle, listCirclesById } from '../matching/list-circles.ts'
import { listRecords } from '../people/get-person.ts'
import { getCohort, getCohortOrganizer } from '../programs/get-cohort.ts'
import { getPack, sessionOf } from '../programs/get-pack.ts'
import { roleOf } from '../roadmap/get-roadmap.ts'
import { getSeriesOf } from '../scheduling/list-series.ts'
import type { Reader } from '../scheduling/notice-cards.ts'
import { getPulse } from './answer-pulse.ts'
import { overCard, prepareCard, type QuietAnswer, quietAnswers, quietCard, warningCard } from './nudge-cards.ts'
import { pulseCard } from './pulse-card.ts'
import type { NudgeRecord } from './store.ts'
import { listOpen } from './warning-store.ts'

/**
 * A nudge as its receiver is to see it now, whether it is being sent or looked at again.
 * @throws AppError not_found when its circle has ended, they have left it, or it is not theirs any more.
 */
export async function drawNudge(context: Context, nudge: NudgeRecord): Promise<CardMessage> {
  const reader = await getReader(context, nudge.personId)
  if (nudge.kind === 'early-warning') return drawWarning(context, nudge)
  const { circleId, number } = nudge
  if (circleId === null || number === null) throw new Error('Every other nudge is about a session.')
  if (nudge.kind === 'pulse') return pulseCard(context, await getPulse(context, nudge.personId, { circleId, number }), { from: null }, reader)
  const circle = await getMyCircle(context, nudge.personId, circleId)
  if (nudge.kind === 'quiet-circle') return quietCard(context, { nudgeId: nudge.id, circle, number, plannedAt: nudge.aboutAt, answer: toAnswer(nudge.answer) }, reader)
  const session = (await getSeriesOf(context, [circleId]))(circleId).occurrences.find((occurrence) => occurrence.number === number)
  if (!session || session.startAt <= context.now()) return overCard(context, { circleId, title: `Session ${number} is over`, text: 'There is nothing to prepare for it any more.' })
  const { program } = await getCohort(context, circle.cohortId)
  const stage = sessionOf(await getPack(context, program.id), number)
  return prepareCard(context, { nudgeId: nudge.id, circle, program: program.name, number, stage, role: roleOf(circle, nudge.personId), startAt: session.startAt }, reader)
}

async function drawWarning(context: Context, { id, cohortId, personId }: NudgeRecord): Promise<CardMessage> {
  if (cohortId === null) throw new Error('An early warning is about a cohort.')
  const cohort = await getCohort(context, cohortId)
  if ((await getCohortOrganizer(context.db, cohortId)) !== personId) throw new AppError('not_found', 'This cohort is another organizer’s now.')
  const now = context.now()
  const open = (await listOpen(context.db, cohortId)).filter(({ snoozedUntil }) => snoozedUntil === null || snoozedUntil <= now)
  const circles = new Map((await listCirclesById(context, [...new Set(open.map((warning) => warning.circleId))])).map((circle) => [circle.id, circle.name]))
  const warnings = open.map(({ circleId, sentence }) => ({ circle: circles.get(circleId) ?? 'A circle', sentence }))
  return warningCard(context, { nudgeId: id, cohort: { id: cohort.id, name: cohort.name, program: cohort.program.name }, warnings })
}

/** Who reads a card, with their zone. @throws AppError not_found */
export async function getReader(context: Pick<Context, 'db'>, personId: string): Promise<Reader> {
  const reader = (await listRecords(context, [personId])).get(personId)
  if (!reader) throw new AppError('not_found', 'The directory does not know you.')
  return reader
}

function toAnswer(value: string | null): QuietAnswer | null {
  return value !== null && value in quietAnswers ? (value as QuietAnswer) : null
}
