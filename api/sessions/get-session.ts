import type { Context } from '../context.ts'
import { listAbsent, sessionToCatchUp } from '../roadmap/absences.ts'
import { getRoadmap } from '../roadmap/get-roadmap.ts'
import { whatWasBrought } from './brought.ts'
import type { SessionRoom } from './contract.ts'
import { agendaSteps, formsOf, presentActions, presentExercise, presentRun, presentShared, presentSteps, suggestActions } from './present.ts'
import { readTable } from './read-table.ts'
import { findNote, findRun, listSharedNotes } from './store.ts'
import { takeSeat } from './take-seat.ts'

/**
 * Everything about one session of a circle, for one of its members: also of one that is not open yet, to be read ahead.
 * @throws AppError not_found for everybody else, whatever their duties are.
 */
export async function getSession(context: Context, personId: string, at: { circleId: string; number: number }): Promise<SessionRoom> {
  const seat = await takeSeat(context, personId, at)
  const { circle, number, members, content, role } = seat
  const others = members.flatMap((member) => (member.personId === personId ? [] : [member.personId]))
  const [roadmap, table, note, sharedNotes, run, marked] = await Promise.all([
    getRoadmap(context, personId, circle.id),
    readTable(context, seat),
    findNote(context.db, { circleId: circle.id, number, personId }),
    listSharedNotes(context.db, circle.id, number, others),
    findRun(context.db, circle.id, number),
    listAbsent(context.db, { circleId: circle.id, number }),
  ])
  const stage = roadmap.stages.find((candidate) => candidate.session.number === number)
  if (!stage) throw new Error(`The roadmap of circle ${circle.id} has no session ${number}.`)
  const absent = marked.filter((id) => members.some((member) => member.personId === id))
  const steps = agendaSteps(seat, absent)
  const closedAt = stage.session.completedAt
  // Only of the last one that was closed: after the next one, that has been caught up on or let be.
  const missed = circle.state === 'active' && closedAt !== null && number === seat.closed && absent.includes(personId)
  const now = context.now()
  return {
    circle: roadmap.circle,
    program: roadmap.cohort.program.name,
    role,
    sessions: seat.pack.sessions.length,
    stage,
    open: seat.open,
    questions: [...content.questions.everyone, ...content.questions[role]],
    brought: whatWasBrought(table),
    exercises: await Promise.all(formsOf(seat).map((form) => presentExercise(context, table, form))),
    goals: content.exercises.includes('goal-review') ? 'review' : content.exercises.includes('goals') ? 'write' : 'none',
    shared: presentShared(table),
    steps: presentSteps(steps, table.person),
    absent,
    toCatchUp: missed && (await sessionToCatchUp(context, personId, circle.id, { number, completedAt: closedAt })) !== null,
    run: presentRun(run, steps, table.person, now),
    note: { text: note?.text ?? '', shared: note?.shared ?? false, version: note?.version ?? 0, changedAt: note?.changedAt ?? null },
    sharedNotes: sharedNotes.map((shared) => ({ owner: table.person(shared.personId), text: shared.text, changedAt: shared.changedAt })),
    actions: presentActions(table.actions.filter((action) => action.doneAt === null || action.number === number), table.person, number),
    suggestedActions: suggestActions(table),
    joinUrl: roadmap.series.joinUrl,
    nowAt: now,
  }
}
