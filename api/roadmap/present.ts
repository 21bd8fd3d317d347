import type { Context } from '../context.ts'
import type { CircleRecord } from '../matching/list-circles.ts'
import { getPeople } from '../people/get-person.ts'
import { sessionOf } from '../programs/get-pack.ts'
import type { Series } from '../scheduling/contract.ts'
import type { Goal, Stage } from './contract.ts'
import type { Pack } from './plan/content.ts'
import { layOut } from './plan/lay-out.ts'
import type { GoalRecord, SessionRecord } from './store.ts'

type Parts = { pack: Pack; circle: CircleRecord; series: Series; sessions: SessionRecord[]; ticks: Set<string>; role: 'mentor' | 'mentee' }

/** The stages of a circle as one of its members sees them: the content of their role, and their own ticks. */
export async function presentStages(context: Pick<Context, 'db'>, { pack, circle, series, sessions, ticks, role }: Parts): Promise<Stage[]> {
  const closed = new Map(sessions.map((session) => [session.number, session]))
  const person = await getPeople(context, sessions.map((session) => session.completedBy))
  const kind = circle.members.filter((member) => member.role === 'mentee').length === 1 ? 'pair' : 'circle'
  return layOut(pack.sessions.length, sessions).map(({ number, state }) => {
    const content = sessionOf(pack, number)
    const occurrence = series.occurrences.find((candidate) => candidate.number === number)
    const session = closed.get(number)
    return {
      number,
      phase: content.phase,
      title: content.title,
      shortTitle: content.shortTitle,
      aim: content.aim,
      outcome: content.outcome,
      state,
      session: {
        number,
        startAt: occurrence?.startAt ?? null,
        endAt: occurrence?.endAt ?? null,
        state: session ? ('completed' as const) : ('planned' as const),
        completedAt: session?.completedAt ?? null,
        completedBy: session ? person(session.completedBy) : null,
        agreed: session?.agreed ?? '',
      },
      agenda: content.agenda[kind],
      preparation: content.preparation[role].map((item) => ({ ...item, done: ticks.has(`${number}:${item.id}`) })),
    }
  })
}

export async function presentGoals(context: Pick<Context, 'db'>, goals: GoalRecord[], viewerId: string): Promise<Goal[]> {
  const person = await getPeople(context, goals.map((goal) => goal.personId))
  return goals.map((goal) => ({
    id: goal.id,
    owner: person(goal.personId),
    title: goal.title,
    measure: goal.measure,
    baseline: goal.baseline,
    target: goal.target,
    current: goal.current,
    evidence: goal.evidence,
    dueOn: goal.dueOn,
    why: goal.why,
    kind: goal.kind,
    inMyHands: goal.inMyHands,
    levels: goal.levels,
    outcome: goal.outcome,
    level: goal.level,
    reviewedAt: goal.reviewedAt,
    mine: goal.personId === viewerId,
  }))
}
