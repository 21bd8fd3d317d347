import type { Context } from '../context.ts'
import { countWaitingFor, listMine } from '../enrolment/list-enrolments.ts'
import { type CircleRecord, listMyCircles, presentCircles, readMyCircle } from '../matching/list-circles.ts'
import { getSignedIn } from '../people/get-person.ts'
import { getCohort, getCohorts, isEnrolling } from '../programs/get-cohort.ts'
import { getPack, getPacks } from '../programs/get-pack.ts'
import { getSeriesOf } from '../scheduling/list-series.ts'
import { sessionToCatchUp } from './absences.ts'
import type { Home, Journey, Roadmap } from './contract.ts'
import { currentStage, layOut } from './plan/lay-out.ts'
import { presentGoals, presentStages } from './present.ts'
import { listGoals, listSessions, listTicks } from './store.ts'

/** The roadmap of a circle for one of its members. @throws AppError not_found */
export async function getRoadmap(context: Context, personId: string, circleId: string): Promise<Roadmap> {
  const circle = await readMyCircle(context, personId, circleId)
  const role = roleOf(circle, personId)
  const cohort = await getCohort(context, circle.cohortId)
  const [pack, [presented], seriesOf, sessions, ticks, goals] = await Promise.all([
    getPack(context, cohort.program.id),
    presentCircles(context, [circle]),
    getSeriesOf(context, [circle.id]),
    listSessions(context.db, [circle.id]),
    listTicks(context.db, circle.id, personId),
    listGoals(context.db, circle.id),
  ])
  if (!presented) throw new Error('One circle always gives one circle.')
  const series = seriesOf(circle.id)
  const stages = await presentStages(context, { pack, circle, series, sessions, ticks, role })
  return {
    circle: presented,
    cohort,
    role,
    series,
    currentStage: circle.state === 'completed' ? null : currentStage(layOut(stages.length, sessions)),
    stages,
    goals: await presentGoals(context, goals, personId),
    nowAt: context.now(),
  }
}

/** Where a person stands in each cohort: one journey a circle, one for each enrolment without one, one for each cohort still open to them. */
export async function getHome(context: Context, personId: string): Promise<Home> {
  const me = await getSignedIn(context, personId)
  const [cohorts, enrolments, circles, waitingApprovals] = await Promise.all([getCohorts(context), listMine(context, me.id), listMyCircles(context, me.id, { completed: true }), countWaitingFor(context, me.id)])
  const [presented, seriesOf] = await Promise.all([presentCircles(context, circles), getSeriesOf(context, circles.map((circle) => circle.id))])
  const packs = await getPacks(context, cohorts.filter(({ id }) => circles.some((circle) => circle.cohortId === id)).map(({ program }) => program.id))
  const journeys: Journey[] = []
  for (const cohort of cohorts) {
    const pack = packs.get(cohort.program.id)
    const enrolment = enrolments.filter((candidate) => candidate.cohortId === cohort.id).at(-1) ?? null
    const mine = circles.filter((circle) => circle.cohortId === cohort.id)
    for (const circle of mine) {
      if (!pack) throw new Error('Whoever is in a circle is in a program with a pack.')
      const series = seriesOf(circle.id)
      const [sessions, ticks] = await Promise.all([listSessions(context.db, [circle.id]), listTicks(context.db, circle.id, me.id)])
      const stages = await presentStages(context, { pack, circle, series, sessions, ticks, role: roleOf(circle, me.id) })
      journeys.push({
        cohort,
        enrolment,
        circle: presented.find((candidate) => candidate.id === circle.id) ?? null,
        series,
        stage: circle.state === 'completed' ? null : (stages.find((stage) => stage.state === 'current') ?? null),
        path: stages.map(({ number, shortTitle, state }) => ({ number, shortTitle, state })),
        missed: circle.state === 'active' ? await sessionToCatchUp(context, me.id, circle.id, sessions.at(-1) ?? null) : null,
      })
    }
    if (mine.length === 0 && (enrolment !== null || isEnrolling(context, cohort))) journeys.push({ cohort, enrolment, circle: null, series: null, stage: null, path: [], missed: null })
  }
  return { nowAt: context.now(), journeys, waitingApprovals }
}

export function roleOf(circle: CircleRecord, personId: string): 'mentor' | 'mentee' {
  return circle.members.find((member) => member.personId === personId)?.role ?? 'mentee'
}
