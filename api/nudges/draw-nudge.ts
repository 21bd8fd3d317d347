import type { CardMessage } from '../bot/bot.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { type CircleRecord, listCirclesById } from '../matching/list-circles.ts'
import { listRecords } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { getCohort, getCohortOrganizer, getCohorts } from '../programs/get-cohort.ts'
import { getPacks, sessionOf } from '../programs/get-pack.ts'
import { roleOf } from '../roadmap/get-roadmap.ts'
import type { Pack } from '../roadmap/plan/content.ts'
import type { Series } from '../scheduling/contract.ts'
import { getSeriesOf } from '../scheduling/list-series.ts'
import type { Reader } from '../scheduling/notice-cards.ts'
import { aboutOf, presentPulse } from './answer-pulse.ts'
import { drawStoryQuestion } from './ask-for-story.ts'
import { overCard, prepareCard, type QuietAnswer, quietAnswers, quietCard, tiesCard, warningCard } from './nudge-cards.ts'
import { pulseCard } from './pulse-card.ts'
import { listPulsesOf, type PulseRecord } from './pulse-store.ts'
import type { NudgeRecord } from './store.ts'
import { listOpen } from './warning-store.ts'

/** What is shown on the nudges of several people, read together. */
export type Scene = {
  readers: ReadonlyMap<string, Reader>
  circles: ReadonlyMap<string, CircleRecord>
  cohorts: ReadonlyMap<string, Cohort>
  /** What programs that somebody is to prepare for meet about, by program. */
  packs: ReadonlyMap<string, Pack>
  seriesOf: (circleId: string) => Series
  pulses: readonly PulseRecord[]
}

/** Reads what the cards of these nudges show. */
export async function setScene(context: Pick<Context, 'db'>, nudges: readonly Pick<NudgeRecord, 'personId' | 'circleId' | 'kind'>[]): Promise<Scene> {
  const circleIds = [...new Set(nudges.flatMap(({ circleId, kind }) => (kind === 'story' ? [] : (circleId ?? []))))]
  const asked = nudges.filter(({ kind }) => kind === 'pulse')
  const [readers, circles, seriesOf, pulses] = await Promise.all([
    listRecords(context, nudges.map(({ personId }) => personId)),
    listCirclesById(context, circleIds),
    getSeriesOf(context, circleIds),
    listPulsesOf(context.db, asked.map(({ personId }) => personId), asked.flatMap(({ circleId }) => circleId ?? [])),
  ])
  const cohorts = await getCohorts(context, [...new Set(circles.map(({ cohortId }) => cohortId))])
  const packs = await getPacks(context, nudges.some(({ kind }) => kind === 'prepare') ? cohorts.map(({ program }) => program.id) : [])
  return { readers, packs, circles: new Map(circles.map((circle) => [circle.id, circle])), cohorts: new Map(cohorts.map((cohort) => [cohort.id, cohort])), seriesOf, pulses }
}

/**
 * A nudge as its receiver is to see it now, whether it is being sent or looked at again.
 * @throws AppError not_found when its circle has ended, they have left it, or it is not theirs any more.
 */
export async function drawNudge(context: Context, nudge: NudgeRecord, scene?: Scene): Promise<CardMessage> {
  if (nudge.kind === 'early-warning') return drawWarning(context, nudge)
  if (nudge.kind === 'story') return drawStory(context, nudge)
  return drawSession(context, nudge, scene ?? (await setScene(context, [nudge])))
}

function drawSession(context: Context, nudge: NudgeRecord, scene: Scene): CardMessage {
  const { circleId, number, personId } = nudge
  if (nudge.kind === 'kept-ties') return drawTies(context, nudge, scene)
  if (circleId === null || number === null) throw new Error('Every other nudge is about a session.')
  const reader = scene.readers.get(personId)
  if (!reader) throw new AppError('not_found', 'The directory does not know you.')
  const circle = scene.circles.get(circleId)
  if (!circle?.members.some((member) => member.personId === personId)) throw new AppError('not_found', 'There is no such circle of yours.')
  const series = scene.seriesOf(circleId)
  const cohort = scene.cohorts.get(circle.cohortId)
  if (nudge.kind === 'pulse') {
    const record = scene.pulses.find((pulse) => pulse.personId === personId && pulse.circleId === circleId && pulse.number === number)
    return pulseCard(context, presentPulse(aboutOf({ circle, series, cohort, personId, number }), record, context.now()), { from: null }, reader)
  }
  if (nudge.kind === 'quiet-circle') return quietCard(context, { nudgeId: nudge.id, circle, number, plannedAt: nudge.aboutAt, answer: toAnswer(nudge.answer) }, reader)
  const session = series.occurrences.find((occurrence) => occurrence.number === number)
  if (!session || session.startAt <= context.now()) return overCard(context, { circleId, title: `Session ${number} is over`, text: 'There is nothing to prepare for it any more.' })
  const pack = cohort && scene.packs.get(cohort.program.id)
  if (!pack) throw new AppError('not_found', 'There is no such circle of yours.')
  return prepareCard(context, { nudgeId: nudge.id, circle, program: cohort.program.name, number, stage: sessionOf(pack, number), role: roleOf(circle, personId), startAt: session.startAt }, reader)
}

function drawStory(context: Context, { id, personId, circleId }: NudgeRecord): Promise<CardMessage> {
  if (circleId === null) throw new Error('A story is a circle’s.')
  return drawStoryQuestion(context, { id, personId, circleId })
}

function drawTies(context: Context, nudge: NudgeRecord, scene: Scene): CardMessage {
  const circle = scene.circles.get(nudge.circleId ?? '')
  if (!circle?.members.some(({ personId }) => personId === nudge.personId)) throw new AppError('not_found', 'There is no such circle of yours.')
  const program = scene.cohorts.get(circle.cohortId)?.program.name ?? circle.name
  return tiesCard(context, { nudgeId: nudge.id, program })
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
