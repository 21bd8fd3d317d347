import type { Context } from '../context.ts'
import { loadPermits } from '../matching/load-permits.ts'
import type { OpenMentor } from '../matching/mentor-seats.ts'
import { newCircle } from '../matching/rearrange.ts'
import type { StoredReason } from '../store/stored.ts'
import { mostShown, type Plan, type Plans } from './plan.ts'
import { seatOf } from './release.ts'
import type { Sitter, Situation } from './situation.ts'
import { asMentee, asMentor, circleOf, fitWords, hasRoom, listNames, reachedWords } from './words.ts'

type Candidate = { guide: OpenMentor; mover: Sitter; reasons: StoredReason[]; points: number; gain: number }

/** One mentee begins a circle with another mentor, and the others go on: with each mentor whoever gains most by it. */
export async function planSplit(context: Context, situation: Situation, only: string | null): Promise<Plans> {
  const { cohort, circle, mentor, openMentors, gone } = situation
  const mentees = situation.mentees.filter(({ enabled }) => enabled)
  if (!mentor?.enabled) return { plans: [], whyNot: 'A circle without a mentor cannot be split. Swap in a mentor first.' }
  if (mentees.length < 2) return { plans: [], whyNot: 'Two people cannot be split.' }
  const whyNot = 'No other mentor of this cohort who could be offered has a free seat for somebody of this circle.'
  const members = new Set(circle.members.map(({ personId }) => personId))
  const able = openMentors.filter(({ enrolment }) => (only === null || enrolment.id === only) && !members.has(enrolment.personId) && !gone.has(enrolment.personId))
  if (able.length === 0) return { plans: [], whyNot }
  const permits = await loadPermits(context, cohort, [...able.map(({ enrolment }) => enrolment), mentor.enrolment], mentees.map(({ enrolment }) => enrolment))
  const pointsOf = (reasons: StoredReason[]) => reasons.reduce((sum, { points }) => sum + points, 0)
  const now = new Map(mentees.map(({ personId }) => [personId, pointsOf(permits.reasons(mentor.personId, personId))]))
  const best = able.flatMap((guide): Candidate[] => {
    const choices = mentees
      .filter((mentee) => permits.maySeat(guide.enrolment.personId, mentee.personId))
      .map((mover): Candidate => {
        const reasons = permits.reasons(guide.enrolment.personId, mover.personId)
        return { guide, mover, reasons, points: pointsOf(reasons), gain: pointsOf(reasons) - (now.get(mover.personId) ?? 0) }
      })
    return choices.sort((one, other) => other.gain - one.gain || (one.mover.personId < other.mover.personId ? -1 : 1)).slice(0, 1)
  })
  best.sort((one, other) => other.gain - one.gain || other.points - one.points || (one.guide.enrolment.id < other.guide.enrolment.id ? -1 : 1))
  return { plans: best.slice(0, mostShown).map((candidate) => toPlan(situation, mentor, candidate)), whyNot }
}

function toPlan(situation: Situation, mentor: Sitter, { guide, mover, reasons, points }: Candidate): Plan {
  const { circle, nameOf, mentees } = situation
  const { enrolment } = guide
  const name = nameOf(enrolment.personId)
  const stay = mentees.filter((mentee) => mentee !== mover)
  const seat = { circleId: newCircle, personId: enrolment.personId, enrolmentId: enrolment.id, role: 'mentor' as const }
  return {
    kind: 'split',
    target: enrolment.id,
    title: `${mover.name} begins a circle with ${name}`,
    line: `${fitWords([points])} for ${mover.name} and ${name}; ${listNames(stay.map((mentee) => mentee.name))} ${stay.length === 1 ? 'goes' : 'go'} on with ${mentor.name}.`,
    keeps: `The circle that stays keeps its sessions and what it reached (${reachedWords(situation)}). ${mover.name} takes their own goals along, and the new circle begins with its first session.`,
    moves: [
      { personId: mover.personId, from: asMentee(circle.name), to: asMentee(circleOf(name)) },
      { personId: enrolment.personId, from: hasRoom, to: asMentor(circleOf(name)) },
    ],
    tells: [
      { personId: mover.personId, text: `You begin a circle with ${name} as your mentor. Crosspath looks for times that suit you both, and Outlook invites you; your earlier meetings leave your calendar. Your goals come along.`, circleId: newCircle },
      { personId: enrolment.personId, text: `You begin a circle with ${mover.name}. Crosspath looks for times that suit you both, and Outlook invites you.`, circleId: newCircle },
      ...[mentor, ...stay].filter(({ enabled }) => enabled).map(({ personId }) => ({ personId, text: `${mover.name} goes on in a circle with ${name}. Your sessions stay as they are, with an invitation for those who are in them.`, circleId: circle.id })),
    ],
    steps: [
      { do: 'take-out', seat: seatOf(mover) },
      { do: 'mark', enrolmentId: enrolment.id, as: 'matched' },
      { do: 'begin', name: circleOf(name), seats: [{ ...seat, reasons: [] }, { ...seatOf(mover), circleId: newCircle, reasons }] },
    ],
    circleIds: [circle.id],
    rests: null,
  }
}
