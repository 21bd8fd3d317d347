import type { Context } from '../context.ts'
import { loadPermits } from '../matching/load-permits.ts'
import type { OpenMentor } from '../matching/mentor-seats.ts'
import type { Step } from '../matching/rearrange.ts'
import type { StoredReason } from '../store/stored.ts'
import { mostShown, type Plan, type Plans } from './plan.ts'
import { release, seatOf, thanks } from './release.ts'
import type { Sitter, Situation } from './situation.ts'
import { asMentee, asMentor, circleOf, fitWords, hasRoom, listNames, reachedWords } from './words.ts'

type Candidate = { mentor: OpenMentor; reasonsOf: Map<string, StoredReason[]>; points: number[] }

/** Another mentor for the whole circle: those with room for everybody, whom rules, lines and wishes allow, by fit. Whoever may not is not offered, nor named. */
export async function planSwap(context: Context, situation: Situation, only: string | null): Promise<Plans> {
  const whyNot = 'No mentor of this cohort who could be offered has room for this circle now. Once another is approved, or a seat comes free, they stand here.'
  const { cohort, circle, openMentors, gone } = situation
  const mentees = situation.mentees.filter(({ enabled }) => enabled)
  const members = new Set(circle.members.map(({ personId }) => personId))
  const able = openMentors.filter(({ enrolment, seats }) => (only === null || enrolment.id === only) && seats >= mentees.length && !members.has(enrolment.personId) && !gone.has(enrolment.personId))
  if (mentees.length === 0 || able.length === 0) return { plans: [], whyNot }
  const permits = await loadPermits(context, cohort, able.map(({ enrolment }) => enrolment), mentees.map(({ enrolment }) => enrolment))
  const candidates = able
    .filter(({ enrolment }) => mentees.every((mentee) => permits.maySeat(enrolment.personId, mentee.personId)))
    .map((mentor): Candidate => {
      const reasonsOf = new Map(mentees.map(({ personId }) => [personId, permits.reasons(mentor.enrolment.personId, personId)]))
      return { mentor, reasonsOf, points: [...reasonsOf.values()].map((reasons) => reasons.reduce((sum, { points }) => sum + points, 0)) }
    })
    .sort((one, other) => sum(other.points) - sum(one.points) || (one.mentor.enrolment.id < other.mentor.enrolment.id ? -1 : 1))
  return { plans: candidates.slice(0, mostShown).map((candidate) => toPlan(situation, mentees, candidate)), whyNot }
}

function toPlan(situation: Situation, mentees: Sitter[], { mentor, reasonsOf, points }: Candidate): Plan {
  const { circle, nameOf } = situation
  const { enrolment } = mentor
  const name = nameOf(enrolment.personId)
  const called = circleOf(name)
  const before = situation.mentor ? release(situation, situation.mentor) : null
  // Whoever has left the company would take a seat of the new mentor's that nobody counted.
  const left = situation.mentees.filter((mentee) => !mentees.includes(mentee)).map((mentee) => release(situation, mentee))
  const steps: Step[] = [
    ...(before?.steps ?? []),
    ...left.flatMap((one) => one.steps),
    { do: 'mark', enrolmentId: enrolment.id, as: 'matched' },
    { do: 'put-in', seat: { circleId: circle.id, personId: enrolment.personId, enrolmentId: enrolment.id, role: 'mentor' }, reasons: [], name: called },
    ...mentees.map((mentee): Step => ({ do: 'explain', seat: seatOf(mentee), reasons: reasonsOf.get(mentee.personId) ?? [] })),
  ]
  const stays = 'Your sessions keep their times, and your goals and what you agreed stay with your circle.'
  return {
    kind: 'swap',
    target: enrolment.id,
    title: `Swap in ${name}`,
    line: `${fitWords(points)}, with room for everybody here. The sessions keep their times; where one does not suit ${name}, another time is looked for.`,
    keeps: `Sessions, goals and what was agreed stay with the circle: ${reachedWords(situation)}.`,
    moves: [
      ...(before ? [before.move] : []),
      ...left.map(({ move }) => move),
      { personId: enrolment.personId, from: hasRoom, to: asMentor(called) },
      ...mentees.map(({ personId }) => ({ personId, from: asMentee(circle.name), to: asMentee(called) })),
    ],
    tells: [
      ...mentees.map(({ personId }) => ({ personId, text: `${name} is the mentor of your circle from now on. ${stays} You need to do nothing.`, circleId: circle.id })),
      { personId: enrolment.personId, text: `You are the mentor of ${listNames(mentees.map((mentee) => mentee.name))} from now on. The sessions come to your calendar; where one does not suit you, Crosspath looks for another time.`, circleId: circle.id },
      ...(before?.isThere && situation.mentor ? [{ personId: situation.mentor.personId, text: `${name} is the mentor of your circle from now on. ${thanks(before.waits)}`, circleId: null }] : []),
    ],
    steps,
    circleIds: [circle.id],
    rests: null,
  }
}

function sum(points: readonly number[]): number {
  return points.reduce((total, part) => total + part, 0)
}
