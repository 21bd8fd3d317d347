import { tabLink } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import * as matching from '../matching/list-circles.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { presentOccurrence } from '../scheduling/present.ts'
import { recogniseOccurrence, type Sighting } from '../scheduling/recognise-occurrence.ts'
import type { MyCircle, SessionAt } from './contract.ts'
import { getRoadmap } from './get-roadmap.ts'

/** The session that a meeting in somebody's calendar is, with its agenda and their own preparation; null for any other meeting. */
export async function findSession(context: Context, personId: string, sighting: Sighting): Promise<SessionAt | null> {
  const mine = await matching.listMyCircles(context, personId)
  const found = await recogniseOccurrence(context, mine.map((circle) => circle.id), sighting)
  if (!found) return null
  const roadmap = await getRoadmap(context, personId, found.circleId)
  const { number, startAt } = found.occurrence
  // A program that meets on after its last stage stays in it.
  const stage = roadmap.stages.find((candidate) => candidate.session.number === number) ?? roadmap.stages.at(-1)
  if (!stage) return null
  return {
    circle: roadmap.circle,
    program: roadmap.cohort.program.name,
    sessions: found.series.occurrences.length,
    stage,
    occurrence: presentOccurrence(found.occurrence),
    joinUrl: found.series.joinUrl,
    tabUrl: tabLink(context.config, `/circle/${found.circleId}/roadmap?stage=${stage.number}`),
    movable: startAt > context.now() && !found.occurrence.move && stage.session.state === 'planned',
  }
}

/** The circles somebody is a member of. */
export async function listMyCircles(context: Context, personId: string): Promise<MyCircle[]> {
  const mine = await matching.listMyCircles(context, personId)
  const presented = await matching.presentCircles(context, mine)
  return Promise.all(
    presented.map(async (circle) => ({ circle, program: (await getCohort(context, circle.cohortId)).program.name, tabUrl: tabLink(context.config, `/circle/${circle.id}`) })),
  )
}
